namespace Binder.Aidl.Generator.Model;

/// <summary>A Binder interface that another one inherits: an object can be called as it, too.</summary>
/// <param name="FullName">The <c>global::</c>-qualified name.</param>
/// <param name="Transactions">Names of its transactions, inherited ones included. Its codes need not be those of the inheriting interface.</param>
/// <param name="Version">Its version, 0 for none.</param>
/// <param name="HasHash">Whether it has a hash.</param>
internal sealed record ViewModel(string FullName, EquatableArray<string> Transactions, int Version, bool HasHash);
