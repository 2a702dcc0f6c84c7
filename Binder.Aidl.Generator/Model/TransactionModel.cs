namespace Binder.Aidl.Generator.Model;

/// <summary>One transaction code and what it carries.</summary>
/// <param name="Name">Name of its constant: the method's, or <c>GetX</c> and <c>SetX</c> of a property.</param>
/// <param name="AidlName">Name of the AIDL method.</param>
/// <param name="Code">1 (<c>FIRST_CALL_TRANSACTION</c>) to 16777115.</param>
/// <param name="IsOneway">Whether it is queued and not answered.</param>
/// <param name="Result">The return value, null for none.</param>
/// <param name="Parameters">What is marshalled, in declaration order.</param>
internal sealed record TransactionModel(
    string Name, string AidlName, int Code, bool IsOneway, WireType? Result, EquatableArray<ParameterModel> Parameters)
{
    /// <summary>What the caller must be allowed, null if anything goes.</summary>
    public PermissionModel? Permission { get; init; }
}

/// <param name="Name">The name without escapes.</param>
/// <param name="Type">Its type.</param>
/// <param name="Direction">Which way the value travels.</param>
/// <param name="Modifier">How C# passes it: empty, or <c>in</c>, <c>ref readonly</c>, <c>out</c>, <c>ref</c>, <c>params</c>.</param>
/// <param name="Default">Its default value as C# spells it, null for none.</param>
/// <param name="Aidl">What AIDL says of it.</param>
internal sealed record ParameterModel(string Name, WireType Type, Direction Direction, string Modifier, string? Default, AidlIdentity Aidl);

/// <summary>Which way a parameter's value travels.</summary>
internal enum Direction
{
    In,

    /// <summary>Only in the reply. An array's place in the request is held by a length of 0.</summary>
    Out,

    /// <summary>In the request and in the reply.</summary>
    InOut,

    /// <summary>The caller's array is filled: the request carries its length, the reply its elements.</summary>
    Fill,
}
