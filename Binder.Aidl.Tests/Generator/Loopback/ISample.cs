using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Generator.Loopback;

public enum Color
{
    Red = 1,
    Blue = -7,
}

public enum Level : byte
{
    Low,
    High = 250,
}

public enum Distance : long
{
    Far = long.MaxValue,
}

[Parcelable]
public partial record Person(string Name, int Age = 7, Person? Boss = null)
{
    public string[] Tags { get; init; } = ["new"];
}

[Parcelable]
public partial record struct Point(int X, double Y);

[BinderInterface("test.ISampleListener")]
public partial interface ISampleListener : IInterface
{
    [Oneway]
    void Changed(int value, string? reason);
}

/// <summary>Every kind of type in every direction.</summary>
[BinderInterface("test.ISample")]
public partial interface ISample : IInterface
{
    string? Title { get; set; }

    int Add(int left, int right);

    void Divide(int dividend, int divisor, out int quotient, out int remainder);

    string Primitives(bool a, sbyte b, byte c, char d, int e, long f, float g, double h);

    Distance Enums(Color a, Level b, ref Color c, Level[] d, out Color[] e);

    string?[]? Strings(string a, string? b, string[] c, List<string?>? d);

    int Fill([Out] byte[] bytes, [Out] int[]? numbers, [Out] Level[] levels);

    void Sort(ref int[] numbers, out List<long> longs);

    Person? Boss(Person person, Point? at, Point[] path, IReadOnlyList<Person?> others, out Point end);

    void Watch(ISampleListener listener, ISampleListener? other, IBinder token);

    SafeFileHandle Echo(SafeFileHandle file, SafeFileHandle? none);

    Task<double> MeanAsync(double[] samples, CancellationToken cancellation = default);

    ValueTask<string> NameAsync(int id);

    Task FailAsync(string message);

    [Oneway]
    void Log(string message);

    [Oneway]
    Task PostAsync(int value);

    string? NullWhereForbidden();
}
