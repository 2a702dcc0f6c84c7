using System.Diagnostics;
using Binder;
using Examples;

namespace AndroidInterop;

/// <summary>Starts the locks, and calls each of them through contracts that are not its own.</summary>
internal static class Clients
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync()
    {
        using (Cast cast = new())
        {
            if (cast.NeedsDriver)
                cast.Start("driver");
            cast.Start("service manager");
            Process csharp = cast.Start("lock in C#");
            Process aidl = cast.Start("lock of .aidl");
            cast.Start("old lock");
            using ProcessState process = ProcessState.Open(cast.Device);
            process.StartThreadPool();
            ServiceManager services = new(process);

            await SameBytes.ShowAsync(services);
            await CSharpClient.ShowAsync(services, aidl);
            AidlClient.Show(services, csharp);
            OldClient.Show(services);
            NewClients.Show(services);
        }

        return Checks.Summarize("AndroidInterop");
    }
}
