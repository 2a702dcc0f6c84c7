namespace Binder.Aidl.Tests.Driver.Virtual;

/// <summary>A file that descriptors of virtual processes, and pins of the driver, refer to.</summary>
internal sealed class VirtualFile
{
    public int References { get; set; }
}
