using System.Collections;
using System.Globalization;
using System.Reflection;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>Compares models; a difference is shown property by property.</summary>
internal static class ModelAssert
{
    public static void Equal(object? expected, object? actual)
    {
        string[] left = [.. Lines("", expected)];
        string[] right = [.. Lines("", actual)];
        string differences = string.Join('\n', left.Except(right).Select(static line => "expected " + line).Concat(right.Except(left).Select(static line => "actual   " + line)));
        Assert.True(differences.Length == 0, differences);
        Assert.Equal(expected, actual);
    }

    private static IEnumerable<string> Lines(string path, object? value)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return [$"{path} = {Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null"}"];

        if (value is IEnumerable items)
            return items.Cast<object?>().SelectMany((item, i) => Lines($"{path}[{i}]", item)).Prepend($"{path}: {items.Cast<object?>().Count()}");

        return value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.GetIndexParameters().Length == 0 && property.Name != "Transactions")
            .SelectMany(property => Lines($"{path}.{property.Name}", property.GetValue(value)));
    }
}
