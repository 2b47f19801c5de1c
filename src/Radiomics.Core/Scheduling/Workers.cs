using System.Runtime.ExceptionServices;

namespace Radiomics;

/// <summary>
/// The threads that one region is computed with: the caller's and so many helpers from the thread pool, shared by families, directions and planes. Work that is handed out
/// within work is done by whoever is free, the innermost first; never are more threads busy than were asked for. Every number is worked off once and
/// on its own, so that results do not depend on the threads. With one thread all is done in place and nothing is handed out.
/// </summary>
/// <param name="threads">Threads, the caller's among them.</param>
internal sealed class Workers(int threads)
{
    private readonly Lock _lock = new();
    private readonly List<Job> _open = [];
    private int _helpers;

    /// <summary>Threads, the caller's among them.</summary>
    public int Threads => threads;

    /// <summary>Computes one result for each number from 0; the order of the results is that of the numbers.</summary>
    public T[] Map<T>(int count, Func<int, T> compute)
    {
        T[] results = new T[count];
        For(count, i => results[i] = compute(i));
        return results;
    }

    /// <summary>Does some work for each number from 0; returns when all is done. Of errors that of the lowest number is thrown, others are lost.</summary>
    public void For(int count, Action<int> work)
    {
        if (threads == 1 || count <= 1)
        {
            for (int i = 0; i < count; i++) work(i);
            return;
        }
        Job job = new(count, work);
        lock (_lock)
        {
            _open.Add(job);
            for (int i = 1; i < count && _helpers < threads - 1; i++, _helpers++) ThreadPool.UnsafeQueueUserWorkItem(static workers => workers.Help(), this, preferLocal: false);
        }
        job.Run();
        lock (_lock) _open.Remove(job);
        job.Wait();
    }

    private void Help()
    {
        while (true)
        {
            Job? job;
            lock (_lock)
            {
                job = _open.FindLast(j => j.HasMore);
                if (job is null)
                {
                    _helpers--;
                    return;
                }
            }
            job.RunOne();
        }
    }

    private sealed class Job
    {
        private readonly Lock _lock = new();
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly int _count;
        private readonly Action<int> _work;
        private int _next;
        private int _left;
        private int _failed = int.MaxValue;
        private ExceptionDispatchInfo? _error;

        public Job(int count, Action<int> work) => (_count, _left, _work) = (count, count, work);

        public bool HasMore => Volatile.Read(ref _next) < _count;

        public void Run()
        {
            while (RunOne()) { }
        }

        public bool RunOne()
        {
            int number = Interlocked.Increment(ref _next) - 1;
            if (number >= _count) return false;
            try
            {
                // Below an error the work goes on, as the lowest is the one that counts.
                if (number < Volatile.Read(ref _failed)) _work(number);
            }
#pragma warning disable CA1031 // Thrown again, whatever it is, on the thread that asked for the work.
            catch (Exception error)
#pragma warning restore CA1031
            {
                lock (_lock)
                {
                    if (number < _failed) (_failed, _error) = (number, ExceptionDispatchInfo.Capture(error));
                }
            }
            if (Interlocked.Decrement(ref _left) == 0) _done.SetResult();
            return true;
        }

        public void Wait()
        {
            _done.Task.Wait();
            _error?.Throw();
        }
    }
}
