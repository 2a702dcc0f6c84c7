using System.Globalization;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// Tells when the kernel is through with processes that closed the device, which it does later: its statistics count those that it still has.
/// </summary>
internal sealed class DeviceCensus
{
    private const string Statistics = "/sys/kernel/debug/binder/stats";
    private const string Line = "proc: active ";

    private readonly int _others = Count();

    /// <summary>Waits until no more than these are open, and whoever was there before.</summary>
    public void Await(int open) => SpinWait.SpinUntil(() => Count() <= _others + open);

    private static int Count()
    {
        foreach (string line in File.ReadLines(Statistics))
        {
            if (line.StartsWith(Line, StringComparison.Ordinal))
                return int.Parse(line.AsSpan(Line.Length, line.IndexOf(' ', Line.Length) - Line.Length), CultureInfo.InvariantCulture);
        }

        return 0;
    }
}
