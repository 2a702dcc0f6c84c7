using System.Security;

namespace Binder.Tool.Commands;

/// <summary>Turns exceptions into one line on standard error and an exit code.</summary>
internal static class Failures
{
    public static int Report(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (BinderDeviceException e)
        {
            return Say(e.Message, ExitCode.Device);
        }
        catch (NoServiceManagerException e)
        {
            return Say(e.Message, ExitCode.NoServiceManager);
        }
        catch (Exception e) when (e is RemoteException or ParcelException or SecurityException or IOException
            or InvalidOperationException or ArgumentException)
        {
            return Say(e.Message, ExitCode.CallFailed);
        }
    }

    private static int Say(string message, int exitCode)
    {
        Console.Error.WriteLine($"binder: {Printable.Of(message)}");
        return exitCode;
    }
}
