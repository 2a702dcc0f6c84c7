using Binder.Aidl.Tests.Conformance;

return args is ["actor", ..] ? Binder.Aidl.Tests.Conformance.Worker.WorkerProgram.Run() : CommandLine.Run(args);
