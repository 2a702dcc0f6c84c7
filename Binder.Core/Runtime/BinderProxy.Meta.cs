namespace Binder;

/// <content>Version and hash of the remote object's interface, asked once.</content>
public abstract partial class BinderProxy
{
    private const int UnknownVersion = -1;

    private int _interfaceVersion = UnknownVersion;
    private string? _interfaceHash;

    /// <summary>The version of the interface over there.</summary>
    /// <exception cref="RemoteException">The object could not be asked, or its interface has none: <see cref="StatusCode.UnknownTransaction"/>.</exception>
    protected int AskInterfaceVersion(string descriptor)
    {
        if (_interfaceVersion != UnknownVersion)
            return _interfaceVersion;

        using Parcel data = BeginCall(descriptor);
        using Parcel reply = Call(MetaTransactions.GetInterfaceVersion, data);
        return _interfaceVersion = reply.ReadInt32();
    }

    /// <summary>The hash of the interface over there.</summary>
    /// <inheritdoc cref="AskInterfaceVersion"/>
    protected string AskInterfaceHash(string descriptor)
    {
        if (_interfaceHash is { } known)
            return known;

        using Parcel data = BeginCall(descriptor);
        using Parcel reply = Call(MetaTransactions.GetInterfaceHash, data);
        return _interfaceHash = reply.ReadString16();
    }

    /// <inheritdoc cref="AskInterfaceVersion"/>
    protected async Task<int> AskInterfaceVersionAsync(string descriptor, CancellationToken cancellationToken)
    {
        if (_interfaceVersion != UnknownVersion)
            return _interfaceVersion;

        Parcel data = BeginCall(descriptor);
        using Parcel reply = await CallAsync(MetaTransactions.GetInterfaceVersion, data, cancellationToken).ConfigureAwait(false);
        return _interfaceVersion = reply.ReadInt32();
    }

    /// <inheritdoc cref="AskInterfaceHash"/>
    protected async Task<string> AskInterfaceHashAsync(string descriptor, CancellationToken cancellationToken)
    {
        if (_interfaceHash is { } known)
            return known;

        Parcel data = BeginCall(descriptor);
        using Parcel reply = await CallAsync(MetaTransactions.GetInterfaceHash, data, cancellationToken).ConfigureAwait(false);
        return _interfaceHash = reply.ReadString16();
    }
}
