namespace Binder.Aidl.Generator.Model;

/// <summary>What is generated from one <c>.aidl</c> file.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of syntax and positions.</remarks>
/// <param name="Types">The types; none of a file with an error, of which C# could say only another type than the one meant.</param>
/// <param name="Errors">Its errors.</param>
internal sealed record ProjectedFile(EquatableArray<ProjectedType> Types, EquatableArray<ProjectedError> Errors);

/// <summary>An error of an <c>.aidl</c> file, for the generator to report: analyzers do not run where the compiler misses what was not generated.</summary>
/// <param name="Id">Id of the diagnostic.</param>
/// <param name="Path">Path of the file.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="From">Line and column of the first, from 0.</param>
/// <param name="To">Line and column behind the last.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record ProjectedError(
    string Id, string Path, int Start, int Length, (int Line, int Column) From, (int Line, int Column) To, EquatableArray<string> Arguments);

/// <summary>A type of an <c>.aidl</c> file as C# declares it.</summary>
/// <param name="Type">Where it is declared.</param>
/// <param name="Nested">The types inside, in declaration order.</param>
internal abstract record ProjectedType(TypeModel Type, EquatableArray<ProjectedType> Nested)
{
    /// <summary>What it is in AIDL.</summary>
    public abstract AidlIdentity Aidl { get; }
}

/// <param name="IsOneway">Whether the whole interface is one-way.</param>
internal sealed record ProjectedInterface(TypeModel Type, EquatableArray<ProjectedType> Nested, InterfaceModel Model, bool IsOneway)
    : ProjectedType(Type, Nested)
{
    public override AidlIdentity Aidl => Model.Aidl;
}

/// <param name="Initializers">What a new object's fields hold, as C# spells it, in the order of the fields; empty for the default of the C# type.</param>
internal sealed record ProjectedParcelable(
    TypeModel Type, EquatableArray<ProjectedType> Nested, ParcelableModel Model, EquatableArray<string> Initializers)
    : ProjectedType(Type, Nested)
{
    public override AidlIdentity Aidl => Model.Aidl;
}

/// <param name="Initializers">Arrays that the members begin with, as C# spells them, in the order of the members; empty for those without.</param>
internal sealed record ProjectedUnion(TypeModel Type, EquatableArray<ProjectedType> Nested, UnionModel Model, EquatableArray<string> Initializers)
    : ProjectedType(Type, Nested)
{
    public override AidlIdentity Aidl => Model.Aidl;
}

internal sealed record ProjectedEnum(TypeModel Type, EquatableArray<ProjectedType> Nested, EnumModel Model) : ProjectedType(Type, Nested)
{
    public override AidlIdentity Aidl => Model.Aidl;
}
