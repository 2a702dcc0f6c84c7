using System.Diagnostics;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>Two drivers, for devices, and their virtual processes.</summary>
internal sealed class VirtualWorld : IWorld
{
    private readonly VirtualDevice _device = new();
    private readonly VirtualDevice _other = new();
    private int _lastInnerPid;

    public bool IsKernel => false;

    public Version Version { get; } = new(99, 0);

    public BinderDriverCounts? Counts => _device.Counts;

    public string? Lacks(Capability capability) => capability switch
    {
        Capability.SystemCalls => "virtual processes make no system calls",
        Capability.Child => "virtual processes have no children",
        Capability.ChangingUser => "virtual processes do not change their user",
        _ => null,
    };

    public IProcessPort Open(OpenOptions options)
    {
        VirtualDevice device = options.SecondDevice ? _other : _device;
        NestedPids? nested = options.PidNamespace == 0 ? null : new NestedPids(new NestedPid((ulong)options.PidNamespace, ++_lastInnerPid));
        VirtualProcess process = device.Open(options.Sibling?.Pid, options.Euid ?? 1000, areaSize: 0, options.Label, nested);
        VirtualProcessPort port = new(process);
        if (options.AreaSize > 0)
            Check.Equal(Errno.None, port.Map(options.AreaSize), "mmap");
        return port;
    }

    public string ReadView(DriverView view) => _device.Driver.Render(view, 0, asJson: false);

    public Process StartChild(string operation) => throw new NotSupportedException();

    public void Together(params Action[] actions) => Array.ForEach(actions, static action => action());

    public void Dispose() => CloseAll();

    public void CloseAll()
    {
        _device.CloseAll();
        _other.CloseAll();
    }
}
