using System.Runtime.InteropServices;

namespace Binder.Driver;

/// <summary>What an object in a delivered buffer holds, as the driver translated it.</summary>
/// <param name="Type"><c>BINDER_TYPE_*</c> as the receiver sees it.</param>
/// <param name="Node">The receiver's own node, for <c>BINDER</c> and <c>WEAK_BINDER</c>.</param>
/// <param name="Handle">The receiver's handle, for <c>HANDLE</c> and <c>WEAK_HANDLE</c>.</param>
/// <param name="Descriptors">The receiver's numbers, once installed, of an <c>FDA</c>: the driver closes them with the buffer.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BinderHeldObject(uint Type, BinderNode? Node = null, uint Handle = 0, int[]? Descriptors = null);
