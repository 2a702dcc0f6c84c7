using Binder;

namespace DoorLock;

/// <summary>What somebody shows to a lock.</summary>
[Union("com.example.door.Credential")]
public abstract partial record Credential
{
    public sealed record Pin(string Value = "") : Credential;

    public sealed record Card(ReadOnlyMemory<byte> Value) : Credential;

    /// <summary>Number of a phone that is near. Since version 2.</summary>
    public sealed record Phone(string Value = "") : Credential;
}
