namespace Binder;

/// <summary>A remotable object: a local one (<see cref="BBinder"/>) or the proxy of one in another process (<see cref="BpBinder"/>).</summary>
public interface IBinder
{
    /// <summary>First transaction code of user methods.</summary>
    public const uint FirstCallTransaction = 1;

    /// <summary>Last transaction code of user methods.</summary>
    public const uint LastCallTransaction = 0x00FF_FFFF;

    /// <summary>The object's interface, asked from the other process once for a proxy.</summary>
    /// <exception cref="RemoteException">The object could not be asked.</exception>
    string InterfaceDescriptor { get; }

    /// <summary>False once a call or a death notice showed that the object's process is gone. Asks nobody: see <see cref="Ping"/>.</summary>
    bool IsAlive { get; }

    /// <summary>Whether the object answers now.</summary>
    bool Ping();

    /// <summary>The implementation of the interface, if it lives in this process.</summary>
    /// <param name="descriptor">Descriptor of the interface wanted.</param>
    /// <returns>The object to call directly, or null: use a proxy.</returns>
    IInterface? QueryLocalInterface(string descriptor);

    /// <summary>Sends one transaction and waits for its answer, unless it is one-way.</summary>
    /// <param name="code">Transaction code.</param>
    /// <param name="data">The request. Its content is not changed.</param>
    /// <param name="reply">Receives the answer, at position 0; left empty by a one-way call.</param>
    /// <param name="flags">Transaction flags.</param>
    /// <returns><see cref="StatusCode.Ok"/>, or why no answer came.</returns>
    StatusCode Transact(uint code, Parcel data, Parcel reply, TransactionFlags flags = TransactionFlags.None);

    /// <summary>Asks to be told once when the object's process dies. Both the proxy and the recipient stay alive until then.</summary>
    /// <exception cref="DeadObjectException">It is dead already.</exception>
    /// <exception cref="InvalidOperationException">The object is local: it dies with its caller.</exception>
    void LinkToDeath(IDeathRecipient recipient);

    /// <summary>Takes back one <see cref="LinkToDeath"/> of this recipient.</summary>
    /// <returns>False if there is none, or the death was announced already.</returns>
    bool UnlinkToDeath(IDeathRecipient recipient);

    /// <summary>
    /// Asks to be told when the object's process is frozen and when it runs again, beginning with how it is now. Both the proxy and the
    /// listener stay alive until that is taken back or the process dies.
    /// </summary>
    /// <exception cref="DeadObjectException">The process is gone already.</exception>
    /// <exception cref="InvalidOperationException">The object is local: it is frozen with its caller.</exception>
    /// <exception cref="NotSupportedException">The driver does not tell: the kernel's is older than Linux 6.12.</exception>
    void AddFrozenStateListener(IFrozenStateListener listener) =>
        throw new NotSupportedException($"A {GetType().Name} does not tell of freezing.");

    /// <summary>Takes back one <see cref="AddFrozenStateListener"/> of this listener.</summary>
    /// <returns>False if there is none.</returns>
    bool RemoveFrozenStateListener(IFrozenStateListener listener) => false;

    /// <summary>Lets the object write its state as text to a file descriptor.</summary>
    /// <exception cref="RemoteException">The object could not be asked.</exception>
    void Dump(System.Runtime.InteropServices.SafeHandle output, params IReadOnlyList<string> arguments);
}
