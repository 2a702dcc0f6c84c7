using System.Runtime.InteropServices;

namespace Binder.Driver;

/// <summary>A pinned file on its way to a receiver, and the place in the buffer that gets its number there.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct BinderFileFixup
{
    /// <summary>The pin; null once it was handed to the receiver.</summary>
    public object? File;

    /// <summary>Of the 4 bytes that hold the number, from the start of the buffer.</summary>
    public int Slot;

    /// <summary>The receiver's number, once installed.</summary>
    public int Descriptor;

    /// <summary>The array whose file this is, to note the number; null for a file of its own.</summary>
    public int[]? Array;

    /// <summary>Place in <see cref="Array"/>.</summary>
    public int Index;
}
