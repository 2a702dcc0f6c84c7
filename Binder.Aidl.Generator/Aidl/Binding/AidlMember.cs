using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>What a type declares besides other types.</summary>
/// <param name="Position">Of its name.</param>
internal abstract record AidlMember(string Name, AidlDocs Docs, AidlPosition Position);

/// <summary>A method; its annotations are those of <see cref="Result"/>.</summary>
/// <param name="IsOneway">Whether <c>oneway</c> is before the method.</param>
/// <param name="IsEffectivelyOneway">Whether it is one-way, by its own word or the interface's.</param>
/// <param name="Id">0 to 16777114; the transaction code is one more.</param>
/// <param name="HasExplicitId">Whether the source gives the id.</param>
internal sealed record AidlMethod(
    string Name,
    AidlDocs Docs,
    AidlPosition Position,
    bool IsOneway,
    bool IsEffectivelyOneway,
    AidlType Result,
    EquatableArray<AidlArgument> Arguments,
    int Id,
    bool HasExplicitId) : AidlMember(Name, Docs, Position)
{
    /// <summary>Transaction code: <c>FIRST_CALL_TRANSACTION</c> (1) and up.</summary>
    public int Code => Id + 1;
}

/// <summary>Where an argument's value travels.</summary>
internal enum AidlDirection
{
    In,
    Out,
    InOut,
}

/// <summary>A parameter of a method.</summary>
/// <param name="IsDirectionWritten">Whether the source gives the direction; it may leave out <c>in</c> where nothing else is possible.</param>
internal sealed record AidlArgument(string Name, AidlDocs Docs, AidlPosition Position, AidlDirection Direction, bool IsDirectionWritten, AidlType Type)
    : AidlMember(Name, Docs, Position);

/// <summary>A field of a parcelable or a member of a union.</summary>
/// <param name="Default">Null if the source gives none.</param>
internal sealed record AidlField(string Name, AidlDocs Docs, AidlPosition Position, AidlType Type, AidlValue? Default) : AidlMember(Name, Docs, Position);

/// <summary>A constant.</summary>
internal sealed record AidlConstant(string Name, AidlDocs Docs, AidlPosition Position, AidlType Type, AidlValue Value) : AidlMember(Name, Docs, Position);

/// <summary>One value of an enum.</summary>
/// <param name="HasExplicitValue">Whether the source gives the value.</param>
internal sealed record AidlEnumerator(string Name, AidlDocs Docs, AidlPosition Position, long Value, bool HasExplicitValue) : AidlMember(Name, Docs, Position);
