namespace Examples;

/// <summary>What an example shows, counted.</summary>
internal static class Checks
{
    private static int _passed;
    private static int _failed;

    public static void Check(bool passed, string text)
    {
        Say.Line("client", $"{(passed ? "ok" : "FAILED")}: {text}");
        if (passed)
            _passed++;
        else
            _failed++;
    }

    /// <summary>Prints the sum.</summary>
    /// <returns>The exit code: 0 if nothing failed.</returns>
    public static int Summarize(string example)
    {
        if (_failed > 0)
            Console.WriteLine($"{example} example: {_failed} checks FAILED");
        Console.WriteLine($"{example} example: {_passed} checks passed");
        return _failed == 0 ? 0 : 1;
    }
}
