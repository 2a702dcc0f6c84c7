using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>Declarations of methods as the interface has them.</summary>
internal static class Signatures
{
    public static string ReturnType(MethodModel method) => method.Async switch
    {
        AsyncKind.None => method.Transaction.Result?.Declaration ?? "void",
        _ when method.Transaction.Result is { } result => $"global::System.Threading.Tasks.{method.Async}<{result.Declaration}>",
        _ => $"global::System.Threading.Tasks.{method.Async}",
    };

    /// <param name="method">The method.</param>
    /// <param name="names">Names of the marshalled parameters, as code spells them.</param>
    /// <param name="cancellation">Name of the token, if there is one.</param>
    public static string Parameters(MethodModel method, IReadOnlyList<string> names, string? cancellation)
    {
        List<string> parameters = [.. Parameters(method.Transaction.Parameters, names)];
        if (cancellation is not null)
            parameters.Add($"global::System.Threading.CancellationToken {cancellation}{(method.Cancellation!.IsOptional ? " = default" : "")}");

        return string.Join(", ", parameters);
    }

    /// <summary>The arguments of a call with parameters of the same names.</summary>
    public static string Arguments(MethodModel method, IReadOnlyList<string> names, string? cancellation)
    {
        IEnumerable<string> arguments = names.Select((name, i) => method.Transaction.Parameters[i].Modifier switch
        {
            "out " => "out " + name,
            "ref " => "ref " + name,
            "in " or "ref readonly " => "in " + name,
            _ => name,
        });
        return string.Join(", ", cancellation is null ? arguments : arguments.Append(cancellation));
    }

    /// <summary>A property's name, or <c>this</c> with an indexer's parameters.</summary>
    public static string Name(PropertyModel property, IReadOnlyList<string> parameters) => property.IsIndexer
        ? $"this[{string.Join(", ", Parameters(property.Parameters, parameters))}]"
        : Name(property);

    public static string Name(MemberModel member) => Identifiers.Escape(member.Name);

    private static IEnumerable<string> Parameters(EquatableArray<ParameterModel> parameters, IReadOnlyList<string> names) =>
        parameters.Select((parameter, i) =>
            $"{parameter.Modifier}{parameter.Type.Declaration} {names[i]}{(parameter.Default is null ? "" : " = " + parameter.Default)}");
}
