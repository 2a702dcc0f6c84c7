using System.Runtime.CompilerServices;
using Xunit;

namespace Binder.Aidl.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void WhatTheLibraryOffersIsWhatWasAccepted()
    {
        string folder = Path.GetDirectoryName(ThisFile())!;
        string accepted = Path.Combine(folder, "Binder.Core.verified.txt");
        string received = Path.Combine(folder, "Binder.Core.received.txt");
        string api = ApiText.Of(typeof(Parcel).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(accepted, api);

        if (File.ReadAllText(accepted) == api)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, api);
        Assert.Fail($"The public API differs from the accepted one: compare {received}; UPDATE_SNAPSHOTS=1 accepts it.");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
