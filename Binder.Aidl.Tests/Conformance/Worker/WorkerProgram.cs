namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>A process of scenarios: does on its main thread, and on threads that it is asked to make, what its input says.</summary>
internal static class WorkerProgram
{
    public static int Run()
    {
        using Stream input = Console.OpenStandardInput();
        using Stream output = Console.OpenStandardOutput();
        WorkerSignals.Install();
        WorkerHost host = new(output);
        byte[] header = new byte[sizeof(int)];
        while (input.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
        {
            byte[] request = new byte[BitConverter.ToInt32(header)];
            input.ReadExactly(request);
            host.Do(request);
        }

        return 0;
    }
}
