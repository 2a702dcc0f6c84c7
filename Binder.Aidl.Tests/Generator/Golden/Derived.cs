using System.Collections.Immutable;

namespace Binder.Aidl.Tests.Generator.Golden;

[Parcelable("a.D", StructuralEquality = true, AidlToString = true)]
public sealed partial record Derived(
    int Id,
    string? Name,
    [FixedSize(2, 2)] int[][] Rows,
    List<NumberOrText?> Unions,
    Dictionary<string, string> Map,
    ImmutableArray<double> Numbers,
    ReadOnlyMemory<byte>? Bytes,
    bool IsLast);
