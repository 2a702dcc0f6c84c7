using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>What a <c>BINDER_WRITE_READ</c> came to.</summary>
/// <param name="ReadStart"><c>read_consumed</c> as it was given.</param>
/// <param name="Buffer">The read buffer, valid until the thread's next read.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WriteReadOutcome(
    Errno Error, int WriteSize, int WriteConsumed, int ReadStart, int ReadConsumed, ReadOnlyMemory<byte> Buffer);

/// <summary>A thread that waited has returned.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Waking(int Place, int Thread, WriteReadOutcome Outcome);
