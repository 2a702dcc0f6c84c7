using System.Runtime.CompilerServices;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

public sealed class TypeSnapshotTests
{
    [Fact]
    public void FixedArrays() => Verify(
        """
        [Parcelable]
        public partial record Matrix([FixedSize(3)] double[] Vector, [FixedSize(2, 3)] byte[][]? Rows)
        {
            [FixedSize(2, 2)] public string[][] Names { get; init; } = [["a", "b"], ["c", "d"]];
        }

        [BinderInterface("com.example.IMatrices")]
        public partial interface IMatrices
        {
            [return: FixedSize(2)] int[] Sum([FixedSize(2, 2)] int[][] a, [FixedSize(4)] out IBinder[] b);
        }
        """);

    [Fact]
    public void MapsAndMarshalledValues() => Verify(
        """
        using System.Collections.Immutable;
        using Microsoft.Win32.SafeHandles;

        [BinderInterface("com.example.ITypes")]
        public partial interface ITypes
        {
            Dictionary<string, IBinder?>? Map(IReadOnlyDictionary<string, string> a);
            ImmutableArray<Guid>? Immutable(ImmutableArray<byte> a, out ImmutableArray<int> b, ReadOnlyMemory<byte>? c);
            [return: RawFileDescriptor] SafeFileHandle Raw([RawFileDescriptor] SafeFileHandle[] a);
            Uri? Marshalled(uint a, decimal? b, [ParcelMarshaller(typeof(GuidBytesMarshaller))] Guid c);
        }
        """);

    private static void Verify(string source, [CallerMemberName] string test = "") =>
        Snapshot.Verify(Generation.Of(source).AssertClean(), test: test);
}
