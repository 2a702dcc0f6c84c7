namespace Binder.Aidl.Tests.Conformance.Suite;

/// <summary>A line of the checklist.</summary>
internal sealed record Item(int Number, ItemClass Class, string Title);
