namespace AndroidInterop;

/// <summary>Runs what is expected to fail.</summary>
internal static class Throws
{
    /// <returns>The exception, null if there is none.</returns>
    public static T? From<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
            return null;
        }
        catch (T e)
        {
            return e;
        }
    }

    /// <inheritdoc cref="From{T}(Action)"/>
    public static async Task<T?> From<T>(Func<Task> action)
        where T : Exception
    {
        try
        {
            await action();
            return null;
        }
        catch (T e)
        {
            return e;
        }
    }
}
