using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Worker;

/// <summary>The neighbour, in a process of its own or as a virtual process of the tests.</summary>
public sealed class Neighbour : BnNeighbour
{
    public override int Add(int left, int right) => left + right;

    public override int Through(INeighbourCallback callback, int value)
    {
        using (callback as IDisposable)
            return callback.Call(value);
    }

    public override void Later(INeighbourCallback callback, int value) => Through(callback, value);

    public override int CallerPid() => IPCThreadState.Self.CallingPid;

    public override int StartChild()
    {
        using Process child = Process.Start(new ProcessStartInfo("sleep", ["600"])
        {
            RedirectStandardInput = true, // who reads this process's output does not wait for the child
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return child.Id;
    }

    public override int[] Lengths(SafeFileHandle[] files)
    {
        int[] lengths = Array.ConvertAll(files, static file => (int)RandomAccess.GetLength(file));
        Array.ForEach(files, static file => file.Dispose());
        return lengths;
    }
}
