using System.CommandLine;
using Binder.Tool.Doctor;

namespace Binder.Tool.Commands;

/// <summary><c>binder doctor</c>: which devices of this machine can be used, and what to do about the others.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        Command command = new("doctor", "Check this machine's Binder devices; exit code 3 if none can be used.");
        command.Options.Add(CommonOptions.Json);
        command.SetAction(static arguments => Run(arguments.GetValue(CommonOptions.Device), arguments.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(string? device, bool asJson)
    {
        Diagnosis diagnosis = Examination.Run(device);
        if (asJson)
            DiagnosisOutput.WriteJson(diagnosis, Console.Out);
        else
            DiagnosisOutput.WriteText(diagnosis, Console.Out);
        return diagnosis.Usable.Count > 0 ? ExitCode.Success : ExitCode.Device;
    }
}
