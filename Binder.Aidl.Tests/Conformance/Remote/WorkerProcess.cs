using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Conformance.Worker;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>A real process that does what scenarios say.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<byte[]>> _pending = [];
    private readonly Lock _writing = new();
    private readonly ulong _arena;
    private readonly bool _isLaunched;
    private int _lastId;
    private ulong _used;

    /// <param name="launcher">A command that runs the process as its child; none to start it directly.</param>
    public WorkerProcess(params string[] launcher)
    {
        string host = Path.GetFileName(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        string[] command = [.. launcher, host, typeof(WorkerProcess).Assembly.Location, "actor"];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        _process = Process.Start(start)!;
        new Thread(ReadAnswers) { IsBackground = true, Name = "answers of a worker" }.Start();

        BinaryReader hello = Ask(WorkerOperation.Hello, 0);
        InnerPid = hello.ReadInt32();
        _arena = hello.ReadUInt64();
        _isLaunched = launcher.Length > 0;
        Pid = _isLaunched ? ChildOf(_process.Id) : InnerPid;
    }

    public int Pid { get; }

    /// <summary>The process's number in the pid namespace that it lives in.</summary>
    public int InnerPid { get; }

    /// <summary>It did not answer in time, or broke off: not to be used again.</summary>
    public bool IsLost { get; private set; }

    /// <summary>It may serve another scenario: it is not lost, and where any process is.</summary>
    public bool IsReusable => !IsLost && !_isLaunched;

    /// <summary>Puts bytes into the process's memory; they stay until <see cref="ForgetPlaced"/>.</summary>
    public ulong Place(ReadOnlySpan<byte> content)
    {
        ulong address = _arena + _used;
        _used += (ulong)(content.Length + 15) & ~15UL;
        byte[] bytes = content.ToArray();
        if (bytes.Length > 0)
        {
            _ = Ask(WorkerOperation.Poke, 0, arguments =>
            {
                arguments.Write(address);
                arguments.Write(bytes.Length);
                arguments.Write(bytes);
            });
        }

        return address;
    }

    public void ForgetPlaced() => _used = 0;

    /// <summary>Asks, and waits for the answer, which must be no error.</summary>
    public BinaryReader Ask(WorkerOperation operation, int target, Action<BinaryWriter>? arguments = null)
    {
        (Errno error, BinaryReader results) = Try(operation, target, arguments);
        return error == Errno.None ? results : throw new InvalidOperationException($"{operation} in a worker: {error}");
    }

    /// <summary>Asks, and waits for the answer.</summary>
    public (Errno Error, BinaryReader Results) Try(WorkerOperation operation, int target, Action<BinaryWriter>? arguments = null) =>
        Wait(Begin(operation, target, arguments), operation);

    /// <summary>Asks. The answer may take its time.</summary>
    public Task<byte[]> Begin(WorkerOperation operation, int target, Action<BinaryWriter>? arguments = null)
    {
        int id = Interlocked.Increment(ref _lastId);
        TaskCompletionSource<byte[]> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = answer;

        using MemoryStream frame = new();
        using BinaryWriter writer = new(frame);
        writer.Write(0);
        writer.Write(id);
        writer.Write((byte)operation);
        writer.Write(target);
        arguments?.Invoke(writer);
        byte[] bytes = frame.ToArray();
        BitConverter.TryWriteBytes(bytes, bytes.Length - sizeof(int));
        lock (_writing)
        {
            Stream input = _process.StandardInput.BaseStream;
            input.Write(bytes);
            input.Flush();
        }

        return answer.Task;
    }

    public (Errno Error, BinaryReader Results) Wait(Task<byte[]> answer, WorkerOperation operation)
    {
        if (!answer.Wait(Patience))
        {
            IsLost = true;
            throw new TimeoutException($"{operation}: nothing came for {Patience.TotalSeconds} s.");
        }

        BinaryReader results = new(new MemoryStream(answer.Result));
        return ((Errno)results.ReadInt32(), results);
    }

    public static T Read<T>(BinaryReader results)
        where T : unmanaged => MemoryMarshal.Read<T>(results.ReadBytes(Unsafe.SizeOf<T>()));

    public static Action<BinaryWriter> Of<T>(T value)
        where T : unmanaged => arguments => arguments.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int ChildOf(int pid) => int.Parse(File.ReadAllText($"/proc/{pid}/task/{pid}/children"), CultureInfo.InvariantCulture);

    private void ReadAnswers()
    {
        Stream output = _process.StandardOutput.BaseStream;
        byte[] header = new byte[2 * sizeof(int)];
        try
        {
            while (output.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
            {
                byte[] answer = new byte[BitConverter.ToInt32(header) - sizeof(int)];
                output.ReadExactly(answer);
                if (_pending.TryRemove(BitConverter.ToInt32(header, sizeof(int)), out TaskCompletionSource<byte[]>? waiting))
                    waiting.SetResult(answer);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Said below.
        }

        IsLost = true;
        foreach (TaskCompletionSource<byte[]> waiting in _pending.Values)
            waiting.TrySetException(new IOException("The worker process ended."));
    }
}
