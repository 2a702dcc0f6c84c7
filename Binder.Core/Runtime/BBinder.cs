using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Binder;

/// <summary>
/// A local object that other processes can call. Generated stubs (<c>BnX</c>) derive from it; the driver keeps it alive for as long as
/// another process holds it.
/// </summary>
public abstract partial class BBinder : IBinder
{
    /// <inheritdoc/>
    public virtual string InterfaceDescriptor => "BBinder";

    /// <inheritdoc/>
    public bool IsAlive => true;

    /// <inheritdoc/>
    public bool Ping() => true;

    /// <inheritdoc/>
    public IInterface? QueryLocalInterface(string descriptor) =>
        this is IInterface local && AnswersInterface(descriptor) ? local : null;

    /// <summary>Runs the transaction on the calling thread, a one-way one too.</summary>
    /// <inheritdoc/>
    public StatusCode Transact(uint code, Parcel data, Parcel reply, TransactionFlags flags = TransactionFlags.None)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(reply);
        data.DataPosition = 0;
        StatusCode status = Dispatch(code, data, reply, flags);
        reply.DataPosition = 0;
        return status;
    }

    /// <summary>Always refused: a local object dies with its caller.</summary>
    /// <inheritdoc/>
    public void LinkToDeath(IDeathRecipient recipient) =>
        throw new InvalidOperationException("A local object dies with its caller: link to the death of proxies only.");

    /// <inheritdoc/>
    public bool UnlinkToDeath(IDeathRecipient recipient) => false;

    /// <summary>Always refused: a local object is frozen with its caller.</summary>
    /// <inheritdoc/>
    public void AddFrozenStateListener(IFrozenStateListener listener) =>
        throw new InvalidOperationException("A local object is frozen with its caller: listen to proxies only.");

    /// <inheritdoc/>
    public bool RemoveFrozenStateListener(IFrozenStateListener listener) => false;

    /// <inheritdoc/>
    public void Dump(SafeHandle output, params IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(arguments);
        bool added = false;
        try
        {
            output.DangerousAddRef(ref added);
            using SafeFileHandle borrowed = new(output.DangerousGetHandle(), ownsHandle: false);
            DumpTo(borrowed, arguments);
        }
        finally
        {
            if (added)
                output.DangerousRelease();
        }
    }

    /// <summary>Answers a transaction: reads the request from <paramref name="data"/> and writes exception header and results to <paramref name="reply"/>.</summary>
    /// <returns>False if the code is unknown.</returns>
    /// <remarks>
    /// An exception becomes the matching exception code of the reply. A <see cref="ParcelException"/> over <paramref name="data"/> becomes
    /// the status of the transaction: the request was malformed.
    /// </remarks>
    protected virtual bool OnTransact(uint code, Parcel data, Parcel reply, TransactionFlags flags) => false;

    /// <summary>Writes the object's state as text for <c>dumpsys</c>-like tools.</summary>
    /// <param name="output">Where to write; flushed by the caller.</param>
    /// <param name="arguments">What the caller asks for.</param>
    protected virtual void Dump(TextWriter output, IReadOnlyList<string> arguments)
    {
    }

    private string NameForLogs
    {
        get
        {
            try
            {
                return InterfaceDescriptor;
            }
            catch (Exception)
            {
                return GetType().ToString();
            }
        }
    }

    /// <summary>Answers one transaction; throws nothing.</summary>
    internal StatusCode Dispatch(uint code, Parcel data, Parcel reply, TransactionFlags flags)
    {
        try
        {
            return code is >= IBinder.FirstCallTransaction and <= IBinder.LastCallTransaction
                ? Handled(OnTransact(code, data, reply, flags))
                : AnswerSystemTransaction(code, data, reply, flags);
        }
        catch (ParcelException e) when (data.ReadStatus is not (StatusCode.Ok or StatusCode.UnexpectedNull))
        {
            reply.Reset();
            BinderEventSource.Log.MalformedRequest(NameForLogs, code, e.Message);
            return data.ReadStatus;
        }
        catch (ParcelException e) when (data.ReadStatus == StatusCode.UnexpectedNull)
        {
            return AnswerException(reply, code, flags, new ArgumentNullException(null, e.Message));
        }
        catch (Exception e)
        {
            return AnswerException(reply, code, flags, e);
        }
    }

    private static StatusCode Handled(bool handled) => handled ? StatusCode.Ok : StatusCode.UnknownTransaction;

    private StatusCode AnswerSystemTransaction(uint code, Parcel data, Parcel reply, TransactionFlags flags)
    {
        switch (code)
        {
            case SystemTransactions.Ping:
                return StatusCode.Ok;
            case SystemTransactions.Interface:
                reply.WriteString16(InterfaceDescriptor);
                return StatusCode.Ok;
            case SystemTransactions.Extension:
                reply.WriteNullableStrongBinder(_extension);
                return StatusCode.Ok;
            case SystemTransactions.DebugPid:
                reply.WriteInt32(Environment.ProcessId);
                return StatusCode.Ok;
            case SystemTransactions.Dump:
                using (SafeFileHandle output = data.ReadFileDescriptor())
                    DumpTo(output, data.ReadArray<string, String16Marshaller>());
                return StatusCode.Ok;
            default:
                return Handled(OnTransact(code, data, reply, flags));
        }
    }

    private void DumpTo(SafeFileHandle output, IReadOnlyList<string> arguments)
    {
        using FileStream stream = new(output, FileAccess.Write, bufferSize: 0);
        using StreamWriter writer = new(stream);
        Dump(writer, arguments);
    }

    private StatusCode AnswerException(Parcel reply, uint code, TransactionFlags flags, Exception exception)
    {
        if ((flags & TransactionFlags.Oneway) != 0)
        {
            BinderEventSource.Log.OnewayFailed(NameForLogs, code, UserCode.Describe(exception));
            return StatusCode.Ok;
        }

        reply.Reset();
        reply.WriteException(exception);
        return StatusCode.Ok;
    }
}
