namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>A file that descriptors of virtual processes, and pins of the driver, refer to.</summary>
internal sealed class VirtualFile
{
    private static int lastNumber;

    public string Name { get; } = $"file {Interlocked.Increment(ref lastNumber)}";

    public int References { get; set; }
}
