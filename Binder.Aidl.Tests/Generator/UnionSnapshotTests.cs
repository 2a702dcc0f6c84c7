using System.Runtime.CompilerServices;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

public sealed class UnionSnapshotTests
{
    [Fact]
    public void MembersOfEveryKind() => Verify(
        """
        namespace Com.Example;

        [Parcelable("com.example.Point")] public partial record struct Point(int X, int Y);

        /// <summary>What can be drawn.</summary>
        [Union("com.example.Shape")]
        public abstract partial record Shape
        {
            public const int MaxCorners = 64;

            public sealed record Circle(double Radius = 1) : Shape;
            public sealed record Polygon(Point[] Corners) : Shape;
            public sealed record Named(string? Name) : Shape;
            public sealed partial record Group(List<Shape> Shapes) : Shape;

            public bool IsRound => this is Circle;
        }
        """);

    [Fact]
    public void AFirstMemberWithoutADefault() => Verify(
        """
        internal static partial class Outer
        {
            [Union]
            internal abstract partial record Either
            {
                public sealed record Left(IBinder Value) : Either;
                public sealed record Right(byte[] parcel) : Either;
            }
        }
        """);

    [Fact]
    public void MembersThatAreComparedByElements() => Verify(
        """
        [Union("com.example.Batch", StructuralEquality = true, AidlToString = true)]
        public abstract partial record Batch
        {
            public sealed partial record Numbers(int[] other) : Batch
            {
                public Numbers() : this([1, 2]) { }
            }

            public sealed partial record Text(string Value) : Batch;
        }
        """);

    [Fact]
    public void AUnionAsField() => Verify(
        """
        [Union]
        public abstract partial record Setting
        {
            public sealed record Number(int Value) : Setting;
            public sealed record Text(string Value) : Setting;
        }

        [Parcelable]
        public partial record Entry(string Key, Setting Value, Setting? Old, Setting[] All);
        """);

    private static void Verify(string source, [CallerMemberName] string test = "") =>
        Snapshot.Verify(Generation.Of(source).AssertClean(), test: test);
}
