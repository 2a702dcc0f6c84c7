using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>What to use instead of a type that cannot travel.</summary>
internal static class WaysOut
{
    private const string UseList = "use an array, 'List<T>' or 'IReadOnlyList<T>'";
    private const string UseListener = "use a listener interface with [BinderInterface] that takes the items";
    private const string UseBinder = "use 'IBinder', or the Binder interface that the object has";

    private static readonly Dictionary<string, string> ByName = new()
    {
        ["nint"] = "use 'long'",
        ["nuint"] = "use 'long'",
        ["object"] = "use the type that the object has, or 'IBinder' for an object of this process",
        ["System.DateTime"] = "use 'DateTimeOffset'",
        ["System.Int128"] = "send two 'long' in a [Parcelable] type",
        ["System.UInt128"] = "send two 'long' in a [Parcelable] type",
        ["System.Memory<T>"] = "use 'ReadOnlyMemory<byte>' or an array",
        ["System.ReadOnlyMemory<T>"] = "use 'ReadOnlyMemory<byte>' or an array",
        ["System.Span<T>"] = "use an array",
        ["System.ReadOnlySpan<T>"] = "use an array",
        ["System.ArraySegment<T>"] = "use an array",
        ["System.IO.Stream"] = "use 'SafeFileHandle' and open a stream on it",
        ["System.IO.FileStream"] = "use 'SafeFileHandle' and open a stream on it",
        ["System.Runtime.InteropServices.SafeHandle"] = "use 'SafeFileHandle'",
        ["System.Exception"] = "throw it, or send its message as 'string'",
        ["System.Collections.Generic.IEnumerable<T>"] = UseList,
        ["System.Collections.Generic.ICollection<T>"] = UseList,
        ["System.Collections.Generic.IReadOnlyCollection<T>"] = UseList,
        ["System.Collections.Generic.IList<T>"] = UseList,
        ["System.Collections.Generic.HashSet<T>"] = UseList,
        ["System.Collections.Generic.IAsyncEnumerable<T>"] = UseListener,
        ["System.Collections.Generic.IDictionary<TKey, TValue>"] = "use 'Dictionary<string, V>' or 'IReadOnlyDictionary<string, V>'",
        [KnownNames.CancellationToken] = "make it the last parameter of a method that returns a task",
        [KnownNames.Task] = "return it from a method",
        [KnownNames.TaskOfT] = "return it from a method",
        [KnownNames.ValueTask] = "return it from a method",
        [KnownNames.ValueTaskOfT] = "return it from a method",
        [KnownNames.Interface] = UseBinder,
        [KnownNames.LocalBinder] = UseBinder,
        ["Binder.BpBinder"] = UseBinder,
        ["Binder.Parcel"] = "use a [Parcelable] type, or implement 'IParcelable<TSelf>'",
    };

    public static string For(ITypeSymbol type)
    {
        string name = type.OriginalDefinition.ToDisplayString(Format);
        if (ByName.TryGetValue(name, out string? wayOut))
            return wayOut;

        return type switch
        {
            { IsTupleType: true } => "declare a [Parcelable] record",
            { TypeKind: TypeKind.Delegate } => "declare a listener interface with [BinderInterface]",
            { TypeKind: TypeKind.Interface } => "mark the interface with [BinderInterface], or use a [Parcelable] type",
            { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "memory is not shared between processes; use an array",
            { TypeKind: TypeKind.TypeParameter } => "use a concrete type",
            { TypeKind: TypeKind.Dynamic } => "use the type that the object has",
            { BaseType: { } parent } when parent.Has(KnownNames.UnionAttribute) => $"use the union '{parent.ShortName()}'",
            _ => "mark the type with [Parcelable], give it a [ParcelMarshaller], or implement 'IParcelable<TSelf>'",
        };
    }

    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);
}
