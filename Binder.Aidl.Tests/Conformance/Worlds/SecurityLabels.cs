namespace Binder.Aidl.Tests.Conformance.Worlds;

/// <summary>The labels that SELinux gives to processes. AppArmor's are for its audit alone (kernel, <c>security/apparmor/lsm.c</c>).</summary>
internal static class SecurityLabels
{
    public static bool Exist => Directory.Exists("/sys/fs/selinux");

    /// <summary>This process's, which those that it starts inherit.</summary>
    public static string Own => File.ReadAllText("/proc/self/attr/current").TrimEnd('\0', '\n');
}
