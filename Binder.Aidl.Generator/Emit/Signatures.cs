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
        List<string> parameters = [];
        for (int i = 0; i < names.Count; i++)
        {
            ParameterModel parameter = method.Transaction.Parameters[i];
            string value = parameter.Default is null ? "" : " = " + parameter.Default;
            parameters.Add($"{parameter.Modifier}{parameter.Type.Declaration} {names[i]}{value}");
        }

        if (cancellation is not null)
            parameters.Add($"global::System.Threading.CancellationToken {cancellation}{(method.Cancellation!.IsOptional ? " = default" : "")}");

        return string.Join(", ", parameters);
    }

    public static string Name(MemberModel member) => Identifiers.Escape(member.Name);
}
