using System.Collections.Concurrent;

namespace Radiomics.Cli.Batch;

/// <summary>Computes items on several threads and hands the results over in the order of the items, each as soon as it and all before it are there.</summary>
internal static class OrderedRun
{
    /// <summary>Items that may be ahead of the last one handed over, a thread: bounds the memory when one item takes long.</summary>
    private const int Ahead = 4;

    /// <summary>Runs all items.</summary>
    /// <param name="items">The items, at least one.</param>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <param name="compute">Computes one item. An error ends the run.</param>
    /// <param name="take">Takes the results on the calling thread, in order.</param>
    /// <param name="cancellation">Stops after the items that are under way.</param>
    public static void Run<TItem, TResult>(IReadOnlyList<TItem> items, int threads, Func<TItem, TResult> compute, Action<TItem, TResult> take, CancellationToken cancellation)
    {
        threads = Math.Min(threads, items.Count);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using SemaphoreSlim places = new(threads * Ahead);
        using BlockingCollection<(int Index, TResult Result)> done = [];
        int next = -1;
        Task[] workers =
        [
            .. Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        Task closing = Task.WhenAll(workers).ContinueWith(_ => done.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            Dictionary<int, TResult> waiting = [];
            int taken = 0;
            foreach ((int index, TResult result) in done.GetConsumingEnumerable(CancellationToken.None))
            {
                waiting.Add(index, result);
                while (waiting.Remove(taken, out TResult? ready))
                {
                    take(items[taken++], ready);
                    places.Release();
                }
            }
        }
        finally
        {
            stop.Cancel();
            closing.Wait(CancellationToken.None);
        }
        Task.WaitAll(workers, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();

        void Work()
        {
            while (true)
            {
                try
                {
                    places.Wait(stop.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                int index = Interlocked.Increment(ref next);
                if (index >= items.Count) return;
                TResult result;
                try
                {
                    result = compute(items[index]);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                catch
                {
                    // Nobody would hand over what comes after it.
                    stop.Cancel();
                    throw;
                }
                done.Add((index, result), CancellationToken.None);
            }
        }
    }
}
