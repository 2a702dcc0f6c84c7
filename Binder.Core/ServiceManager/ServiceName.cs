using System.Buffers;

namespace Binder;

/// <summary>The rule for service names. Source: <c>cmds/servicemanager/ServiceManager.cpp</c>, <c>isValidServiceName</c>.</summary>
internal static class ServiceName
{
    private const int MaxLength = 127;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./");

    /// <summary>1 to 127 characters of <c>A-Z a-z 0-9 _ - . /</c>.</summary>
    public static bool IsValid(string name) => name.Length is >= 1 and <= MaxLength && !name.AsSpan().ContainsAnyExcept(Allowed);
}
