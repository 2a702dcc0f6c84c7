using Binder.Protocol;
using static Binder.Aidl.Tests.Conformance.Worker.Native;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>Files of a worker: the writing ends of pipes, whose release the reading end tells.</summary>
internal static unsafe class WorkerFiles
{
    public const int Patience = 20_000;

    private static readonly Dictionary<int, int> ReadingEnds = [];
    private static readonly ulong[] Limits = ReadLimits();

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
                answer.Error = Limit(arguments.ReadBoolean());
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
    private static Errno Limit(bool none)
    {
        ulong* limits = stackalloc ulong[] { Limits[0], Limits[1] };
        if (none)
        {
            int next = dup(0);
            _ = close(next);
            limits[0] = (ulong)next;
        }

        return Result(setrlimit(RLIMIT_NOFILE, limits));
    }
}
