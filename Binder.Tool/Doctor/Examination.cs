using System.Runtime.InteropServices;
using Binder.Devices;
using Binder.Devices.Kernel;

namespace Binder.Tool.Doctor;

/// <summary>Looks for Binder devices on this machine, and for what keeps them from being used.</summary>
internal sealed class Examination
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string[] UsualNodes = [KernelDevice.DefaultPath, "/dev/hwbinder", "/dev/vndbinder"];
    private static readonly string[] NoDevices = ["binder-control", "features", "binder_logs"];

    private readonly List<Finding> _findings = [];
    private readonly List<string> _usable = [];

    /// <summary>Runs all checks.</summary>
    /// <param name="device">A device to look at beside the usual ones; null for what the environment names, if anything.</param>
    public static Diagnosis Run(string? device)
    {
        Examination examination = new();
        examination.Examine(device ?? Environment.GetEnvironmentVariable(BinderDevice.Variable));
        return new Diagnosis(examination._findings, examination._usable);
    }

    private void Examine(string? named)
    {
        KernelSupport kernel = KernelSupport.Read();
        ExamineKernel(kernel);
        foreach (string node in Nodes(kernel, named))
            ExamineNode(node);
        ExamineDaemon(named is not null && named.StartsWith("unix:", StringComparison.Ordinal) ? named : $"unix:{BinderDaemonOptions.DefaultSocketPath}");

        string? chosen = string.IsNullOrEmpty(named) ? _usable.FirstOrDefault() : _usable.Find(usable => usable == named);
        if (chosen is not null)
            ExamineServiceManager(chosen);
    }

    private void ExamineKernel(KernelSupport kernel)
    {
        Add("kernel", Verdict.Ok, $"Linux {kernel.Release}, {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}");
        switch (kernel.Driver)
        {
            case KernelDriver.Running:
                Add("driver", Verdict.Ok, "in the kernel");
                break;
            case KernelDriver.Loadable:
                Add("driver", Verdict.Failed, "the module binder_linux is not loaded", $"Load it: {KernelSupport.LoadModule}");
                break;
            default:
                Add("driver", Verdict.Absent, "this kernel has no module binder_linux");
                break;
        }

        if (kernel.BinderfsMounts.Count > 0)
            Add("binderfs", Verdict.Ok, $"mounted at {string.Join(", ", kernel.BinderfsMounts)}");
        else if (kernel.HasBinderfs && !File.Exists(KernelDevice.DefaultPath))
            Add("binderfs", Verdict.Failed, "not mounted", $"Mount it: {KernelSupport.MountBinderfs}");
        else
            Add("binderfs", Verdict.Absent, kernel.HasBinderfs ? "not mounted" : "this kernel has none");
    }

    private void ExamineNode(string path)
    {
        using BinderConnection? connection = KernelDevice.TryOpen(path, out KernelDeviceFailure? failure);
        if (failure is not null)
        {
            Add(path, Verdict.Failed, failure.Reason, failure.Advice);
            return;
        }

        Add(path, Verdict.Ok, $"speaks Binder protocol 8, mode {KernelSupport.Mode(path)}");
        _usable.Add(path);
    }

    private void ExamineDaemon(string device)
    {
        try
        {
            ProcessState.Open(device).Dispose();
            Add("daemon", Verdict.Ok, $"answers at {device}");
            _usable.Add(device);
        }
        catch (BinderDeviceException e)
        {
            string path = device["unix:".Length..];
            Add("daemon", Verdict.Failed, File.Exists(path) ? e.Message : $"there is no socket {path}", "Start driver and service manager: binder up");
        }
    }

    private void ExamineServiceManager(string device)
    {
        Task<int?> count = Task.Run(() => CountServices(device));
        if (!count.Wait(Patience))
            Add("service manager", Verdict.Failed, $"does not answer on {device}", $"End it and start another: binder servicemanager --device {device}");
        else if (count.Result is int services)
            Add("service manager", Verdict.Ok, $"answers on {device}: {services} service{(services == 1 ? "" : "s")}");
        else
            Add("service manager", Verdict.Failed, $"none on {device}", $"Start one: binder servicemanager --device {device}");
    }

    private static int? CountServices(string device)
    {
        using ProcessState process = ProcessState.Open(device);
        return process.GetContextObject() is null ? null : new ServiceManager(process).ListServices().Count;
    }

    private static IEnumerable<string> Nodes(KernelSupport kernel, string? named)
    {
        IEnumerable<string> nodes = UsualNodes.Where(static path => path == KernelDevice.DefaultPath || File.Exists(path))
            .Concat(kernel.BinderfsMounts.SelectMany(NodesIn));
        return (named is not null && named.StartsWith('/') ? nodes.Prepend(named) : nodes).Distinct();
    }

    private static IEnumerable<string> NodesIn(string mount)
    {
        try
        {
            return Directory.GetFileSystemEntries(mount).Where(static path => !NoDevices.Contains(Path.GetFileName(path))).Order();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Add(string check, Verdict verdict, string detail, string? advice = null) =>
        _findings.Add(new Finding(check, verdict, detail, advice));
}
