using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class MemoryGateTests
{
    [Fact]
    public void What_is_inside_together_never_exceeds_the_budget_and_all_come_through()
    {
        MemoryGate gate = new(100);
        Random random = new(7);
        long[] sizes = [.. Enumerable.Range(0, 200).Select(_ => (long)random.Next(1, 90))];
        long inside = 0, most = 0;
        int passed = 0, together = 0, mostTogether = 0;
        Lock look = new();
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(t => new Thread(() =>
        {
            for (int i = t; i < sizes.Length; i += 8) Pass(sizes[i]);
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.Equal(200, passed);
        Assert.InRange(most, 1, 100);
        Assert.True(mostTogether > 1, "nothing was ever at a time");

        void Pass(long size)
        {
            using IDisposable place = gate.Enter(size, Stop);
            lock (look)
            {
                most = Math.Max(most, inside += size);
                mostTogether = Math.Max(mostTogether, ++together);
            }
            Thread.Sleep(1);
            lock (look)
            {
                inside -= size;
                together--;
                passed++;
            }
        }
    }

    [Fact]
    public void What_is_larger_than_the_budget_goes_in_alone_and_is_not_kept_waiting_by_what_comes_later()
    {
        MemoryGate gate = new(10);
        Assert.True(gate.IsTooLarge(11));
        Assert.False(gate.IsTooLarge(10));
        List<string> order = [];
        IDisposable first = gate.Enter(4, Stop);
        using ManualResetEventSlim queued = new();
        Thread large = new(() =>
        {
            queued.Set();
            using IDisposable place = gate.Enter(1000, Stop);
            lock (order) order.Add("large");
        });
        large.Start();
        queued.Wait(Stop);
        while ((large.ThreadState & ThreadState.WaitSleepJoin) == 0) Thread.Yield();
        // Room enough for this one, but it came later.
        Thread small = new(() =>
        {
            using IDisposable place = gate.Enter(1, Stop);
            lock (order) order.Add("small");
        });
        small.Start();
        while ((small.ThreadState & ThreadState.WaitSleepJoin) == 0) Thread.Yield();
        lock (order) Assert.Empty(order);
        first.Dispose();
        large.Join();
        small.Join();
        Assert.Equal(["large", "small"], order);
    }

    [Fact]
    public void Without_a_budget_nobody_waits_and_a_stopped_wait_leaves_the_queue()
    {
        MemoryGate open = new(null);
        using (open.Enter(long.MaxValue / 4, Stop)) open.Enter(long.MaxValue / 4, Stop).Dispose();

        MemoryGate gate = new(10);
        IDisposable first = gate.Enter(10, Stop);
        using CancellationTokenSource stopped = new(TimeSpan.FromMilliseconds(20));
        Assert.Throws<OperationCanceledException>(() => gate.Enter(5, stopped.Token));
        first.Dispose();
        first.Dispose();
        gate.Enter(10, Stop).Dispose();
    }

    [Theory]
    [InlineData("800M", 838860800), InlineData("4G", 4294967296), InlineData("1.5gb", 1610612736), InlineData("2GiB", 2147483648), InlineData("1048576", 1048576)]
    public void Sizes_are_read(string text, long bytes) => Assert.Equal(bytes, ByteSize.Parse(text));

    [Theory]
    [InlineData(""), InlineData("G"), InlineData("-4G"), InlineData("4X"), InlineData("12")]
    public void What_is_no_size_is_refused(string text) => Assert.Equal("SIZE_SYNTAX", Assert.Throws<SettingsException>(() => ByteSize.Parse(text)).Code);

    [Fact]
    public void A_series_is_estimated_from_its_headers()
    {
        using MadeRun made = new("G1");
        made.Cohort.Write();
        DeliveredSeries series = made.Cohort.Open().Patients[0].Series[0];
        long estimate = MemoryEstimate.Of(series, NoduleSegmenterOptions.Default);
        Assert.InRange(estimate, 4L * MadeRun.Columns * MadeRun.Columns * MadeRun.Slices, 210L * MadeRun.Columns * MadeRun.Columns * MadeRun.Slices);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
