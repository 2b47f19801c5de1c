using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class CleanCohortTests
{
    [Theory]
    [InlineData(PixelReading.None)]
    [InlineData(PixelReading.Sample)]
    [InlineData(PixelReading.All)]
    public void A_clean_delivery_gives_no_finding(PixelReading pixels)
    {
        using MadeCohort cohort = new MadeCohort().Write();
        IReadOnlyList<Finding> findings = cohort.Validate(pixels);
        Assert.True(findings.Count == 0, MadeCohort.List(findings));
    }

    [Fact]
    public void Its_lesions_are_ready_in_each_phase_with_the_engine_s_slice()
    {
        using MadeCohort cohort = new MadeCohort().Write();
        Delivery delivery = cohort.Open();
        Assert.Equal(["P0001", "P0002"], delivery.Patients.Select(p => p.Id));
        Assert.Equal([(ScanPhase.Plain, true), (ScanPhase.Contrast1, true), (ScanPhase.Plain, true)], delivery.Targets.Select(t => (t.Phase, t.IsReady)));
        // z = 60 by instance number counts from the head; the engine counts positions from the feet.
        Assert.All(delivery.Targets, t => Assert.Equal(Seed.AtSlice(170, 256, 41), t.Seed));
        Volume volume = delivery.Targets.First().Series!.Load(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new ImageSize(512, 512, 100), volume.Size);
        Assert.Equal(50, volume[delivery.Targets.First().Seed!.Value.ToVoxelIndex()]);
        Assert.Equal(60, volume.SliceIdentities[40].InstanceNumber);

        Lesion first = delivery.Lesions[0];
        Assert.Equal("P0001-1", first.Name);
        Assert.Equal(LesionClass.Malignant, first.Clinical!.Class);
        Assert.Equal("ADC", first.Clinical.Pathology!.Code);
        Assert.Equal([8, 9], first.Clinical.Editions);
        Assert.Equal(new FollowUpRecord("M", 63, false, 27.5, SurvivalUnit.Months, false), first.FollowUp);
        Assert.Equal(58, delivery.Lesions[1].FollowUp!.Age);
        Assert.Equal(["CEA", "EGFR"], first.ClinicalRow!.Table.CarriedHeaders);
        Assert.Equal([new("CEA", "3.2"), new("EGFR", "L858R")], first.ClinicalRow.Carried);
    }

    [Fact]
    public void Findings_do_not_depend_on_threads()
    {
        using MadeCohort cohort = new();
        cohort.Patients[0].Series[0].Tweak = (i, d) => { if (i == 30) d.Text(new(0x0018, 0x1120), Formats.Vr.DS, "9"); };
        cohort.Positions[0][2] = 5;
        cohort.Write();
        string Run(int threads) => MadeCohort.List(Delivery.Open(cohort.Root, options: new DeliveryOptions { Loading = new LoadOptions { MaxDegreeOfParallelism = threads } }, cancellationToken: TestContext.Current.CancellationToken).Validate(cancellationToken: TestContext.Current.CancellationToken));
        Assert.NotEqual("", Run(1));
        Assert.Equal(Run(1), Run(4));
    }
}
