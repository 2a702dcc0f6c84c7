namespace Binder;

/// <summary>
/// AIDL's <c>@EnforcePermission</c>: who calls from another process must have the permission, which the stub checks before it calls the
/// implementation. On an interface it holds for every member; then no member has one of its own. Exactly one of the three is set.
/// </summary>
/// <remarks>
/// The process's <see cref="ProcessState.PermissionChecker"/> knows who has what. Without one every such call is refused with a
/// <see cref="System.Security.SecurityException"/>. Calls within a process are direct and are not checked.
/// </remarks>
/// <param name="permission">The permission that the caller must have.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event)]
public sealed class EnforcePermissionAttribute(string? permission = null) : Attribute
{
    /// <summary>The permission that the caller must have.</summary>
    public string? Permission { get; } = permission;

    /// <summary>Permissions of which the caller must have one.</summary>
    public string[]? AnyOf { get; set; }

    /// <summary>Permissions all of which the caller must have.</summary>
    public string[]? AllOf { get; set; }
}
