namespace Binder.Tool.Commands;

/// <summary>The device works, but nobody holds handle 0.</summary>
internal sealed class NoServiceManagerException(string device)
    : Exception($"No service manager runs on {device}; start one with `binder servicemanager` or `binder up`.");
