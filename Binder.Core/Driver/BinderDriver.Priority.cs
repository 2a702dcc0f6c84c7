namespace Binder.Driver;

/// <content>A call runs as urgently as its caller, or as its node asks. Source: <c>binder_set_nice</c> and where it is called.</content>
internal sealed partial class BinderDriver
{
    private const int LeastNice = 19;

    /// <summary>A thread that takes the process's work begins as the device was opened.</summary>
    private void ResetNice(BinderThread thread)
    {
        if (thread.Credentials.Nice is { } nice)
            SetNice(thread, _host.GetNice(thread), nice);
    }

    /// <summary>A thread serves a call or a one-way from here on; a one-way only makes it more urgent.</summary>
    private void AdoptNice(BinderThread thread, BinderTransaction transaction, BinderNode node)
    {
        if (thread.Credentials.Nice is null)
            return;
        int own = _host.GetNice(thread);
        transaction.SavedNice = own;
        if (!transaction.IsOneway)
            SetNice(thread, own, Math.Min(transaction.Nice, node.MinNice));
        else if (own > node.MinNice)
            SetNice(thread, own, node.MinNice);
    }

    /// <summary>A thread has served a call.</summary>
    private void RestoreNice(BinderThread thread, BinderTransaction call)
    {
        if (thread.Credentials.Nice is not null)
            SetNice(thread, _host.GetNice(thread), call.SavedNice);
    }

    private void SetNice(BinderThread thread, int own, int nice)
    {
        if (nice <= LeastNice && nice != own)
            _host.SetNice(thread, nice);
    }
}
