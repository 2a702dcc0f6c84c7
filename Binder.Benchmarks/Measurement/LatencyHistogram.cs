using System.Numerics;

namespace Binder.Benchmarks.Measurement;

/// <summary>
/// Counts of durations in buckets whose width grows with the duration: each power of two has <see cref="SubBuckets"/> of them, so a
/// percentile is known to 0.4 %. Of fixed size: recording allocates nothing.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int SubBucketBits = 8;
    private const int SubBuckets = 1 << SubBucketBits;

    private readonly long[] _counts = new long[(64 - SubBucketBits) * SubBuckets];

    internal long Count { get; private set; }

    /// <summary>Sum of all durations, in ticks.</summary>
    internal long Total { get; private set; }

    internal void Record(long ticks)
    {
        _counts[BucketOf(ticks)]++;
        Count++;
        Total += ticks;
    }

    internal void Add(LatencyHistogram other)
    {
        for (int i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        Count += other.Count;
        Total += other.Total;
    }

    internal void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
        Total = 0;
    }

    /// <summary>The duration that a share of all durations does not exceed, as the middle of its bucket, in ticks.</summary>
    /// <param name="share">0 to 1.</param>
    internal double Percentile(double share)
    {
        long rank = Math.Clamp((long)Math.Ceiling(share * Count), 1, Math.Max(Count, 1));
        long seen = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
                return MiddleOf(i);
        }

        return 0;
    }

    private static int BucketOf(long ticks)
    {
        ulong value = (ulong)Math.Max(ticks, 0);
        int shift = Math.Max(BitOperations.Log2(value | 1) - SubBucketBits, 0);
        return (shift * SubBuckets) + (int)(value >> shift);
    }

    private static double MiddleOf(int bucket)
    {
        if (bucket < 2 * SubBuckets)
            return bucket;

        int shift = (bucket / SubBuckets) - 1;
        double low = Math.ScaleB(bucket - (shift * SubBuckets), shift);
        return low + (Math.ScaleB(1, shift) / 2);
    }
}
