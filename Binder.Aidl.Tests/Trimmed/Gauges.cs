using Microsoft.Win32.SafeHandles;
using Test.Trimmed;

namespace Binder.Aidl.Tests.Trimmed;

/// <summary>The server's side.</summary>
internal sealed class Gauges : BnGauges
{
    private readonly List<Reading> _readings = [];
    private readonly PlotterService _plotter = new();

    public override event Action<Reading>? Changed;

    public override int Count
    {
        get
        {
            lock (_readings)
                return _readings.Count;
        }
    }

    public override IBinder Plotter => _plotter;

    public override Outcome Find(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Reading[] found = [.. All().Where(reading => reading.Name == name)];
        return found switch
        {
            [] => new Outcome.Missing(name),
            [Reading only] => new Outcome.Found(only),
            _ => new Outcome.Several(found),
        };
    }

    public override int Walk(IVisitor visitor) => All().Count(reading => visitor.Visit(new Outcome.Found(reading)));

    public override async Task<Envelope> PackAsync(IReadOnlyList<Reading> readings, CancellationToken cancellation = default)
    {
        await Task.Yield();
        ParcelableHolder content = new();
        content.Set(new Extra($"{readings.Count} readings"));
        return new Envelope(content, [.. readings]);
    }

    public override void Put(Reading reading)
    {
        lock (_readings)
            _readings.Add(reading);
        Changed?.Invoke(reading);
    }

    public override SafeFileHandle Open(string path, ref Unit unit, out byte[] head)
    {
        SafeFileHandle file = File.OpenHandle(path);
        head = new byte[4];
        RandomAccess.Read(file, head, 0);
        unit++;
        return file;
    }

    private Reading[] All()
    {
        lock (_readings)
            return [.. _readings];
    }

    private sealed class PlotterService : BnPlotter
    {
        public override IPlotter.Stroke[] Plot(IPlotter.Line[] lines, IPlotter.IPaper paper)
        {
            IPlotter.Stroke[] strokes = [.. lines.Select(static line => new IPlotter.Stroke.Line(line)), new IPlotter.Stroke.Dots([1, 2, 3])];
            foreach (IPlotter.Stroke stroke in strokes)
                paper.Drawn(stroke);
            return strokes;
        }
    }
}
