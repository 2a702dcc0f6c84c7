using System.Security;
using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Runtime;

internal sealed class TestService : BnTestService
{
    private readonly List<int> _notes = [];
    private IBinder? _kept;

    public override string Name { get; set; } = "test";

    public override int Add(int left, int right) => checked(left + right);

    public override string? Echo(string? text) => text;

    public override byte[] EchoBytes(byte[] bytes) => bytes;

    public override void Divide(int dividend, int divisor, out int quotient, out int remainder) =>
        (quotient, remainder) = Math.DivRem(dividend, divisor);

    public override void Double(ref long value) => value *= 2;

    public override void Fill(int[] numbers, int value) => Array.Fill(numbers, value);

    public override Color Mix(Color left, Color right) => left | right;

    public override Point Mirror(Point point) => new(point.Y, point.X, point.Label);

    public override List<string> Sort(List<string> words)
    {
        words.Sort(StringComparer.Ordinal);
        return words;
    }

    public override IBinder? EchoBinder(IBinder? binder) => binder;

    public override void Keep(IBinder? binder)
    {
        (_kept as BpBinder)?.Dispose();
        _kept = binder;
    }

    public IBinder? Kept => _kept;

    public override int CallKept(int value) =>
        (_kept ?? throw new InvalidOperationException("Nothing is kept.")).As<ITestCallback>().Call(value);

    public override int CallBack(ITestCallback callback, int value) => callback.Call(value);

    public override void Throw(string type, string message) => throw type switch
    {
        nameof(SecurityException) => new SecurityException(message),
        nameof(ArgumentException) => new ArgumentException(message),
        nameof(ArgumentNullException) => new ArgumentNullException(null, message),
        nameof(InvalidOperationException) => new InvalidOperationException(message),
        nameof(NotSupportedException) => new NotSupportedException(message),
        nameof(BadParcelableException) => new BadParcelableException(message),
        nameof(ServiceSpecificException) => new ServiceSpecificException(42, message),
        _ => new TimeoutException(message),
    };

    public override void Note(int number) => _notes.Add(number);

    public override void SendNotes(ITestCallback callback) => callback.OnNotes([.. _notes]);

    public override SafeFileHandle OpenText(string text)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        SafeFileHandle file = File.OpenHandle(path);
        File.Delete(path);
        return file;
    }

    /// <summary>Runs before an asynchronous sum is made.</summary>
    public Func<Task> OnAddAsync { get; set; } = static () => Task.CompletedTask;

    public override async Task<int> AddAsync(int left, int right, CancellationToken cancellation)
    {
        await OnAddAsync();
        return left + right;
    }

    public override async Task<int> CallerAfterAwaitAsync()
    {
        await Task.Yield();
        return IPCThreadState.Self.CallingPid;
    }

    public override ValueTask PingAsync() => ValueTask.CompletedTask;

    public override int CallingPid() => IPCThreadState.Self.CallingPid;
}
