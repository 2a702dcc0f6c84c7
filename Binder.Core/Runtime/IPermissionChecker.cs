namespace Binder;

/// <summary>Says which caller has which permission: what <c>[EnforcePermission]</c> asks before it lets a call in.</summary>
public interface IPermissionChecker
{
    /// <summary>Whether the caller has the permission. An exception refuses the call too.</summary>
    /// <param name="permission">Name of the permission, for example <c>com.example.READ_CLOCK</c>.</param>
    /// <param name="pid">Process id of the caller as the driver says it; 0 for a one-way call.</param>
    /// <param name="uid">Effective user id of the caller as the driver says it.</param>
    bool HasPermission(string permission, int pid, int uid);
}
