using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>An answer under way.</summary>
internal sealed class Answer(Stream output, int id)
{
    private readonly ArrayBufferWriter<byte> _results = new();

    public Errno Error { get; set; }

    public void Write<T>(in T value)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public void Write(ReadOnlySpan<byte> bytes) => _results.Write(bytes);

    /// <summary>Writes a text with its length.</summary>
    public void WriteText(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(bytes.Length);
        Write(bytes);
    }

    public void Send()
    {
        byte[] frame = [.. Word(_results.WrittenCount + (2 * sizeof(int))), .. Word(id), .. Word((int)Error), .. _results.WrittenSpan];
        lock (output)
        {
            output.Write(frame);
            output.Flush();
        }
    }

    private static byte[] Word(int value) => BitConverter.GetBytes(value);
}
