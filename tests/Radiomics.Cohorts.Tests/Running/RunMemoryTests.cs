using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>What a run holds in memory: measured over the whole process, so nothing else may run at the same time.</summary>
[Collection(Name)]
public sealed class RunMemoryTests
{
    /// <summary>Name of the collection whose tests run alone.</summary>
    public const string Name = "alone";

    [Fact]
    public void The_first_lesion_is_measured_before_the_last_image_is_read_and_memory_stays_flat()
    {
        using MadeRun made = new([.. Enumerable.Range(1, 12).Select(i => $"M{i}")]);
        made.Cohort.Write();
        Delivery delivery = made.Cohort.Open();
        // An image of the last patient is gone after its header was read: a run that reads all images first would tell of it first.
        File.Delete(Path.Combine(made.Cohort.FolderOf(11), MadeSeries.FileOf(3)));
        List<(string Name, string? Failure)> told = [];
        List<long> memory = [];
        CohortRunResult result = CohortRun.Run(delivery, made.Output(), null, new Listener(p =>
        {
            told.Add((p.Current, p.Failure));
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }), Stop);
        Assert.Equal((11, 1, 12), (result.Measured, result.Failed, told.Count));
        Assert.Equal(("M1-1-plain", null), told[0]);
        Assert.StartsWith("FILE_NOT_FOUND", told[^1].Failure, StringComparison.Ordinal);
        long image = 4L * MadeRun.Columns * MadeRun.Columns * MadeRun.Slices;
        Assert.True(memory[10] - memory[1] < image, $"grew from {memory[1]} to {memory[10]} bytes over nine lesions, an image has {image}");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed class Listener(Action<CohortRunProgress> take) : IProgress<CohortRunProgress>
    {
        public void Report(CohortRunProgress value) => take(value);
    }
}
