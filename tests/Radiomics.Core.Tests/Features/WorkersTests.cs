using System.Globalization;
using Xunit;

namespace Radiomics.Core.Tests.Features;

/// <summary>Work within work: every number once, in its place, on no more threads than were asked for.</summary>
public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void EveryNumberIsWorkedOffOnceOnSoManyThreadsAtMost(int threads)
    {
        Workers workers = new(threads);
        int busy = 0, most = 0;

        int[][] results = workers.Map(12, outer => workers.Map(outer, inner =>
        {
            int now = Interlocked.Increment(ref busy);
            for (int seen = most; now > seen; seen = most) Interlocked.CompareExchange(ref most, now, seen);
            Thread.Sleep(1);
            Interlocked.Decrement(ref busy);
            return 100 * outer + inner;
        }));

        Assert.Equal(Enumerable.Range(0, 12).Select(outer => Enumerable.Range(0, outer).Select(inner => 100 * outer + inner)), results);
        Assert.InRange(most, 1, threads);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void TheErrorOfTheLowestNumberIsThrown(int threads)
    {
        Workers workers = new(threads);
        for (int times = 0; times < 20; times++)
        {
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => workers.For(40, number =>
            {
                if (number % 7 == 3) throw new InvalidOperationException(number.ToString(CultureInfo.InvariantCulture));
            }));
            Assert.Equal("3", error.Message);
        }
        // Nothing is left over that would keep further work from being done.
        Assert.Equal([0, 1, 2], workers.Map(3, number => number));
    }
}
