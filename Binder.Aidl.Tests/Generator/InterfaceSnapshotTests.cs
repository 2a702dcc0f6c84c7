using Xunit;

namespace Binder.Aidl.Tests.Generator;

public sealed class InterfaceSnapshotTests
{
    [Fact]
    public void Stable() => Verify(
        """
        [BinderInterface("com.example.ISensor"), VintfStability]
        public partial interface ISensor : IInterface
        {
            event Action<long> Sensed;
            int Stability(int of);
        }
        """);

    [Fact]
    public void Calculator() => Verify(
        """
        namespace Com.Example;

        [BinderInterface("com.example.ICalculatorListener")]
        public partial interface ICalculatorListener : IInterface
        {
            [Oneway] void Changed(int value, string? reason);
        }

        [BinderInterface("com.example.ICalculator")]
        public partial interface ICalculator : IInterface
        {
            const int MaxDigits = 15;

            int Add(int left, int right);
            void Divide(int dividend, int divisor, out int quotient, out int remainder);
            Task<double> MeanAsync(double[] samples, CancellationToken cancellation = default);
            void Watch(ICalculatorListener listener);
            [Oneway] void Log(string message);
        }
        """);

    [Fact]
    public void Directions() => Verify(
        """
        namespace Com.Example;

        [BinderInterface]
        public partial interface IDirections
        {
            int All(in int a, out string b, ref long c, [Out] int[] d, [System.Runtime.InteropServices.Out] byte[]? e, out bool[] f, ref List<string?> g);
            void ReadOnly(ref readonly int value, params string[] rest);
        }
        """);

    [Fact]
    public void Asynchronous() => Verify(
        """
        namespace Com.Example;

        [BinderInterface("com.example.IJobs")]
        public partial interface IJobs
        {
            Task RunAsync();
            Task<string?> FindAsync(string name, CancellationToken token);
            ValueTask<int> CountAsync();
            ValueTask StopAsync(int code = 3, CancellationToken token = default);
            [Oneway] Task PostAsync(string message);
            [Oneway] ValueTask HintAsync(byte[] data, CancellationToken token = default);
        }
        """);

    [Fact]
    public void Properties() => Verify(
        """
        namespace Com.Example;

        [BinderInterface("com.example.ISettings")]
        public partial interface ISettings
        {
            [Transaction(10)] string Name { get; set; }
            [Transaction(20)] int Count { get; }
            [Transaction(5)] IBinder? Owner { set; }
        }
        """);

    [Fact]
    public void EnumsByBacking() => Verify(
        """
        namespace Com.Example;

        public enum Level { Low, High }
        public enum Tiny : byte { A }
        public enum Signed : sbyte { A }
        public enum Wide : long { A }

        [BinderInterface("com.example.ILevels")]
        public partial interface ILevels
        {
            Level Get(Tiny a, Signed b, Wide c, Level d = Level.High);
            Tiny[] Arrays(Level[] a, Signed[]? b, Wide[] c, [Out] Tiny[] d);
            List<Wide> Lists(IReadOnlyList<Level> a);
        }
        """);

    [Fact]
    public void Objects() => Verify(
        """
        using Microsoft.Win32.SafeHandles;

        namespace Com.Example;

        [Parcelable] public partial record Person(string Name);
        [Parcelable] public partial record struct Point(int X, int Y);

        [BinderInterface("com.example.IObjects")]
        public partial interface IObjects
        {
            IObjects? Self(IObjects self, IBinder token, IBinder? other, IObjects?[] all);
            SafeFileHandle Open(SafeFileHandle? parent, SafeFileHandle[] all);
            Person? Parcelables(Person a, Person? b, Point c, Point? d, Person?[] e, List<Point?> f, out Point g);
        }
        """);

    [Fact]
    public void NamesThatClash() => Verify(
        """
        namespace Com.Example;

        [BinderInterface("com.example.INames")]
        public partial interface INames
        {
            void INames(int data, int reply, string result, int code);
            bool Ping();
            void Dispose();
            string ToString();
            int Equals();
            int Call(int Call, string BeginCall, int @await, int @in);
            byte[] Read(ref byte[] data, string result);
            void @event();
            void TransactPing();
        }
        """);

    [Fact]
    public void NestedInternalWithoutPrefix() => Verify(
        """
        namespace Com.Example;

        internal static partial class Outer
        {
            public partial record struct Inner
            {
                [BinderInterface]
                internal partial interface Clock
                {
                    long NowMillis();
                }
            }
        }
        """);

    [Fact]
    public void GlobalNamespaceAndNothingRemote() => Verify(
        """
        [BinderInterface]
        public partial interface IMarker
        {
            static int Count => 3;
            int Twice(int value) => value * 2;
            enum Kind { A }
        }
        """);

    [Fact]
    public void DescriptorThatNeedsEscapes() => Verify(
        """
        [BinderInterface("a\"\\\n*/ // \u2028b")]
        public partial interface IOdd
        {
            void M();
        }
        """);

    [Fact]
    public void Inheritance() => Verify(
        """
        namespace Com.Example;

        [BinderInterface("com.example.INamed", Version = 2)]
        public partial interface INamed : IInterface
        {
            string Name { get; }
        }

        [BinderInterface("com.example.IShape")]
        public partial interface IShape : INamed
        {
            double Area();
        }

        [BinderInterface("com.example.ICircle")]
        public partial interface ICircle : IShape, INamed
        {
            double Radius();
        }
        """);

    [Fact]
    public void Events() => Verify(
        """
        namespace Com.Example;

        [Parcelable] public partial record Alarm(string Text);

        public delegate void Moved(object sender, int x, params string[] listener);

        [BinderInterface("com.example.IClock")]
        public partial interface IClock
        {
            event Action<long> Ticked;
            event EventHandler<Alarm>? Rang;
            [Oneway] void Set(long millis);
            event Moved @event;
            event EventHandler Stopped;
        }
        """);

    [Fact]
    public void Contracts() => Verify(Contract);

    [Fact]
    public void TheOldestLanguageIsEnough() => Generation.Of(Contract, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12).AssertClean();

    private const string Contract =
        """
        namespace Com.Example;

        /// <summary>Tells the time.</summary>
        [BinderInterface("com.example.IClock", Version = 3, Hash = "notfrozen", HasDefault = true, HasDelegator = true)]
        [SensitiveData, Obsolete]
        public partial interface IClock
        {
            [EnforcePermission("com.example.READ")] long Now();
            [EnforcePermission(AnyOf = ["a", "b"])] string Zone { get; set; }
            [Obsolete("Use Zone.")] void Divide(in int left, ref int right, out int failure, int fallback = 3);
            int this[int data, string index] { get; set; }
            Task<int> WaitAsync(int millis, CancellationToken cancellation = default);
            [Oneway] ValueTask PostAsync(string text);
            event Action Ticked;
        }
        """;

    private static void Verify(string source, [System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        Snapshot.Verify(Generation.Of(source).AssertClean(), test: test);
}
