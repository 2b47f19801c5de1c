using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>What a run does with a delivery that changes or is damaged under its hands.</summary>
public sealed class DamagedDeliveryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_file_that_cannot_be_read_fails_its_lesions_alone_and_is_tried_again_by_itself()
    {
        using MadeRun made = new("U1", "U2", "U3");
        made.Cohort.Write();
        Delivery delivery = made.Cohort.Open();
        string file = Path.Combine(made.Cohort.FolderOf(1), MadeSeries.FileOf(5)), away = made.Output("away");
        File.Move(file, away);
        CohortRunResult result = CohortRun.Run(delivery, made.Output(), null, null, Stop);
        Assert.Equal((2, 1, 0), (result.Measured, result.Failed, result.Excluded));
        Assert.Contains("FILE_NOT_FOUND", File.ReadAllText(result.Table), StringComparison.Ordinal);
        File.Move(away, file);
        result = CohortRun.Run(made.Cohort.Open(), made.Output(), null, null, Stop);
        Assert.Equal((3, 0, 2), (result.Measured, result.Failed, result.Earlier));
        Assert.Equal(3, CohortRun.Run(made.Cohort.Open(), made.Output("alone"), null, null, Stop).Measured);
        Assert.Equal(File.ReadAllBytes(Path.Combine(made.Output("alone"), "features.csv")), File.ReadAllBytes(result.Table));
    }

    [Theory]
    [InlineData(0), InlineData(300), InlineData(5000)]
    public void A_case_that_is_cut_off_or_garbled_stops_no_other(int length)
    {
        using MadeRun made = new("V1", "V2");
        made.Cohort.Patients[0].Series[0].After = folder =>
        {
            string path = Path.Combine(folder, MadeSeries.FileOf(12));
            byte[] bytes = File.ReadAllBytes(path)[..length];
            new Random(length).NextBytes(bytes.AsSpan(Math.Min(length, 200)));
            File.WriteAllBytes(path, bytes);
        };
        made.Cohort.Write();
        Delivery delivery = made.Cohort.Open();
        Assert.Contains(delivery.Validate(cancellationToken: Stop), f => f.Severity == FindingSeverity.Error && f.Place.Path is { } path && path.Contains("病人1", StringComparison.Ordinal));
        CohortRunResult result = CohortRun.Run(delivery, made.Output(), null, null, Stop);
        Assert.Equal((1, 1), (result.Measured, result.Failed + result.Excluded));
        Assert.Contains("V2", File.ReadAllText(result.Table), StringComparison.Ordinal);
    }
}
