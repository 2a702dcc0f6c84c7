namespace Binder.Aidl.Tests.Parcels;

/// <summary>A local object without an interface.</summary>
internal sealed class TestObject : BBinder;
