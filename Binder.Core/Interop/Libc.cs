using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

/// <summary>The C library: one file per family of calls. Faces retry <c>EINTR</c> and answer with a typed error.</summary>
internal static partial class Libc
{
    private const string Library = "libc";

    /// <summary>An error as a reader of a message wants it: text and name.</summary>
    public static string Describe(Errno error) => $"{Marshal.GetPInvokeErrorMessage((int)error)} ({error})";

    private static Errno LastError => (Errno)Marshal.GetLastPInvokeError();
}
