using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Generator.Loopback;

internal sealed class Sample : BnSample
{
    public List<string> Calls { get; } = [];

    public override string? Title { get; set; } = "first";

    public override int Add(int left, int right) => checked(left + right);

    public override void Divide(int dividend, int divisor, out int quotient, out int remainder) =>
        (quotient, remainder) = Math.DivRem(dividend, divisor);

    public override string Primitives(bool a, sbyte b, byte c, char d, int e, long f, float g, double h) =>
        FormattableString.Invariant($"{a} {b} {c} {d} {e} {f} {g} {h}");

    public override Distance Enums(Color a, Level b, ref Color c, Level[] d, out Color[] e)
    {
        Calls.Add($"{a} {b} {c} {string.Join(',', d)}");
        c = Color.Blue;
        e = [Color.Red, Color.Blue];
        return Distance.Far;
    }

    public override string?[]? Strings(string a, string? b, string[] c, List<string?>? d) => d is null ? null : [a, b, .. c, .. d];

    public override int Fill(byte[] bytes, int[]? numbers, Level[] levels)
    {
        bytes.AsSpan().Fill(0xAB);
        numbers?.AsSpan().Fill(-1);
        levels.AsSpan().Fill(Level.High);
        return bytes.Length + (numbers?.Length ?? -100) + levels.Length;
    }

    public override void Sort(ref int[] numbers, out List<long> longs)
    {
        numbers = [.. numbers.Order()];
        longs = [.. numbers.Select(static number => (long)number)];
    }

    public override Person? Boss(Person person, Point? at, Point[] path, IReadOnlyList<Person?> others, out Point end)
    {
        Calls.Add($"{at} {others.Count} {others.Count(static other => other is null)}");
        end = path[^1];
        return person.Boss;
    }

    public override void Watch(ISampleListener listener, ISampleListener? other, IBinder token)
    {
        Calls.Add($"{other is null} {token == AsBinder(this)}");
        listener.Changed(5, null);
    }

    public override SafeFileHandle Echo(SafeFileHandle file, SafeFileHandle? none)
    {
        Calls.Add($"{none is null}");
        return file;
    }

    public override async Task<double> MeanAsync(double[] samples, CancellationToken cancellation)
    {
        await Task.Yield();
        return samples.Average();
    }

    public override ValueTask<string> NameAsync(int id) => new($"name {id}");

    public override async Task FailAsync(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public override void Log(string message) => Calls.Add(message);

    public override Task PostAsync(int value)
    {
        Calls.Add($"posted {value}");
        return Task.CompletedTask;
    }

    public override string? NullWhereForbidden() => null;

    private static IBinder AsBinder(IInterface self) => self.AsBinder();
}
