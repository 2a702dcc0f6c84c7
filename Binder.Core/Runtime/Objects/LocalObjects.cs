using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Binder;

/// <summary>
/// The local objects that the driver knows or is about to know. An object is held strongly while a parcel under way contains it or the
/// driver holds a strong count, whatever the garbage collector thinks; otherwise only its number remains with it.
/// </summary>
internal sealed class LocalObjects
{
    private readonly object _gate = new();
    private readonly ConditionalWeakTable<BBinder, LocalObject> _byObject = [];
    private readonly Dictionary<ulong, LocalObject> _byPtr = [];
    private ulong _lastPtr;

    /// <summary>Objects that the driver or a parcel holds.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _byPtr.Count;
        }
    }

    /// <summary>Gives the object a number, the same for its life, and holds it until <see cref="Unpin"/>.</summary>
    /// <returns>The number, which serves as the node's ptr and cookie.</returns>
    public ulong Pin(BBinder binder)
    {
        lock (_gate)
        {
            if (!_byObject.TryGetValue(binder, out LocalObject? local))
            {
                _lastPtr += 8;
                local = new LocalObject(_lastPtr, binder);
                _byObject.Add(binder, local);
            }

            local.Pins++;
            Keep(local, binder);
            return local.Ptr;
        }
    }

    /// <summary>Ends one <see cref="Pin"/>.</summary>
    public void Unpin(ulong ptr) => Change(ptr, static local => local.Pins--);

    /// <summary><c>BR_INCREFS</c>.</summary>
    public void IncrementWeak(ulong ptr) => Change(ptr, static local => local.WeakCount++);

    /// <summary><c>BR_DECREFS</c>.</summary>
    public void DecrementWeak(ulong ptr) => Change(ptr, static local => local.WeakCount--);

    /// <summary><c>BR_ACQUIRE</c>.</summary>
    public void IncrementStrong(ulong ptr) => Change(ptr, static local => local.StrongCount++);

    /// <summary><c>BR_RELEASE</c>.</summary>
    public void DecrementStrong(ulong ptr) => Change(ptr, static local => local.StrongCount--);

    /// <summary>Waits until neither the driver nor a parcel holds any object.</summary>
    /// <returns>False if that took too long.</returns>
    public bool WaitUntilEmpty(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (_byPtr.Count > 0)
            {
                TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                    return false;
            }

            return true;
        }
    }

    /// <summary>The object with this number, or null if it is gone.</summary>
    public BBinder? Find(ulong ptr)
    {
        lock (_gate)
            return _byPtr.TryGetValue(ptr, out LocalObject? local) ? local.Target : null;
    }

    private void Change(ulong ptr, Action<LocalObject> change)
    {
        lock (_gate)
        {
            if (!_byPtr.TryGetValue(ptr, out LocalObject? local))
                return;

            change(local);
            if (local.Target is { } binder)
                Keep(local, binder);
            else
                Forget(ptr);
        }
    }

    private void Keep(LocalObject local, BBinder binder)
    {
        local.Strong = local.Pins + local.StrongCount > 0 ? binder : null;
        if (local.Pins + local.StrongCount + local.WeakCount > 0)
            _byPtr[local.Ptr] = local;
        else
            Forget(local.Ptr);
    }

    private void Forget(ulong ptr)
    {
        _byPtr.Remove(ptr);
        Monitor.PulseAll(_gate);
    }

    private sealed class LocalObject(ulong ptr, BBinder binder)
    {
        private readonly WeakReference<BBinder> _weak = new(binder);

        public ulong Ptr { get; } = ptr;

        public BBinder? Strong { get; set; }

        public int Pins { get; set; }

        public int StrongCount { get; set; }

        public int WeakCount { get; set; }

        public BBinder? Target => Strong ?? (_weak.TryGetTarget(out BBinder? target) ? target : null);
    }
}
