using System.Diagnostics;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class DeliveryTests
{
    [Theory]
    [InlineData("恶性/0001/平扫", "X", "0001", "恶性", "恶性/0001", "平扫")]
    [InlineData("malignant/0001 张三/C1", "X", "0001", "malignant", "malignant/0001 张三", "C1")]
    [InlineData("0001/plain", "X", "0001", null, "0001", "plain")]
    [InlineData("0001", "X", "0001", null, "0001", "")]
    [InlineData("腺癌/stranger", "X", "stranger", "腺癌", "腺癌/stranger", "")]
    [InlineData("stranger/series", "X", "stranger", null, "stranger", "series")]
    [InlineData("batch/良性/0001/study/plain", "X", "0001", "良性", "batch/良性/0001", "study/plain")]
    [InlineData("良性", "X7", "X7", "良性", null, "")]
    [InlineData("", "X7", "X7", null, null, "")]
    [InlineData("a/b/c", "X", "b", "a", "a/b", "c")]
    [InlineData("恶性/张三/平扫", "0001", "0001", "恶性", null, "")]
    [InlineData("all", "0001", "0001", null, null, "")]
    public void Folders_of_any_depth_are_read(string folder, string dicomId, string id, string? classFolder, string? patient, string series)
    {
        FolderHome home = FolderHome.Of(folder, dicomId, new Dictionary<string, string> { [PatientKey.Of("0001")] = "0001" });
        Assert.Equal((id, classFolder, patient, series), (home.PatientId, home.ClassFolder, home.PatientFolder, home.SeriesName));
    }

    [Fact]
    public void Images_of_all_patients_in_one_folder_are_told_apart_by_their_headers()
    {
        using MadeCohort cohort = new();
        for (int i = 0; i < 2; i++)
        {
            cohort.Patients[i].ClassFolder = "";
            cohort.Patients[i].FolderName = "";
            foreach ((int n, MadeSeries series) in cohort.Patients[i].Series.Index()) (series.Prefix, series.Description, series.Folder) = ($"{i}{n}", series.Folder, "all");
        }
        cohort.Write();
        Assert.Equal(["FOLDER_LEVELS", "FOLDER_SEVERAL_SERIES"], cohort.Validate().Select(f => f.Rule.Id).Distinct().Order());
        Assert.Equal(["P0001 Plain", "P0001 Contrast1", "P0002 Plain"], cohort.Open().Targets.Select(t => $"{t.Series!.DicomPatientId} {t.Phase}"));
        Assert.All(cohort.Open().Targets, t => Assert.True(t.IsReady));
    }

    [Theory]
    [InlineData("平扫", PhaseHint.Plain)]
    [InlineData("P", PhaseHint.Plain)]
    [InlineData("Chest non-contrast 1mm", PhaseHint.Plain)]
    [InlineData("增强", PhaseHint.Contrast)]
    [InlineData("增强2期", PhaseHint.Contrast2)]
    [InlineData("Thorax ARTERIAL 1.0", PhaseHint.Contrast1)]
    [InlineData("静脉期", PhaseHint.Contrast2)]
    [InlineData("Chest CE", PhaseHint.Contrast)]
    [InlineData("CECUM", PhaseHint.None)]
    [InlineData("Lung 1.0 B60f", PhaseHint.None)]
    internal void Phases_are_told_by_name(string name, PhaseHint phase) => Assert.Equal(phase, PhaseWords.Find(name));

    [Fact]
    public void Contrast_series_without_a_phase_are_ordered_by_time_and_tag()
    {
        using MadeCohort cohort = new();
        MadePatient patient = cohort.Patients[1];
        patient.Series[0].Folder = "201";
        patient.Series.Add(new MadeSeries { Folder = "401", Agent = "Iohexol", Time = "083000" });
        patient.Series.Add(new MadeSeries { Folder = "301", Agent = "Iohexol", Time = "081500" });
        cohort.Positions[1][6] = 60;
        cohort.Positions[1][7] = 60;
        cohort.Write();
        Assert.Empty(cohort.Validate());
        Assert.Equal([(ScanPhase.Plain, "良性/P0002/201"), (ScanPhase.Contrast1, "良性/P0002/301"), (ScanPhase.Contrast2, "良性/P0002/401")],
            cohort.Open().Targets.Where(t => t.Lesion.PatientId == "P0002").Select(t => (t.Phase, t.Series!.Folder)));
    }

    [Fact]
    public void Without_instance_numbers_images_are_counted_from_the_head()
    {
        using MadeCohort cohort = new();
        cohort.Patients[1].Series[0].Tweak = (_, d) => d.Remove(DicomTags.InstanceNumber);
        cohort.Write();
        LesionTarget target = cohort.Open().Targets.Last();
        Assert.Equal((ZReading.HeadFirst, 41), (target.Reading, target.Seed!.Value.Z));
    }

    [Fact]
    public void A_position_in_mm_alone_is_enough()
    {
        using MadeCohort cohort = new();
        cohort.Positions[1][5] = null;
        cohort.Positions[1][8] = -249.6;
        cohort.Write();
        LesionTarget target = cohort.Open().Targets.Last();
        Assert.Equal((ZReading.ImagePosition, 41), (target.Reading, target.Seed!.Value.Z));
        Assert.Empty(cohort.Validate());
    }

    [Fact]
    public void A_series_in_two_folders_is_one_series()
    {
        using MadeCohort cohort = new();
        cohort.Patients[1].Series[0].After = folder =>
        {
            string other = Path.Combine(Path.GetDirectoryName(folder)!, "b");
            Directory.CreateDirectory(other);
            for (int i = 0; i < 50; i++) File.Move(Path.Combine(folder, MadeSeries.FileOf(i)), Path.Combine(other, MadeSeries.FileOf(i)));
        };
        cohort.Write();
        Assert.Equal(100, cohort.Open().Targets.Last().Series!.Load(cancellationToken: TestContext.Current.CancellationToken).Size.Slices);
    }

    [Fact]
    public void What_cannot_be_measured_is_listed_with_its_reason()
    {
        using MadeCohort cohort = new();
        cohort.Positions[1][2] = "?";
        cohort.Positions.Add(["P0099", 1, 1, 1, 1]);
        cohort.Write();
        LesionTarget[] blocked = [.. cohort.Open().Targets.Where(t => !t.IsReady)];
        Assert.Equal(["CELL_NOT_A_NUMBER", "ROW_WITHOUT_PATIENT"], blocked.Select(t => t.Obstacle!.Rule.Id));
    }

    [Fact]
    public void A_missing_folder_is_an_error_and_an_empty_one_a_finding()
    {
        Assert.Equal("FOLDER_NOT_FOUND", Assert.Throws<ImageFormatException>(() => Delivery.Open("/nowhere/at all", cancellationToken: TestContext.Current.CancellationToken)).Code);
        using TemporaryFolder folder = new();
        Assert.Contains("DELIVERY_NO_IMAGES", Delivery.Open(folder.Path, cancellationToken: TestContext.Current.CancellationToken).Validate(cancellationToken: TestContext.Current.CancellationToken).Select(f => f.Rule.Id));
    }

    [Fact]
    public void Headers_of_many_patients_are_read_in_seconds()
    {
        using MadeCohort cohort = new();
        for (int i = 3; i <= 22; i++)
        {
            string id = $"P{i:D4}";
            cohort.Patients.Add(new MadePatient { Id = id });
            cohort.Positions.Add([id, 1, 170, 256, 60]);
            cohort.Clinical.Add([1, "恶性", "腺癌", "adenocarcinoma", id]);
            cohort.FollowUp.Add([id, "M", 60, "是", 0, 12, 0]);
        }
        cohort.Write();
        Stopwatch watch = Stopwatch.StartNew();
        IReadOnlyList<Finding> findings = cohort.Validate(PixelReading.None);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms for 22 patients, 2300 images");
        Assert.Empty(findings);
        // A bound against reading pixels, not a measurement: 2300 images would be 1.2 GB.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }
}
