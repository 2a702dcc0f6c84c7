namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>Plays scripts on our driver and on the kernel's, step by step, and compares what came of each.</summary>
internal sealed class DifferentialExplorer : IModelForecast, IDisposable
{
    public const int StepsPerScript = 250;

    private readonly DeviceWorld _device;
    private readonly Comparison _comparison;
    private ModelWorld _model = new();

    public DifferentialExplorer(string device)
    {
        _device = new DeviceWorld(device) { Forecast = this };
        _comparison = new Comparison(Environment.OSVersion.Version);
    }

    public IEnumerable<(int Place, int Thread)> Returning => _model.Returning;

    public IEnumerable<(int Place, int Thread)> Reparked => _model.Reparked;

    /// <summary>Steps that were compared.</summary>
    public long Steps { get; private set; }

    /// <summary>The last script, with what the kernel's driver said.</summary>
    public Transcript Played { get; private set; } = new("", []);

    /// <summary>Returns of each kind that both gave.</summary>
    public SortedDictionary<string, long> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Plays the script of a seed.</summary>
    public Difference? Play(int seed)
    {
        ScriptGenerator? generator = null;
        return Play($"seed {seed}", StepsPerScript, _ => (generator ??= new ScriptGenerator(seed, _model, _comparison.Repertoire)).Next());
    }

    public Difference? Play(Step[] script, string about = "") => Play(about, script.Length, index => script[index]);

    /// <summary>The shortest script that shows a difference.</summary>
    /// <returns>Null if the script does not show it again.</returns>
    public Difference? Shrink(Difference difference)
    {
        Step[] script = difference.Kernel.Script;
        return Play(script) is null
            ? null
            : Play(new Shrinker(shorter => Play(shorter) is not null).Shrink(script), difference.Kernel.About);
    }

    public void Dispose()
    {
        _model.Dispose();
        _device.Dispose();
    }

    private Difference? Play(string about, int length, Func<int, Step> next)
    {
        _model.Dispose();
        _model = new ModelWorld();
        List<(Step Step, string Outcome)> lines = [];
        Played = new Transcript(about, lines);
        try
        {
            for (int i = 0; i < length; i++)
            {
                Step step = next(i);
                if (Comparison.IsQuirk(_model, step))
                    return null;
                string ours = _model.Do(step);
                if (_model.IsChance)
                    return null;
                string theirs = _device.Do(step);
                Steps++;
                lines.Add((step, theirs));
                if (Comparison.IsStaleError(_model, theirs))
                    return null;
                if (!_comparison.Agree(ours, theirs))
                    return new Difference(Played, ours);
                Count(ours);
            }

            return null;
        }
        finally
        {
            _model.End();
            _device.End();
        }
    }

    private void Count(string outcome)
    {
        foreach (string word in outcome.Split([' ', '[', ']', '('], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 1 && char.IsAsciiLetterUpper(word[0]) && char.IsAsciiLetterUpper(word[1]))
                Seen[word] = Seen.GetValueOrDefault(word) + 1;
        }
    }
}
