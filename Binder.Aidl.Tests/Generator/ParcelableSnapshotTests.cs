using System.Runtime.CompilerServices;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

public sealed class ParcelableSnapshotTests
{
    [Fact]
    public void PositionalRecord() => Verify(
        """
        namespace Com.Example;

        [Parcelable]
        public partial record Person(int Id, string Name = "nobody", Person? Boss = null)
        {
            public string[] Tags { get; init; } = ["new"];
            public bool IsManaged => Boss is not null;
        }
        """);

    [Fact]
    public void RecordStructs() => Verify(
        """
        namespace Com.Example;

        [Parcelable] public partial record struct Point(int X, int Y);
        [Parcelable] public readonly partial record struct Line(Point From, Point? To);
        [Parcelable] public partial struct Nothing;
        """);

    [Fact]
    public void ClassWithDefaults() => Verify(
        """
        using System.Runtime.Serialization;

        namespace Com.Example;

        [Parcelable]
        public partial class Config
        {
            private Config() { }

            public int Port { get; set; } = 80;
            public string Host { get; private set; } = "localhost";
            public IBinder Owner { get; set; } = null!;
            public long @class { get; init; }
            public string parcel { get; set; } = "";
            [IgnoreDataMember] public int Scratch { get; set; }
            public static int Count { get; set; }
            internal int Hidden { get; set; }
        }
        """);

    [Fact]
    public void RequiredMembers() => Verify(
        """
        namespace Com.Example;

        [Parcelable]
        public sealed partial class Address
        {
            public required string City { get; init; }
            public IReadOnlyList<string> Lines { get; set; } = ["?"];
            public required IBinder Token { get; set; }
        }
        """);

    [Fact]
    public void Constructors() => Verify(
        """
        namespace Com.Example;

        [Parcelable]
        public partial class Primary(int id, string? note = null)
        {
            public string Name { get; set; } = "unread";
            public int Id { get; } = id;
            public string? Text => note;
        }

        [Parcelable]
        public partial class Explicit
        {
            public Explicit(string name, int size) => (Name, Size) = (name, size);

            public int Size { get; }
            public string Name { get; }
        }
        """);

    [Fact]
    public void EqualityAndText() => Verify(
        """
        namespace Com.Example;

        [Parcelable("com.example.Sealed", StructuralEquality = true, AidlToString = true)]
        public sealed partial record Sealed(int Id, string[] Tags, System.Collections.Immutable.ImmutableArray<int> Numbers);

        [Parcelable(StructuralEquality = true)] public partial record Open([FixedSize(2, 2)] int[][] Rows);
        [Parcelable(StructuralEquality = true)] public partial class Plain { public Dictionary<string, string> Map { get; set; } = []; }
        [Parcelable(StructuralEquality = true)] public partial record struct Value(ReadOnlyMemory<byte>? Bytes);
        [Parcelable(StructuralEquality = true, AidlToString = true)] public partial struct Nothing;
        """);

    private static void Verify(string source, [CallerMemberName] string test = "") =>
        Snapshot.Verify(Generation.Of(source).AssertClean(), test: test);
}
