using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>Explores our driver alone: scripts of random steps, with everything that must hold checked after each of them.</summary>
internal static class ModelExplorer
{
    public const int StepsPerScript = 400;

    /// <summary>Runs the scripts of seeds from <paramref name="firstSeed"/> on, on several threads.</summary>
    /// <returns>Steps done, and the first seed that failed with its reason.</returns>
    public static (long Steps, string? Failure) Run(int firstSeed, int scripts, int workers, BinderDriverLimits? limits = null)
    {
        long steps = 0;
        string? failure = null;
        int next = firstSeed - 1;
        Task[] tasks = new Task[workers];
        for (int i = 0; i < workers; i++)
            tasks[i] = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task.WaitAll(tasks);
        return (steps, failure);

        void Work()
        {
            while (failure is null)
            {
                int seed = Interlocked.Increment(ref next);
                if (seed >= firstSeed + scripts)
                    return;
                if (RunScript(seed, limits) is { } reason)
                    Interlocked.CompareExchange(ref failure, reason, null);
                else
                    Interlocked.Add(ref steps, StepsPerScript);
            }
        }
    }

    /// <summary>Runs the script of one seed.</summary>
    /// <returns>What went wrong, with the script; null if nothing did.</returns>
    public static string? RunScript(int seed, BinderDriverLimits? limits = null)
    {
        using ModelWorld world = new(limits) { IsQuiet = true };
        ScriptGenerator generator = new(seed, world, Repertoire.Everything);
        ModelInvariants invariants = new(world);
        List<Step> script = [];
        try
        {
            for (int i = 0; i < StepsPerScript; i++)
            {
                Step step = generator.Next();
                script.Add(step);
                world.Do(step);
                invariants.Check();
            }

            world.End();
            Check.Equal(default, world.Driver.Counts, "what the driver still holds");
            Check.Equal(0, world.PinnedFiles, "files that the driver still holds");
            return null;
        }
        catch (Exception e)
        {
            string lines = string.Join('\n', script.Select(static step => step.ToString()));
            return $"seed {seed}, step {script.Count - 1}: {e}\n{lines}";
        }
    }
}
