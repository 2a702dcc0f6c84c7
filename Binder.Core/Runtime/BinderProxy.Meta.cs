namespace Binder;

/// <content>Version and hash of the remote object's interface, asked once.</content>
public abstract partial class BinderProxy
{
    private MetaAnswer<int>? _interfaceVersion;
    private MetaAnswer<string>? _interfaceHash;

    /// <summary>The version of the interface over there.</summary>
    /// <exception cref="RemoteException">The object could not be asked, or its interface has none: <see cref="StatusCode.UnknownTransaction"/>.</exception>
    protected int AskInterfaceVersion(string descriptor)
    {
        if (_interfaceVersion is { } known && known.Descriptor == descriptor)
            return known.Value;

        using Parcel data = BeginCall(descriptor);
        using Parcel reply = Call(MetaTransactions.GetInterfaceVersion, data);
        return (_interfaceVersion = new(descriptor, reply.ReadInt32())).Value;
    }

    /// <summary>The hash of the interface over there.</summary>
    /// <inheritdoc cref="AskInterfaceVersion"/>
    protected string AskInterfaceHash(string descriptor)
    {
        if (_interfaceHash is { } known && known.Descriptor == descriptor)
            return known.Value;

        using Parcel data = BeginCall(descriptor);
        using Parcel reply = Call(MetaTransactions.GetInterfaceHash, data);
        return (_interfaceHash = new(descriptor, reply.ReadString16())).Value;
    }

    /// <inheritdoc cref="AskInterfaceVersion"/>
    protected async Task<int> AskInterfaceVersionAsync(string descriptor, CancellationToken cancellationToken)
    {
        if (_interfaceVersion is { } known && known.Descriptor == descriptor)
            return known.Value;

        Parcel data = BeginCall(descriptor);
        using Parcel reply = await CallAsync(MetaTransactions.GetInterfaceVersion, data, cancellationToken).ConfigureAwait(false);
        return (_interfaceVersion = new(descriptor, reply.ReadInt32())).Value;
    }

    /// <inheritdoc cref="AskInterfaceHash"/>
    protected async Task<string> AskInterfaceHashAsync(string descriptor, CancellationToken cancellationToken)
    {
        if (_interfaceHash is { } known && known.Descriptor == descriptor)
            return known.Value;

        Parcel data = BeginCall(descriptor);
        using Parcel reply = await CallAsync(MetaTransactions.GetInterfaceHash, data, cancellationToken).ConfigureAwait(false);
        return (_interfaceHash = new(descriptor, reply.ReadString16())).Value;
    }
}
