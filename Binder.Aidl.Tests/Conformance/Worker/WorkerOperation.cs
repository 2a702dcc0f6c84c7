namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>What a worker is asked to do. A request is: length, id, operation, target, arguments; an answer: length, id, errno, results.</summary>
internal enum WorkerOperation : byte
{
    // Target: nothing.
    Hello,
    Poke,
    Peek,
    OpenFile,
    CloseFile,
    IdentityOf,
    IsClosedOnExec,
    AwaitRelease,
    LimitFiles,
    SetEuid,
    Open,

    // Target: an open of the device.
    Map,
    Unmap,
    GetVersion,
    SetMaxThreads,
    SetContextManager,
    EnableOnewaySpamDetection,
    GetNodeDebugInfo,
    GetNodeInfoForRef,
    Freeze,
    GetFrozenInfo,
    Flush,
    Close,
    CloseDescriptor,
    Protect,
    DeviceDescriptor,
    RunChild,
    MapWritable,
    OpenThread,

    // Target: a thread; answered by the worker's main thread.
    IsAsleep,
    Interrupt,

    // Target: a thread; answered by itself.
    WriteRead,
    GetExtendedError,
    IsReadable,
    AwaitReadable,
    Exit,
    ExitWhilePolled,
    Warm,
    RawWriteRead,
    RawIoctl,
    RawRead,
    GetNice,
    SetNice,
}
