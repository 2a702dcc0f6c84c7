namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>The driver did something else than the scenario says.</summary>
internal sealed class ConformanceException(string message) : Exception(message);
