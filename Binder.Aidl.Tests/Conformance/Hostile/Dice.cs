namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>Random numbers that a seed repeats on every runtime: SplitMix64.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The dice of one throw among many.</summary>
    public static Dice Of(int seed, int client, int number) =>
        new(((ulong)(uint)seed << 32) ^ ((ulong)(uint)client << 56) ^ ((ulong)(uint)number * 0x9E37_79B9_7F4A_7C15));

    public ulong Next()
    {
        ulong value = _state += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }

    /// <summary>A number from 0 to below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (uint)limit);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    public T Pick<T>(params ReadOnlySpan<T> values) => values[Below(values.Length)];
}
