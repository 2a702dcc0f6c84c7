namespace Binder;

public sealed partial class BpBinder
{
    private readonly List<IDeathRecipient> _recipients = [];
    private ulong _deathCookie;
    private bool _obituarySent;

    /// <inheritdoc/>
    public void LinkToDeath(IDeathRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        lock (Process.DeathLinks.Order)
        {
            ulong cookie = 0;
            lock (_gate)
            {
                if (_isDead)
                    throw new DeadObjectException($"{this}: cannot link to its death, the process of the object is gone.");
                ObjectDisposedException.ThrowIf(IsReleased, this);

                _recipients.Add(recipient);
                if (_recipients.Count == 1)
                    cookie = _deathCookie = Process.DeathLinks.Add(this);
            }

            if (cookie != 0)
                Process.RequestDeathNotification(Handle, cookie);
        }
    }

    /// <inheritdoc/>
    public bool UnlinkToDeath(IDeathRecipient recipient)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        lock (Process.DeathLinks.Order)
        {
            lock (_gate)
            {
                if (_obituarySent || !_recipients.Remove(recipient))
                    return false;
                if (_recipients.Count > 0)
                    return true;
            }

            ClearDeathLinkInOrder();
            return true;
        }
    }

    /// <summary>The driver announced the death: tells every recipient, once, and gives the handle back, for a dead proxy needs none.</summary>
    internal void SendObituary()
    {
        IDeathRecipient[] recipients;
        lock (Process.DeathLinks.Order)
        {
            lock (_gate)
            {
                _isDead = true;
                if (_obituarySent)
                    return;
                _obituarySent = true;
                recipients = [.. _recipients];
                _recipients.Clear();
            }

            ClearDeathLinkInOrder();
        }

        lock (Process.FreezeLinks.Order)
            ClearFreezeLinkInOrder();
        foreach (IDeathRecipient recipient in recipients)
            Tell(recipient);
        Dispose();
    }

    private void Tell(IDeathRecipient recipient)
    {
        try
        {
            recipient.BinderDied(this);
        }
        catch (Exception e)
        {
            BinderEventSource.Log.DeathRecipientFailed(UserCode.Describe(e));
        }
    }

    private void ClearDeathLinkInOrder()
    {
        ulong cookie;
        lock (_gate)
        {
            _recipients.Clear();
            (cookie, _deathCookie) = (_deathCookie, 0);
        }

        if (cookie != 0)
            Process.ClearDeathNotification(Handle, cookie);
    }
}
