namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>Pid namespaces below this process's own, made by util-linux. Each ends with the first worker in it.</summary>
internal sealed class PidNamespaces
{
    private static readonly string[] Tools = ["unshare", "nsenter"];

    private readonly Dictionary<int, WorkerProcess> _first = [];

    /// <summary>Why there can be none; null if there can.</summary>
    public static string? Obstacle { get; } =
        !Environment.IsPrivilegedProcess ? "only root may make a pid namespace"
        : !Array.TrueForAll(Tools, IsInstalled) ? "unshare or nsenter is missing: install util-linux"
        : null;

    /// <summary>A worker in the namespace of this number.</summary>
    public WorkerProcess Start(int number)
    {
        if (_first.TryGetValue(number, out WorkerProcess? first))
            return new WorkerProcess("nsenter", "--target", $"{first.Pid}", "--pid", "--mount", "--root");
        return _first[number] = new WorkerProcess("unshare", "--pid", "--mount-proc", "--fork", "--kill-child");
    }

    private static bool IsInstalled(string tool) =>
        Array.Exists((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), directory => File.Exists(Path.Combine(directory, tool)));
}
