using Binder.Aidl.Tests.Generator.Loopback;
using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Generator.Golden;

public enum Sign : sbyte
{
    Minus = -1,
    None,
    Plus,
}

[Parcelable(StructuralEquality = true)]
public sealed partial record Primitives(bool A, sbyte B, byte C, char D, int E, long F, float G, double H, string I, string? J, string? K);

[Parcelable(StructuralEquality = true)]
public sealed partial record Enums(Sign A, Level B, Color C, Distance D, Sign[] E, Level[] F, Color[]? G, Distance[] H, List<Color> I);

[Parcelable(StructuralEquality = true)]
public sealed partial record Arrays(
    bool[] A, sbyte[] B, byte[] C, char[] D, int[] E, long[] F, float[] G, double[] H, string[] I, string?[] J, int[]? K, byte[]? L);

[Parcelable(StructuralEquality = true)]
public sealed partial record Lists(List<string> A, IReadOnlyList<string?>? B, List<Held> C, List<Held?>? D, List<int> E, List<NumberOrText> F);

[Parcelable(StructuralEquality = true)]
public sealed partial record Nested(Point A, Point? B, Point? C, Held D, Held? E, Point[] F, Held?[] G, NumberOrText?[]? H);

[Parcelable]
public sealed partial record Objects(IBinder A, IBinder? B, INamed C, INamed? D, IBinder?[] E, INamed[] F, List<IBinder> G);

[Parcelable]
public sealed partial record Files(SafeFileHandle A, SafeFileHandle? B, SafeFileHandle?[] C, [RawFileDescriptor] SafeFileHandle D);

[Parcelable]
public sealed partial class PlainClass
{
    public int A { get; set; } = 3;

    public string B { get; init; } = "x";
}

[FixedSize, Parcelable]
public partial struct FixedStruct
{
    public long A { get; set; }

    [FixedSize(2)]
    public Sign[] B { get; set; }
}
