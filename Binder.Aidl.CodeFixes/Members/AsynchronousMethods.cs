using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.CodeFixes;

/// <summary>Methods that return a task.</summary>
internal static class AsynchronousMethods
{
    private static readonly string[] Tasks = [KnownNames.Task, KnownNames.TaskOfT, KnownNames.ValueTask, KnownNames.ValueTaskOfT];

    public static bool IsAsynchronous(this IMethodSymbol method) => Tasks.Any(method.ReturnType.Is);
}
