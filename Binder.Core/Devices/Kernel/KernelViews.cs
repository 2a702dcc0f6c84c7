using System.Globalization;

namespace Binder.Devices.Kernel;

/// <summary>The kernel driver's own files: <c>binder_logs</c> of a binderfs, else debugfs.</summary>
internal static class KernelViews
{
    private const string DebugFolder = "/sys/kernel/debug/binder";
    private const string NoProcess = "binder proc state:\n";

    /// <exception cref="BinderDeviceException">The files are not there, or not for this user.</exception>
    public static string Read(string device, DriverView view, int pid)
    {
        string logs = Path.Combine(Path.GetDirectoryName(device) ?? "/", "binder_logs");
        string file = Path.Combine(Directory.Exists(logs) ? logs : DebugFolder, FileOf(view, pid));
        try
        {
            return File.ReadAllText(file);
        }
        catch (FileNotFoundException) when (view == DriverView.Process && Directory.Exists(Path.GetDirectoryName(file)))
        {
            return NoProcess;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BinderDeviceException(
                device,
                $"{device}: cannot read {file} ({e.Message}) The kernel shows it to root, in a binderfs mounted with stats=global or in debugfs "
                + "(mount -t debugfs none /sys/kernel/debug).",
                e);
        }
    }

    private static string FileOf(DriverView view, int pid) => view switch
    {
        DriverView.State => "state",
        DriverView.Stats => "stats",
        DriverView.Transactions => "transactions",
        DriverView.TransactionLog => "transaction_log",
        DriverView.FailedTransactionLog => "failed_transaction_log",
        _ => Path.Combine("proc", pid.ToString(CultureInfo.InvariantCulture)),
    };
}
