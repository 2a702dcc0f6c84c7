using Binder.Aidl.Tests.Conformance;
using Binder.Aidl.Tests.Conformance.Exploration;
using Binder.Aidl.Tests.Conformance.Hostile;
using Binder.Aidl.Tests.Conformance.Worker;

return args switch
{
    ["actor"] => WorkerProgram.Run(),
    ["explore", ..] => ExplorationCommand.Run(args),
    ["hostile", ..] => HostileCommandLine.Run(args),
    ["hostile-client", string path, string user, string seed, string index, string count] =>
        HostileClient.Run(path, uint.Parse(user), int.Parse(seed), int.Parse(index), int.Parse(count)),
    _ => CommandLine.Run(args),
};
