using Calculator;
using Examples;

// Without arguments: the client, which starts everything else as processes of their own. With a role: one of those.
return args switch
{
    [] => Client.Run(),
    ["driver", string device] => Host.RunDriver(device),
    ["service manager", string device] => Host.RunServiceManager(device),
    ["server", string device] => Roles.RunServer(device),
    ["auditor", string device] => Roles.RunAuditor(device),
    _ => Host.Refuse(args),
};
