using System.Runtime.CompilerServices;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Tests.Generator;
using Xunit;

namespace Binder.Aidl.Tests.Export;

/// <summary>Exports as a reader sees them. <c>UPDATE_SNAPSHOTS=1</c> accepts what is written.</summary>
public sealed class ExportSnapshotTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Binder.Aidl.Tests", "Export", "Snapshots");

    [Fact]
    public void Service() => Verify(
        """
        namespace Com.Example;

        /// <summary>Tells the time.</summary>
        /// <remarks>In one zone.</remarks>
        [BinderInterface("com.example.IClock", HasDefault = true), SensitiveData]
        public partial interface IClock : IInterface
        {
            /// <summary>How many zones there may be.</summary>
            const int MaxZones = 64;
            const string UtcName = "UTC";
            const double Drift = 1;

            /// <summary>The time.</summary>
            /// <param name="zone">Where.</param>
            /// <returns>Milliseconds since 1970.</returns>
            [EnforcePermission("com.example.READ")] Task<long> NowAsync(Zone? zone, CancellationToken token = default);
            [Obsolete("Use Zone.")] string ZoneName { get; set; }
            double this[int day] { get; }
            [Oneway] void Set(long millis, params int[] offsets);
            List<int> Numbers(IReadOnlyList<Zone?> zones, [Out] byte[] rest, ref List<string?> names, Dictionary<string, Zone> map, out Zone result);
            TimeSpan Uptime(Guid id, IBinder? token);
            Microsoft.Win32.SafeHandles.SafeFileHandle Log([RawFileDescriptor] Microsoft.Win32.SafeHandles.SafeFileHandle raw);
            event Action<long> Ticked;
        }

        /// <summary>Where.</summary>
        /// <param name="Name">As people call it.</param>
        [Parcelable("com.example.Zone", StructuralEquality = true)]
        public sealed partial record Zone(string Name = "UTC", Kind Kind = Kind.Solar, int[]? Offsets = null)
        {
            public const byte Limit = 200;

            public long Millis { get; set; } = -5;
            public float Factor { get; set; } = 1.5f;
            public double Ratio { get; set; } = 1;
            public bool IsSummer { get; set; } = true;
            public char Letter { get; set; } = 'Z';
            public int[] Days { get; set; } = [1, 2];
            public Kind[] Kinds { get; set; } = new[] { Kind.Civil };
            [FixedSize(2, 3)] public int[][] Matrix { get; set; } = default!;
            public Zone? Parent { get; set; }
            public List<Zone> Children { get; set; } = [];
            [AidlName("handle")] public uint Id { get; set; } = uint.MaxValue;
            public ParcelableHolder Extension { get; set; } = new(ParcelableStability.Local);
        }

        [AidlName("com.example.Zone.Kind")]
        public enum Kind : byte { Civil, /** <summary>By the sun.</summary> */ Solar = 200 }
        """);

    [Fact]
    public void WhatIsLeftOut() => Verify(
        """
        [BinderInterface("com.example.ICalculator")]
        public partial interface ICalculator
        {
            const bool IsExact = true;
            const string Escaped = "a\n";
            const float None = float.NaN;

            int Add(int left, int right);
            void Divide(int dividend, int divisor, out int quotient);
            void Clear();
        }
        """,
        ["AIDL242", "AIDL243"]);

    [Fact]
    public void Unions() => Verify(
        """
        namespace Com.Example;

        public enum Kind { A, B }

        [Union("com.example.Shape")]
        public abstract partial record Shape
        {
            public sealed record Corners(long[] Value) : Shape;
            public sealed record Inner(Shape? Value) : Shape;
        }

        [Union("com.example.Level"), FixedSize]
        public abstract partial record Level
        {
            public sealed record Kind(Com.Example.Kind Value) : Level;
            public sealed record Exact([FixedSize(2)] int[] Value) : Level;
        }

        [Union("com.example.Batch", StructuralEquality = true, AidlToString = true)]
        public abstract partial record Batch
        {
            public sealed partial record Kinds(Kind[] Value) : Batch
            {
                public Kinds() : this([Kind.B, Kind.A]) { }
            }

            public sealed partial record Numbers(System.Collections.Immutable.ImmutableArray<int> Value) : Batch
            {
                public Numbers() : this([]) { }
            }
        }

        [Union("com.example.Fixed")] public abstract partial record Fixed { public sealed record Exact([FixedSize(2, 1)] int[][] Value) : Fixed; }

        public sealed class Manual : IParcelable<Manual>
        {
            public void WriteToParcel(Parcel parcel) => parcel.WriteInt32(1);
            public static Manual ReadFromParcel(Parcel parcel) { parcel.ReadInt32(); return new Manual(); }
        }

        [BinderInterface("com.example.IUser", Version = 2), AidlName("com.example.IRenamed")]
        public partial interface IUser { void Use(Shape shape, Level[] levels, Manual manual); }
        """);

    private static void Verify(string source, string[]? ids = null, [CallerMemberName] string test = "")
    {
        AidlExport export = Exports.OfSource(source).AssertSays(ids ?? []);
        Assert.NotEmpty(export.Bind());
        string path = Path.Combine(Folder, $"{test}.verified.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, export.Text());

        Assert.Equal(File.ReadAllText(path), export.Text());
    }
}
