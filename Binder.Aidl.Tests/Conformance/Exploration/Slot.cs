namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>A place for one open of the device.</summary>
internal sealed class Slot(int place)
{
    public int Place => place;

    public bool IsOpen { get; set; }

    /// <summary>Numbers the opens of a script.</summary>
    public int Open { get; set; }

    /// <summary>Which process opened it: two slots may share one.</summary>
    public int Pid { get; set; }

    public ulong AreaAddress { get; set; }

    public int AreaSize { get; set; }

    /// <summary>Which of its threads wait in a read.</summary>
    public bool[] IsWaiting { get; } = new bool[ExplorationWorld.Threads];
}
