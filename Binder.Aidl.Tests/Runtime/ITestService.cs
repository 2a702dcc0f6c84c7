using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Runtime;

/// <summary>What the runtime's tests call: every shape of method once.</summary>
[BinderInterface("com.example.test.ITestService")]
public partial interface ITestService : IInterface
{
    int Add(int left, int right);

    string? Echo(string? text);

    byte[] EchoBytes(byte[] bytes);

    void Divide(int dividend, int divisor, out int quotient, out int remainder);

    void Double(ref long value);

    void Fill([Out] int[] numbers, int value);

    Color Mix(Color left, Color right);

    Point Mirror(Point point);

    List<string> Sort(List<string> words);

    IBinder? EchoBinder(IBinder? binder);

    void Keep(IBinder? binder);

    int CallKept(int value);

    int CallBack(ITestCallback callback, int value);

    void Throw(string type, string message);

    [Oneway]
    void Note(int number);

    [Oneway]
    void SendNotes(ITestCallback callback);

    SafeFileHandle OpenText(string text);

    Task<int> AddAsync(int left, int right, CancellationToken cancellation = default);

    Task<int> CallerAfterAwaitAsync();

    ValueTask PingAsync();

    int CallingPid();

    string Name { get; set; }
}

[BinderInterface("com.example.test.ITestCallback")]
public partial interface ITestCallback : IInterface
{
    int Call(int value);

    [Oneway]
    void OnNotes(int[] numbers);
}

public enum Color
{
    Red = 1,
    Green = 2,
    Yellow = 3,
}

[Parcelable]
public sealed partial record Point(int X, int Y, string Label);
