namespace Binder;

/// <content>What generated stubs answer beside the methods of their interface.</content>
public abstract partial class BBinder
{
    /// <summary>Whether the object can be called as this interface: its own one, or one that it inherits.</summary>
    protected virtual bool AnswersInterface(string descriptor) => InterfaceDescriptor == descriptor;

    /// <summary>Answers <see cref="MetaTransactions.GetInterfaceVersion"/>.</summary>
    protected static void AnswerInterfaceVersion(Parcel data, Parcel reply, string descriptor, int version)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(reply);
        data.EnforceInterface(descriptor);
        data.EnforceNoDataAvailable();
        reply.WriteNoException();
        reply.WriteInt32(version);
    }

    /// <summary>Answers <see cref="MetaTransactions.GetInterfaceHash"/>.</summary>
    protected static void AnswerInterfaceHash(Parcel data, Parcel reply, string descriptor, string hash)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(reply);
        data.EnforceInterface(descriptor);
        data.EnforceNoDataAvailable();
        reply.WriteNoException();
        reply.WriteString16(hash);
    }

    /// <summary>Refuses the call being served unless its caller has every one of the permissions.</summary>
    /// <exception cref="System.Security.SecurityException">It has not, or the process has no <see cref="ProcessState.PermissionChecker"/>.</exception>
    protected static void EnforceAllPermissions(params ReadOnlySpan<string> permissions)
    {
        PermissionCheck check = PermissionCheck.OfCurrentCall();
        foreach (string permission in permissions)
        {
            if (!check.Has(permission))
                throw check.Denied(permission);
        }
    }

    /// <summary>Refuses the call being served unless its caller has one of the permissions.</summary>
    /// <inheritdoc cref="EnforceAllPermissions"/>
    protected static void EnforceAnyPermission(params ReadOnlySpan<string> permissions)
    {
        PermissionCheck check = PermissionCheck.OfCurrentCall();
        foreach (string permission in permissions)
        {
            if (check.Has(permission))
                return;
        }

        throw check.Denied($"one of {string.Join(", ", permissions!)}");
    }
}
