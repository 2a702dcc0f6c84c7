using Examples;

namespace Calculator;

/// <summary>The processes with services of the example's own.</summary>
internal static class Roles
{
    public static int RunServer(string device) => Host.Serve(device, "server", services => services.AddService("calculator", new CalculatorService(services)));

    public static int RunAuditor(string device) => Host.Serve(device, "auditor", services => services.AddService("auditor", new Auditor()));
}
