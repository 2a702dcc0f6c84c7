using System.Security;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Writes the head of a reply whose call succeeded: <c>int32</c> 0. The return value and out arguments follow.</summary>
    public void WriteNoException() => WriteInt32((int)ExceptionCode.None);

    /// <summary>Writes a whole reply whose call failed; the parcel must be empty. Nothing follows.</summary>
    /// <remarks>
    /// Layout: <c>int32</c> exception code, the message as <c>String</c>, <c>int32</c> 0 (no remote stack trace); behind a service-specific
    /// error its <c>int32</c> code. Exceptions without a code of their own travel as illegal state with their type in the message.
    /// Source: <c>libs/binder/Status.cpp</c>, <c>Status::writeToParcel</c>.
    /// </remarks>
    public void WriteException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ExceptionCode code = CodeOf(exception);
        string message = MessageOf(exception);
        WriteInt32((int)(code == ExceptionCode.None ? ExceptionCode.IllegalState : code));
        WriteString16(code == ExceptionCode.None ? $"{exception.GetType().Name}: {message}" : message);
        WriteInt32(0);
        if (exception is ServiceSpecificException specific)
            WriteInt32(specific.ErrorCode);
    }

    /// <summary>Reads the head of a reply.</summary>
    /// <remarks>
    /// Source: <c>Status::readFromParcel</c>. The headers that Java puts before the results or in place of the code are skipped, so is a
    /// remote stack trace.
    /// </remarks>
    /// <exception cref="SecurityException">The callee threw it, or <see cref="UnauthorizedAccessException"/>.</exception>
    /// <exception cref="BadParcelableException">The callee could not use an argument.</exception>
    /// <exception cref="ArgumentNullException">The callee met a null that its interface forbids.</exception>
    /// <exception cref="ArgumentException">The callee refused an argument.</exception>
    /// <exception cref="InvalidOperationException">The callee was in no state for the call, or failed in a way that has no code of its own.</exception>
    /// <exception cref="NotSupportedException">The callee does not offer this.</exception>
    /// <exception cref="ServiceSpecificException">An error that the interface defines.</exception>
    /// <exception cref="RemoteException">The exception code is unknown.</exception>
    /// <exception cref="ParcelException">The bytes are no head of a reply.</exception>
    public void ReadException()
    {
        int code = ReadInt32();
        while (code == (int)ExceptionCode.HasNotedAppOpsReplyHeader)
        {
            SkipSized("noted app operations", atLeast: sizeof(int));
            code = ReadInt32();
        }

        if (code == (int)ExceptionCode.None)
            return;
        if (code == (int)ExceptionCode.HasReplyHeader)
            SkipSized("reply header", atLeast: sizeof(int));
        else
            throw ReadThrown((ExceptionCode)code);
    }

    private static ExceptionCode CodeOf(Exception exception) => exception switch
    {
        ServiceSpecificException => ExceptionCode.ServiceSpecific,
        SecurityException or UnauthorizedAccessException => ExceptionCode.Security,
        BadParcelableException or ParcelException => ExceptionCode.BadParcelable,
        ArgumentNullException or NullReferenceException => ExceptionCode.NullPointer,
        ArgumentException => ExceptionCode.IllegalArgument,
        NotSupportedException or NotImplementedException => ExceptionCode.UnsupportedOperation,
        InvalidOperationException => ExceptionCode.IllegalState,
        _ => ExceptionCode.None,
    };

    // Message is virtual: user code that may fail in its turn.
    private static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message ?? "";
        }
        catch (Exception)
        {
            return "";
        }
    }

    private Exception ReadThrown(ExceptionCode code)
    {
        string? message = ReadNullableString16();
        SkipSized("remote stack trace", atLeast: 0);
        return code switch
        {
            ExceptionCode.Security => new SecurityException(message),
            ExceptionCode.BadParcelable => new BadParcelableException(message ?? "The callee could not read an argument."),
            ExceptionCode.IllegalArgument => new ArgumentException(message),
            ExceptionCode.NullPointer => new ArgumentNullException(paramName: null, message),
            ExceptionCode.IllegalState or ExceptionCode.NetworkMainThread => new InvalidOperationException(message),
            ExceptionCode.UnsupportedOperation => new NotSupportedException(message),
            ExceptionCode.ServiceSpecific => new ServiceSpecificException(ReadInt32(), string.IsNullOrEmpty(message) ? null : message),
            _ => new RemoteException(StatusCode.UnknownError, $"The callee answered with exception code {(int)code}: {message}"),
        };
    }

    // A block that begins with its size, which counts itself; 0 stands for no block where that is allowed.
    private void SkipSized(string what, int atLeast)
    {
        int start = _position;
        int size = ReadInt32();
        if (size < atLeast || size is > 0 and < sizeof(int) || size > _size - start)
            Fail(StatusCode.UnknownError, $"The {what} at offset {start} has a size of {size} bytes; {_size - start} are left.");
        if (size > 0)
            MoveTo(start + size);
    }
}
