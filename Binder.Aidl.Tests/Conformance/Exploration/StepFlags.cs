namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>How an <c>io</c> step reads.</summary>
internal enum StepFlags : ulong
{
    None = 0,

    /// <summary>The read waits. Only threads with a system thread of their own can: see <see cref="ExplorationWorld.FirstWaitingThread"/>.</summary>
    Waits = 1,

    /// <summary>The process can have no further descriptors meanwhile.</summary>
    NoDescriptors = 2,
}
