namespace Binder.Aidl.Tests.Conformance.Suite;

/// <summary>The scenario cannot play on this device; the message says why.</summary>
internal sealed class SkipException(string message) : Exception(message);
