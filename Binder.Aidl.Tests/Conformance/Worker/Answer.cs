using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>An answer under way.</summary>
internal sealed class Answer(Stream output, int id)
{
    private readonly MemoryStream _results = new();

    public Errno Error { get; set; }

    public BinaryWriter Results => new(_results);

    public void Write<T>(in T value)
        where T : unmanaged => _results.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public void Send()
    {
        using MemoryStream frame = new();
        using BinaryWriter writer = new(frame);
        writer.Write((int)_results.Length + (2 * sizeof(int)));
        writer.Write(id);
        writer.Write((int)Error);
        writer.Write(_results.ToArray());
        lock (output)
        {
            output.Write(frame.ToArray());
            output.Flush();
        }
    }
}
