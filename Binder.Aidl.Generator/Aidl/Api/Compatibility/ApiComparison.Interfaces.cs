using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Diagnostics;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

internal sealed partial class ApiComparison
{
    private void CompareMethods(AidlInterface older, ApiType type, AidlInterface newer)
    {
        Dictionary<string, AidlMethod> named = [];
        foreach (AidlMethod method in newer.Methods)
            named[method.Name] = method;

        foreach (AidlMethod before in older.Methods)
        {
            if (!named.TryGetValue(before.Name, out AidlMethod? after))
                Report(type, newer.Position, ApiDescriptors.MethodRemoved, before.Name, older.CanonicalName);
            else if (before.Arguments.Count != after.Arguments.Count)
                Report(type, after.Position, ApiDescriptors.ParametersChanged, after.Name, Spelling.SignatureOf(before), Spelling.SignatureOf(after));
            else
                CompareMethod(before, type, after);
        }

        CompareIds(older, type, newer, named);
    }

    private void CompareMethod(AidlMethod older, ApiType type, AidlMethod newer)
    {
        if (older.IsEffectivelyOneway != newer.IsEffectivelyOneway)
        {
            Report(
                type,
                new ApiPlace(newer.IsEffectivelyOneway ? ApiPart.Oneway : ApiPart.Name, newer.Position),
                ApiDescriptors.OnewayChanged,
                newer.Name,
                newer.IsEffectivelyOneway ? "two-way and is one-way now" : "one-way and is two-way now");
        }

        CompareTypes(older.Result, type, newer.Result, newer.Position, $"The result of '{newer.Name}'");
        for (int i = 0; i < older.Arguments.Count; i++)
        {
            (AidlArgument before, AidlArgument after) = (older.Arguments[i], newer.Arguments[i]);
            CompareTypes(before.Type, type, after.Type, after.Position, $"Parameter '{after.Name}' of '{newer.Name}'");
            if (before.Direction != after.Direction)
            {
                Report(
                    type,
                    new ApiPlace(ApiPart.Direction, after.Position),
                    ApiDescriptors.DirectionChanged,
                    after.Name,
                    newer.Name,
                    Spelling.Of(before.Direction),
                    Spelling.Of(after.Direction));
            }
        }
    }

    /// <summary>
    /// A method that keeps its name keeps its id. Where methods that were put in between or taken away explain a new id, those are the fault,
    /// not the methods that they move.
    /// </summary>
    private void CompareIds(AidlInterface older, ApiType type, AidlInterface newer, Dictionary<string, AidlMethod> named)
    {
        Dictionary<string, AidlMethod> before = older.Methods.ToDictionary(static method => method.Name);
        List<AidlMethod> moved = [.. older.Methods.Where(method => named.TryGetValue(method.Name, out AidlMethod? after) && after.Id != method.Id)];
        if (moved.Count == 0)
            return;

        int lastMoved = moved.Max(method => named[method.Name].Id);
        HashSet<string> inserted =
            [.. newer.Methods.Where(method => !method.HasExplicitId && !before.ContainsKey(method.Name) && method.Id < lastMoved).Select(static method => method.Name)];
        foreach (AidlMethod method in newer.Methods.Where(method => inserted.Contains(method.Name)))
        {
            string place = $"Method '{method.Name}' is put before methods of the older version";
            Report(type, new ApiPlace(ApiPart.Name, method.Position), ApiDescriptors.MethodMoved, ApiRepair.AppendIt, place, "move it to the end");
        }

        foreach (AidlMethod method in moved)
        {
            AidlMethod after = named[method.Name];
            int insertedBefore = newer.Methods.Count(other => other.Id < after.Id && inserted.Contains(other.Name));
            int removedBefore = older.Methods.Count(other => other.Id < method.Id && !named.ContainsKey(other.Name));
            if (!after.HasExplicitId && !method.HasExplicitId && after.Id - method.Id == insertedBefore - removedBefore)
                continue;

            string from = method.Id.ToString(CultureInfo.InvariantCulture);
            string to = after.Id.ToString(CultureInfo.InvariantCulture);
            Report(
                type,
                new ApiPlace(ApiPart.Id, after.Position),
                ApiDescriptors.MethodMoved,

                // C# writes the code, which begins with 1.
                after.HasExplicitId ? ApiRepair.Restore((method.Id + 1).ToString(CultureInfo.InvariantCulture)) : ApiRepair.None,
                $"Method '{method.Name}' had the transaction id {from} and has {to} now",
                after.HasExplicitId ? $"give it {from} again" : "bring the methods back into their order");
        }
    }
}
