using System.Diagnostics.Tracing;

namespace Binder;

/// <summary>What the runtime meets that no caller hears of; readable with <c>dotnet-trace</c> or an <see cref="EventListener"/>.</summary>
[EventSource(Name = "Binder")]
internal sealed class BinderEventSource : EventSource
{
    public static readonly BinderEventSource Log = new();

    private BinderEventSource()
    {
    }

    [Event(1, Level = EventLevel.Warning, Message = "{0} transaction {1}: the request is malformed: {2}")]
    public void MalformedRequest(string descriptor, uint code, string reason) => WriteEvent(1, descriptor, code, reason);

    [Event(2, Level = EventLevel.Warning, Message = "{0} one-way transaction {1} failed: {2}")]
    public void OnewayFailed(string descriptor, uint code, string exception) => WriteEvent(2, descriptor, code, exception);

    [Event(3, Level = EventLevel.Warning, Message = "{0}: the driver suspects that this process sends too many one-way calls")]
    public void OnewaySpamSuspected(string device) => WriteEvent(3, device);

    [Event(4, Level = EventLevel.Error, Message = "{0}: the driver is gone")]
    public void DriverGone(string device) => WriteEvent(4, device);

    [Event(5, Level = EventLevel.Error, Message = "A death recipient failed: {0}")]
    public void DeathRecipientFailed(string exception) => WriteEvent(5, exception);

    [Event(6, Level = EventLevel.Error, Message = "{0}: the driver refused a reply")]
    public void ReplyRefused(string device) => WriteEvent(6, device);

    [Event(7, Level = EventLevel.Error, Message = "{0}: a thread could not join: {1}")]
    public void ThreadRefused(string device, string reason) => WriteEvent(7, device, reason);

    [Event(20, Level = EventLevel.Warning, Message = "A listener to an event could not be told: {0}")]
    public void ListenerFailed(string exception) => WriteEvent(20, exception);

    [Event(21, Level = EventLevel.Warning, Message = "A listener to an event could not be taken back: {0}")]
    public void UnsubscribeFailed(string exception) => WriteEvent(21, exception);

    [Event(8, Level = EventLevel.Error, Message = "A handler of an event failed: {0}")]
    public void HandlerFailed(string exception) => WriteEvent(8, exception);

    [Event(10, Level = EventLevel.Warning, Message = "{0}: all {1} threads of the pool were busy for {2} ms")]
    public void ThreadPoolStarved(string device, int threads, int milliseconds) => WriteEvent(10, device, threads, milliseconds);

    [Event(11, Level = EventLevel.Warning, Message = "{0}: this process holds {1} proxies; are some never given back?")]
    public void ManyProxies(string device, int count) => WriteEvent(11, device, count);

    [Event(12, Level = EventLevel.Warning, Message = "{0}: this process holds {2} proxies of objects that user {1} sent")]
    public void ManyProxiesOfUser(string device, int uid, int count) => WriteEvent(12, device, uid, count);

    [Event(9, Level = EventLevel.Error, Message = "{0}: the driver returned {1}, which this library does not know or did not expect; it is passed over")]
    public void UnexpectedReturn(string device, string code) => WriteEvent(9, device, code);
}
