using static Binder.Aidl.Tests.Conformance.Worker.Native;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>Files of a worker: the writing ends of pipes, whose release the reading end tells.</summary>
internal static unsafe class WorkerFiles
{
    public const int Patience = 20_000;

    private static readonly Dictionary<int, int> ReadingEnds = [];
    private static readonly ulong[] Limits = ReadLimits();
    private static volatile bool _isLimited;

    /// <summary>
    /// For its life the process gets no descriptor, if scenarios say so. The worker itself needs some at other times: for assemblies and the like.
    /// </summary>
    public static Scope LimitDescriptors()
    {
        bool isLimited = _isLimited;
        if (isLimited)
            Limit(true);
        return new Scope(isLimited);
    }

    public static void Do(WorkerOperation operation, BinaryReader arguments, Answer answer)
    {
        switch (operation)
        {
            case WorkerOperation.OpenFile:
                answer.Write(Open());
                break;
            case WorkerOperation.CloseFile:
                answer.Error = Result(close(arguments.ReadInt32()));
                break;
            case WorkerOperation.IdentityOf:
                answer.WriteText(new FileInfo($"/proc/self/fd/{arguments.ReadInt32()}").LinkTarget ?? "");
                break;
            case WorkerOperation.IsClosedOnExec:
                answer.Write(fcntl(arguments.ReadInt32(), F_GETFD, 0) == 1);
                break;
            case WorkerOperation.AwaitRelease:
                answer.Write(HasInput(ReadingEnds[arguments.ReadInt32()], Patience));
                break;
            case WorkerOperation.LimitFiles:
                _isLimited = arguments.ReadBoolean();
                break;
        }
    }

    private static int Open()
    {
        int* ends = stackalloc int[2];
        _ = pipe2(ends, O_CLOEXEC);
        ReadingEnds[ends[1]] = ends[0];
        return ends[1];
    }

    private static ulong[] ReadLimits()
    {
        ulong[] limits = new ulong[2];
        fixed (ulong* pointer = limits)
            _ = getrlimit(RLIMIT_NOFILE, pointer);
        return limits;
    }

    // The next descriptor would be the smallest unused number: with that as the limit, there is none.
    private static void Limit(bool none)
    {
        ulong* limits = stackalloc ulong[] { Limits[0], Limits[1] };
        if (none)
        {
            int next = dup(0);
            _ = close(next);
            limits[0] = (ulong)next;
        }

        if (setrlimit(RLIMIT_NOFILE, limits) != 0)
            throw new InvalidOperationException($"setrlimit: {LastError}");
    }

    public readonly ref struct Scope(bool isLimited)
    {
        public void Dispose()
        {
            if (isLimited)
                Limit(false);
        }
    }
}
