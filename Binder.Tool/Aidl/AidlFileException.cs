namespace Binder.Tool.Aidl;

/// <summary>A file that the user named cannot be read. The message is as compilers say it: <c>PATH:1:1: error: text</c>.</summary>
internal sealed class AidlFileException(string path, Exception reason) : IOException($"{path}:1:1: error: {TextOf(path, reason)}", reason)
{
    private static string TextOf(string path, Exception reason) => reason switch
    {
        FileNotFoundException or DirectoryNotFoundException when Directory.Exists(path) => "it is a folder",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "it must not be read",
        _ => reason.Message,
    };
}
