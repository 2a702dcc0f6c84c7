using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Worlds;

/// <summary>What a <c>BINDER_WRITE_READ</c> came to.</summary>
/// <param name="Returns">The read buffer between the old and the new <c>read_consumed</c>.</param>
/// <param name="Start">The first word of the whole read buffer.</param>
internal sealed record WriteReadResult(Errno Error, int WriteConsumed, int ReadConsumed, byte[] Returns, uint Start = 0);
