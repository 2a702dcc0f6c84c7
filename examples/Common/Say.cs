namespace Examples;

/// <summary>Prints a line with the process that prints it.</summary>
internal static class Say
{
    public static void Line(string role, string text) => Console.WriteLine($"[{Environment.ProcessId,7} {role,-15}] {text}");
}
