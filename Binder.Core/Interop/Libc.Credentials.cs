using System.Runtime.InteropServices;

namespace Binder.Interop;

internal static partial class Libc
{
    // <unistd.h>: never fails.
    [LibraryImport("libc", EntryPoint = "geteuid")]
    internal static partial uint GetEffectiveUserId();
}
