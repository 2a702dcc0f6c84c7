using System.Globalization;
using Binder.Aidl.Tests.Conformance.Remote;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Aidl.Tests.Conformance.Worlds;

namespace Binder.Aidl.Tests.Conformance;

/// <summary>Runs the checklist on a device and reports in TAP, version 13.</summary>
internal static class CommandLine
{
    private const string Usage = "Usage: Conformance inproc|shared|kernel [--device PATH] [--filter ITEM[,ITEM]]";

    public static int Run(string[] args)
    {
        string? device = null;
        HashSet<int>? filter = null;
        for (int i = 1; i + 1 < args.Length; i += 2)
        {
            if (args[i] == "--device")
                device = args[i + 1];
            else if (args[i] == "--filter")
                filter = [.. args[i + 1].Split(',').Select(static number => int.Parse(number, CultureInfo.InvariantCulture))];
        }

        using IUniverse? universe = Create(args.FirstOrDefault(), device);
        if (universe is null || args.Length % 2 == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return Report([.. Checklist.Items.Where(item => filter?.Contains(item.Number) ?? true)], universe);
    }

    private static IUniverse? Create(string? kind, string? device) => kind switch
    {
        "inproc" => new VirtualUniverse(),
        "shared" => new SharedUniverse(),
        "kernel" => new KernelUniverse(device ?? "/dev/binder"),
        _ => null,
    };

    private static int Report(Item[] items, IUniverse universe)
    {
        Console.WriteLine("TAP version 13");
        Console.WriteLine($"1..{items.Length}");
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        foreach (Item item in items)
        {
            Outcome outcome = ScenarioPlayer.Play(item, universe);
            Console.WriteLine(outcome);
            if (outcome.Failed is not null)
                failed++;
            else if (outcome.Played == 0)
                skipped++;
            else
                passed++;
        }

        Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
        return failed == 0 ? 0 : 1;
    }
}
