namespace Binder.Aidl.Generator.Model;

/// <summary>An enum that travels.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Name">The simple C# name without escapes.</param>
/// <param name="FullName">The <c>global::</c>-qualified C# name.</param>
/// <param name="Backing">The integer behind it: <see cref="WireKind.Byte"/>, <see cref="WireKind.SByte"/>, Int32 or Int64.</param>
/// <param name="Enumerators">In declaration order.</param>
/// <param name="Aidl">What it is in AIDL.</param>
internal sealed record EnumModel(string Name, string FullName, WireKind Backing, EquatableArray<EnumeratorModel> Enumerators, AidlIdentity Aidl);

/// <param name="Name">The C# name without escapes.</param>
/// <param name="Value">Its value; that of a <c>byte</c> enum is the signed one with the same bits.</param>
/// <param name="Aidl">What it is in AIDL.</param>
internal sealed record EnumeratorModel(string Name, long Value, AidlIdentity Aidl);
