namespace Radiomics.SegmentationEvaluation;

/// <summary>The highest managed memory during some work above what was in use before it, looked at every millisecond; garbage counts.</summary>
internal static class MemoryPeak
{
    public static long Of(Action work)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), highest = before;
        using ManualResetEventSlim done = new();
        Thread watcher = new(() =>
        {
            while (!done.Wait(1)) highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false));
        });
        watcher.Start();
        try
        {
            work();
        }
        finally
        {
            highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false));
            done.Set();
            watcher.Join();
        }
        return highest - before;
    }
}
