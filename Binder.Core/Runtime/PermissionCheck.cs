using System.Security;

namespace Binder;

/// <summary>Questions about the permissions of the caller being served. Without a checker, or without a caller, every answer is no.</summary>
internal readonly struct PermissionCheck
{
    private readonly IPermissionChecker? _checker;
    private readonly int _pid;
    private readonly int _uid;

    private PermissionCheck(IPermissionChecker? checker, int pid, int uid) => (_checker, _pid, _uid) = (checker, pid, uid);

    public static PermissionCheck OfCurrentCall() => IPCThreadState.Serving is { } thread
        ? new PermissionCheck(thread.Process.PermissionChecker, thread.CallingPid, thread.CallingUid)
        : default;

    public bool Has(string permission) => _checker?.HasPermission(permission, _pid, _uid) == true;

    public SecurityException Denied(string permission) => new(_checker is null
        ? $"Access denied, requires: {permission}. The process of the object has no permission checker."
        : $"Access denied, requires: {permission}. Caller: pid {_pid}, uid {_uid}.");
}
