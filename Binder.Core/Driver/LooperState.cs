namespace Binder.Driver;

/// <summary>What a thread said about itself. Values as in the driver's state file.</summary>
[Flags]
internal enum LooperState
{
    None = 0,
    Registered = 1,
    Entered = 2,
    Exited = 4,
    Invalid = 8,
}
