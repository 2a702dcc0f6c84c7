using System.Diagnostics;
using Binder.Interop;

namespace Binder.Devices.Shared;

/// <summary>
/// Closes what may be the last descriptor of a sender's file, on threads of its own: that <c>close</c> may wait (a lingering socket, a remote
/// file system), and the daemon must not. One user's files are closed one after the other, so that a file that waits delays his alone.
/// </summary>
internal sealed class DescriptorCloser : IDisposable
{
    private const int MostThreads = 32; // so many users can have a file that waits before others notice
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Dictionary<PeerUser, Queue<Item>> _queues = []; // of those with something to close
    private readonly Queue<PeerUser> _ready = []; // those of them whom no thread is busy with
    private readonly List<Thread> _threads = [];
    private readonly Action _closed;
    private int _idle;
    private bool _isEnding;

    /// <param name="closed">Runs, on one of the threads, after each file.</param>
    public DescriptorCloser(Action closed)
    {
        _closed = closed;
        AddThreadLocked(); // here: once descriptors are scarce, starting a thread may fail
    }

    /// <summary>Closes a descriptor soon.</summary>
    /// <param name="count">Where it counts until then.</param>
    public void Close(PeerUser user, SafeDescriptor descriptor, DescriptorCount count)
    {
        lock (_gate)
        {
            if (!_queues.TryGetValue(user, out Queue<Item>? queue))
            {
                _queues.Add(user, queue = []);
                _ready.Enqueue(user);
            }

            queue.Enqueue(new Item(descriptor, count));
            if (_ready.Count > _idle && _threads.Count < MostThreads)
                AddThreadLocked();
            else
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Closes the rest, as far as that does not wait.</summary>
    public void Dispose()
    {
        Thread[] threads;
        lock (_gate)
        {
            _isEnding = true;
            Monitor.PulseAll(_gate);
            threads = [.. _threads];
        }

        long start = Stopwatch.GetTimestamp();
        foreach (Thread thread in threads)
        {
            TimeSpan left = LongestEnd - Stopwatch.GetElapsedTime(start);
            _ = thread.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    private void AddThreadLocked()
    {
        Thread thread = new(Run) { IsBackground = true, Name = "binder driver files" };
        try
        {
            thread.Start();
            _threads.Add(thread);
        }
        catch (OutOfMemoryException) when (_threads.Count > 0)
        {
            // The system gives no more threads: those that there are have to do.
        }
    }

    private void Run()
    {
        while (TryTake(out PeerUser? user, out Item item))
        {
            item.Descriptor.Dispose();
            item.Count.Remove();
            Release(user!);
            _closed();
        }
    }

    private bool TryTake(out PeerUser? user, out Item item)
    {
        lock (_gate)
        {
            while (!_ready.TryDequeue(out user))
            {
                item = default;
                if (_isEnding)
                    return false;

                _idle++;
                _ = Monitor.Wait(_gate);
                _idle--;
            }

            item = _queues[user].Dequeue();
            return true;
        }
    }

    private void Release(PeerUser user)
    {
        lock (_gate)
        {
            if (_queues[user].Count == 0)
                _ = _queues.Remove(user);
            else
                _ready.Enqueue(user);
        }
    }

    private readonly record struct Item(SafeDescriptor Descriptor, DescriptorCount Count);
}
