using Radiomics.Cli.Batch;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>Many threads, one order; stops and errors do not hang.</summary>
public sealed class OrderedRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void ResultsComeInTheOrderOfTheItems(int threads)
    {
        int[] items = [.. Enumerable.Range(0, 300)];
        List<int> taken = [];
        OrderedRun.Run(items, threads, i =>
        {
            if (i % 50 == 0) Thread.Sleep(5);
            return i * 2;
        }, (i, result) => taken.Add(result - i), TestContext.Current.CancellationToken);
        Assert.Equal(items, taken);
    }

    [Fact]
    public void AStopHandsOverWhatIsDoneAndEnds()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        List<int> taken = [];
        Assert.Throws<OperationCanceledException>(() => OrderedRun.Run(Enumerable.Range(0, 1000).ToArray(), 3, i =>
        {
            stop.Token.ThrowIfCancellationRequested();
            if (i == 40) stop.Cancel();
            return i;
        }, (_, result) => taken.Add(result), stop.Token));
        Assert.Equal(Enumerable.Range(0, taken.Count), taken);
        Assert.InRange(taken.Count, 38, 41 + 12);
    }

    [Fact]
    public void AnErrorOfEitherSideEndsTheRun()
    {
        int[] items = [.. Enumerable.Range(0, 500)];
        Assert.ThrowsAny<Exception>(() => OrderedRun.Run(items, 3, i => i == 7 ? throw new InvalidOperationException() : i, (_, _) => { }, TestContext.Current.CancellationToken));
        Assert.Throws<IOException>(() => OrderedRun.Run(items, 3, i => i, (i, _) =>
        {
            if (i == 9) throw new IOException("the disk is full");
        }, TestContext.Current.CancellationToken));
    }
}
