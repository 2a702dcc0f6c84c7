using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>One open of our driver, and what its process could answer to what it has read.</summary>
internal sealed class ModelProcess(Slot slot, BinderProc proc)
{
    public Slot Slot => slot;

    public BinderProc Proc => proc;

    public ModelArea? Area { get; set; }

    public Dictionary<int, int> Descriptors { get; } = [];

    public int LastDescriptor { get; set; } = 1000;

    public bool CanHaveDescriptors { get; set; } = true;

    /// <summary>Reads that go on, by thread.</summary>
    public PendingRead?[] Reads { get; } = new PendingRead?[ExplorationWorld.Threads];

    /// <summary>Labels of buffers that it got.</summary>
    public List<int> Buffers { get; } = [];

    /// <summary>Acknowledgements that are due.</summary>
    public List<Term> Due { get; } = [];

    public BinderThread Thread(BinderDriver driver, int thread)
    {
        BinderThread found = driver.GetThread(proc, Tid(thread));
        found.Owner = this;
        return found;
    }

    public BinderThread? KnownThread(int thread) => proc.Threads.GetValueOrDefault(Tid(thread));

    public int ThreadOf(BinderThread thread) => thread.Tid - Tid(0);

    private int Tid(int thread) => (proc.Pid * 10) + thread;

    internal sealed record PendingRead(byte[] Buffer, int Size, int Consumed, int WriteSize, int WriteConsumed);
}
