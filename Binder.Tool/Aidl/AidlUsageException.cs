namespace Binder.Tool.Aidl;

/// <summary>The command line of <c>binder aidl</c> means nothing.</summary>
internal sealed class AidlUsageException(string message) : Exception(message);
