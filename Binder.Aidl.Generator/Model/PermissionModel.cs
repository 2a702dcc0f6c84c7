namespace Binder.Aidl.Generator.Model;

/// <summary>What a caller must be allowed.</summary>
/// <param name="Names">The permissions.</param>
/// <param name="IsAny">Whether one of them is enough; else all are needed.</param>
internal sealed record PermissionModel(EquatableArray<string> Names, bool IsAny);
