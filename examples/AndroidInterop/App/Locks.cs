namespace AndroidInterop;

/// <summary>Names of the services.</summary>
internal static class Locks
{
    /// <summary>Its contract is written in C#.</summary>
    public const string CSharp = "lock.csharp";

    /// <summary>Its contract is written in AIDL.</summary>
    public const string Aidl = "lock.aidl";

    /// <summary>Its contract is version 1.</summary>
    public const string Old = "lock.old";
}
