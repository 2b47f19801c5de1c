namespace Radiomics.Cohorts;

/// <summary>
/// Lets work in as long as its estimated memory fits a budget, in the order it comes, so that large work is not kept waiting by small. At least one is always let
/// in: what is larger than the whole budget goes in alone. Safe to share between threads.
/// </summary>
/// <param name="budget">Bytes; null for no limit.</param>
internal sealed class MemoryGate(long? budget)
{
    private readonly object _lock = new();
    private readonly Queue<object> _waiting = new();
    private long _used;
    private int _inside;

    /// <summary>Whether work is larger than the whole budget.</summary>
    /// <param name="bytes">Its estimate.</param>
    public bool IsTooLarge(long bytes) => bytes > budget;

    /// <summary>Waits until there is room.</summary>
    /// <param name="bytes">Estimated memory of the work.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>To be disposed of when the work is done.</returns>
    public IDisposable Enter(long bytes, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        object ticket = new();
        using CancellationTokenRegistration stop = cancellation.Register(WakeAll);
        lock (_lock)
        {
            _waiting.Enqueue(ticket);
            while (_waiting.Peek() != ticket || !Fits(bytes))
            {
                if (cancellation.IsCancellationRequested)
                {
                    Leave(ticket);
                    cancellation.ThrowIfCancellationRequested();
                }
                Monitor.Wait(_lock);
            }
            _waiting.Dequeue();
            _used += bytes;
            _inside++;
            Monitor.PulseAll(_lock);
        }
        return new Pass(this, bytes);
    }

    private bool Fits(long bytes) => budget is not { } most || _inside == 0 || bytes <= most - _used;

    private void WakeAll()
    {
        lock (_lock) Monitor.PulseAll(_lock);
    }

    private void Leave(object ticket)
    {
        object[] others = [.. _waiting.Where(t => t != ticket)];
        _waiting.Clear();
        foreach (object other in others) _waiting.Enqueue(other);
        Monitor.PulseAll(_lock);
    }

    private void Release(long bytes)
    {
        lock (_lock)
        {
            _used -= bytes;
            _inside--;
            Monitor.PulseAll(_lock);
        }
    }

    private sealed class Pass(MemoryGate gate, long bytes) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) gate.Release(bytes);
        }
    }
}
