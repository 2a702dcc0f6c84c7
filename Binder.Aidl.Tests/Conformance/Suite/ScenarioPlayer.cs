using System.Reflection;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Worlds;

namespace Binder.Aidl.Tests.Conformance.Suite;

/// <summary>Finds the scenarios of an item and plays them, each in a world of its own.</summary>
internal static class ScenarioPlayer
{
    private static readonly ILookup<int, MethodInfo> Scenarios = typeof(ScenarioPlayer).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(Scenario)))
        .SelectMany(static type => type.GetMethods())
        .SelectMany(static method => method.GetCustomAttributes<ItemAttribute>().Select(item => (item.Number, Method: method)))
        .ToLookup(static entry => entry.Number, static entry => entry.Method);

    /// <summary>Whether anything plays the item.</summary>
    public static bool Covers(Item item) => Scenarios.Contains(item.Number);

    public static Outcome Play(Item item, IUniverse universe)
    {
        if (!Covers(item))
            return new Outcome(item, "no scenario yet", null, 0);

        string? skipped = null;
        List<string> failures = [];
        int played = 0;
        foreach (MethodInfo method in Scenarios[item.Number])
        {
            foreach (object[] arguments in ArgumentsOf(method))
            {
                try
                {
                    if (Play(item, method, arguments, universe))
                        played++;
                    else
                        skipped ??= "class Q: a quirk of the kernel's C driver";
                }
                catch (SkipException e)
                {
                    skipped ??= e.Message;
                }
                catch (Exception e)
                {
                    failures.Add($"{method.Name}({string.Join(", ", arguments)}): {Describe(e)}");
                }
            }
        }

        return new Outcome(item, skipped, failures.Count == 0 ? null : string.Join('\n', failures), played);
    }

    private static IEnumerable<object[]> ArgumentsOf(MethodInfo method)
    {
        WithAttribute[] variants = [.. method.GetCustomAttributes<WithAttribute>()];
        return variants.Length == 0 ? [[]] : variants.Select(static variant => variant.Arguments);
    }

    private static bool Play(Item item, MethodInfo method, object[] arguments, IUniverse universe)
    {
        using IWorld world = universe.Begin();
        if (item.Class == ItemClass.Q && !world.IsKernel)
            return false;

        Stage stage = new(world);
        Scenario scenario = (Scenario)Activator.CreateInstance(method.DeclaringType!)!;
        scenario.Stage = stage;
        method.Invoke(scenario, BindingFlags.DoNotWrapExceptions, null, Convert(method, arguments), null);
        stage.End();
        return true;
    }

    private static object[] Convert(MethodInfo method, object[] arguments) =>
    [
        .. method.GetParameters().Zip(arguments, static (parameter, value) =>
            parameter.ParameterType.IsInstanceOfType(value)
                ? value
                : System.Convert.ChangeType(value, parameter.ParameterType, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static string Describe(Exception e)
    {
        string? place = e.StackTrace?.Split('\n').FirstOrDefault(static line => line.Contains(".Scenarios.", StringComparison.Ordinal));
        string text = e is ConformanceException ? e.Message : e.ToString();
        return place is null ? text : $"{text}\n{place.Trim()}";
    }
}
