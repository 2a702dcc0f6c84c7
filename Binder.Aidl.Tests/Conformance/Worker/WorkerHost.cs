using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Devices;
using Binder.Devices.Shared;
using Binder.Protocol;
using static Binder.Aidl.Tests.Conformance.Worker.Native;
using static Binder.Aidl.Tests.Conformance.Worker.WorkerOperation;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>Carries out requests: the main thread those about the process and its opens, each thread its own.</summary>
internal sealed unsafe class WorkerHost(Stream output)
{
    /// <summary>Room for what commands point to.</summary>
    private const int ArenaSize = 32 * 1024 * 1024;

    private readonly byte* _arena = (byte*)NativeMemory.AllocZeroed(ArenaSize);
    private readonly List<BinderConnection> _opens = [];
    private readonly List<WorkerThread> _threads = [];

    public void Do(byte[] request)
    {
        BinaryReader arguments = new(new MemoryStream(request));
        Answer answer = new(output, arguments.ReadInt32());
        WorkerOperation operation = (WorkerOperation)arguments.ReadByte();
        int target = arguments.ReadInt32();
        if (operation < WorkerOperation.WriteRead)
        {
            Try(answer, () => OnMain(operation, target, arguments, answer));
            return;
        }

        WorkerThread thread = _threads[target];
        thread.Post(() => Try(answer, () => OnThread(thread, operation, arguments, answer)));
    }

    private static void Try(Answer answer, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            answer.Error = Errno.EIO;
        }

        answer.Send();
    }

    private void OnMain(WorkerOperation operation, int target, BinaryReader arguments, Answer answer)
    {
        if (operation <= Open)
            OnProcess(operation, arguments, answer);
        else if (operation >= IsAsleep)
            OnThreadFromOutside(_threads[target], operation, answer);
        else
            OnOpen(_opens[target], operation, arguments, answer);
    }

    private void OnProcess(WorkerOperation operation, BinaryReader arguments, Answer answer)
    {
        switch (operation)
        {
            case Hello:
                answer.Write(Environment.ProcessId);
                answer.Write((ulong)_arena);
                break;
            case Poke:
                ulong address = arguments.ReadUInt64();
                _ = arguments.Read(new Span<byte>((void*)address, arguments.ReadInt32()));
                break;
            case Peek:
                ulong from = arguments.ReadUInt64();
                answer.Write(new ReadOnlySpan<byte>((void*)from, arguments.ReadInt32()));
                break;
            case SetEuid:
                answer.Error = Result(syscall(SYS_setresuid, -1, arguments.ReadInt32(), -1));
                break;
            case Open:
                bool naked = arguments.ReadBoolean();
                string device = arguments.ReadString();
                _opens.Add(naked ? new SyscallConnection(device) : BinderDevice.Open(device));
                answer.Write(_opens.Count - 1);
                answer.Write(geteuid());
                break;
            default:
                WorkerFiles.Do(operation, arguments, answer);
                break;
        }
    }

    private void OnOpen(BinderConnection open, WorkerOperation operation, BinaryReader arguments, Answer answer)
    {
        switch (operation)
        {
            case Map:
                answer.Error = open.Map(arguments.ReadInt32());
                answer.Write((ulong)open.AreaAddress);
                break;
            case Unmap:
                answer.Error = open switch
                {
                    SyscallConnection kernel => kernel.Unmap(),
                    SharedConnection shared => shared.Unmap(),
                    _ => Errno.ENOSYS,
                };
                break;
            case GetVersion:
                answer.Error = open.GetVersion(out int version);
                answer.Write(version);
                break;
            case SetMaxThreads:
                answer.Error = open.SetMaxThreads(arguments.ReadUInt32());
                break;
            case SetContextManager:
                answer.Error = open.SetContextManager(Read<flat_binder_object>(arguments));
                break;
            case EnableOnewaySpamDetection:
                answer.Error = open.EnableOnewaySpamDetection(arguments.ReadBoolean());
                break;
            case GetNodeDebugInfo:
                binder_node_debug_info node = Read<binder_node_debug_info>(arguments);
                answer.Error = open.GetNodeDebugInfo(ref node);
                answer.Write(node);
                break;
            case GetNodeInfoForRef:
                binder_node_info_for_ref reference = Read<binder_node_info_for_ref>(arguments);
                answer.Error = open.GetNodeInfoForRef(ref reference);
                answer.Write(reference);
                break;
            case Freeze:
                answer.Error = open.Freeze(Read<binder_freeze_info>(arguments));
                break;
            case GetFrozenInfo:
                binder_frozen_status_info frozen = Read<binder_frozen_status_info>(arguments);
                answer.Error = open.GetFrozenInfo(ref frozen);
                answer.Write(frozen);
                break;
            case Flush:
                open.Flush();
                break;
            case Close:
                CloseDevice(open);
                break;
            case CloseDescriptor:
                ((SyscallConnection)open).CloseDescriptor();
                break;
            case Protect:
                answer.Error = ((SyscallConnection)open).Protect();
                break;
            case DeviceDescriptor:
                answer.Write(open switch
                {
                    SyscallConnection kernel => kernel.Descriptor,
                    SharedConnection shared => shared.DescriptorNumber,
                    _ => -1,
                });
                break;
            case RunChild:
                answer.Error = ((SyscallConnection)open).RunChild(arguments.ReadString(), arguments.ReadString(), arguments.ReadUInt32());
                break;
            case MapWritable:
                answer.Error = ((SyscallConnection)open).MapWritable();
                break;
            case OpenThread:
                AddThread(open, arguments.ReadBoolean(), answer);
                break;
        }
    }

    private static T Read<T>(BinaryReader arguments)
        where T : unmanaged => MemoryMarshal.Read<T>(arguments.ReadBytes(Unsafe.SizeOf<T>()));

    private void AddThread(BinderConnection open, bool warm, Answer answer)
    {
        WorkerThread thread = new(open);
        _threads.Add(thread);
        answer.Write(_threads.Count - 1);
        if (!warm)
            return;

        using ManualResetEventSlim done = new();
        thread.Post(thread.Warm);
        thread.Post(done.Set);
        done.Wait();
    }

    private void CloseDevice(BinderConnection open)
    {
        open.Dispose();
        foreach (WorkerThread thread in _threads.Where(thread => thread.Connection == open))
        {
            thread.Post(thread.Close);
            thread.Abandon();
        }
    }

    private static void OnThreadFromOutside(WorkerThread thread, WorkerOperation operation, Answer answer)
    {
        if (operation == Interrupt)
        {
            answer.Error = Result(syscall(SYS_tgkill, Environment.ProcessId, thread.Tid, WorkerSignals.Number));
            return;
        }

        // Number, then arguments of the call in which the thread sleeps; "running" while it does not.
        string call = File.ReadAllText($"/proc/self/task/{thread.Tid}/syscall");
        answer.Write(call.StartsWith("16 ", StringComparison.Ordinal) || call.StartsWith("7 ", StringComparison.Ordinal)); // ioctl, poll
    }

    private static void OnThread(WorkerThread thread, WorkerOperation operation, BinaryReader arguments, Answer answer)
    {
        switch (operation)
        {
            case WriteRead:
                thread.WriteRead(arguments, answer);
                break;
            case GetExtendedError:
                thread.GetExtendedError(answer);
                break;
            case Exit:
                thread.Exit();
                break;
            case ExitWhilePolled:
                int poller = epoll_create1(O_CLOEXEC);
                EpollEvent interest = new() { events = EPOLLIN };
                answer.Error = Result(epoll_ctl(poller, EPOLL_CTL_ADD, Descriptor(thread), &interest));
                thread.Exit();
                _ = close(poller);
                break;
            case Warm:
                thread.Warm();
                break;
            case IsReadable:
                answer.Write(HasInput(Descriptor(thread), 0));
                break;
            case AwaitReadable:
                answer.Write(HasInput(Descriptor(thread), WorkerFiles.Patience));
                break;
            case RawWriteRead:
                binder_write_read io = Read<binder_write_read>(arguments);
                ((SyscallConnection)thread.Connection).SetBlocking(false);
                answer.Error = Result(ioctl(Descriptor(thread), SyscallConnection.BINDER_WRITE_READ, (nint)(&io)));
                answer.Write(io);
                break;
            case RawIoctl:
                uint number = arguments.ReadUInt32();
                answer.Error = Result(ioctl(Descriptor(thread), number, (nint)arguments.ReadUInt64()));
                break;
            case RawRead:
                byte* nowhere = stackalloc byte[16];
                answer.Error = Result(read(Descriptor(thread), nowhere, 16));
                break;
            case GetNice:
                answer.Write(getpriority(0, thread.Tid));
                break;
            case SetNice:
                answer.Error = Result(setpriority(0, thread.Tid, arguments.ReadInt32()));
                break;
        }
    }

    private static int Descriptor(WorkerThread thread) => ((SyscallConnection)thread.Connection).Descriptor;
}
