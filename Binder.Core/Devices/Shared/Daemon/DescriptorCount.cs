namespace Binder.Devices.Shared;

/// <summary>How many descriptors are held for a purpose, until they are really closed. From any thread.</summary>
/// <param name="all">Counts these too.</param>
internal sealed class DescriptorCount(DescriptorCount? all = null)
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void Add()
    {
        _ = Interlocked.Increment(ref _value);
        all?.Add();
    }

    public void Remove()
    {
        _ = Interlocked.Decrement(ref _value);
        all?.Remove();
    }
}
