namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>The version and the hash that an interface answers with.</summary>
/// <param name="Version">1 and up.</param>
/// <param name="Hash">Null if nobody computed one.</param>
internal sealed record ApiIdentity(int Version, string? Hash);
