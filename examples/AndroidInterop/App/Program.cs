using AndroidInterop;
using Examples;

// Without arguments: the clients, which start everything else as processes of their own. With a role: one of those.
return args switch
{
    [] => await Clients.RunAsync(),
    ["driver", string device] => Host.RunDriver(device),
    ["service manager", string device] => Host.RunServiceManager(device),
    ["lock in C#", string device] => Host.Serve(device, "lock in C#", services => services.AddService(Locks.CSharp, new CSharpLock())),
    ["lock of .aidl", string device] => Host.Serve(device, "lock of .aidl", services => services.AddService(Locks.Aidl, new AidlLock())),
    ["old lock", string device] => Host.Serve(device, "old lock", services => services.AddService(Locks.Old, new OldLock())),
    _ => Host.Refuse(args),
};
