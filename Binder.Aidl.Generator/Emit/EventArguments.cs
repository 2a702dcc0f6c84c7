using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Emit;

/// <summary>Arguments of an event on their way from the delegate to the listener and back.</summary>
internal static class EventArguments
{
    /// <summary>The parameters of the listener's method.</summary>
    public static string Parameters(EventModel @event, string[] names) => Join(@event, names, static (argument, name) =>
        argument.Role == EventArgumentRole.Value ? $"{argument.Type} {name}" : null);

    /// <summary>What the listener's method is called with.</summary>
    public static string OfListener(EventModel @event, string[] names) => Join(@event, names, static (argument, name) =>
        argument.Role == EventArgumentRole.Value ? name : null);

    /// <summary>What the delegate is called with, where <c>sender</c> is the object.</summary>
    public static string OfHandler(EventModel @event, string[] names) => Join(@event, names, static (argument, name) => argument.Role switch
    {
        EventArgumentRole.Sender => "sender",
        EventArgumentRole.Empty => "global::System.EventArgs.Empty",
        _ => name,
    });

    private static string Join(EventModel @event, string[] names, Func<EventArgumentModel, string, string?> spell) =>
        string.Join(", ", @event.Arguments.Select((argument, i) => spell(argument, names[i])).Where(static text => text is not null));
}
