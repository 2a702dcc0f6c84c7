namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>What a step did to waiting threads in the model, so that a world with a real system knows for whom to wait.</summary>
internal interface IModelForecast
{
    /// <summary>Threads that it woke and that returned.</summary>
    IEnumerable<(int Place, int Thread)> Returning { get; }

    /// <summary>Threads that it woke and that wait again.</summary>
    IEnumerable<(int Place, int Thread)> Reparked { get; }
}
