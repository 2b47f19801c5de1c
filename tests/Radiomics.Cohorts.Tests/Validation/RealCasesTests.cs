using System.Globalization;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>The real cases of the reference folder, laid out as a delivery: they have the findings they truly have.</summary>
public sealed class RealCasesTests
{
    [Fact]
    public void Real_cases_have_their_true_findings()
    {
        string lung = Reference.Require("lung");
        using TemporaryFolder folder = new();
        List<object?[]> rows = [["ID", "x", "y", "z", "z_imageposition"]];
        foreach (string id in (string[])["LIDC-IDRI-0001", "LIDC-IDRI-0002", "LUNG1-001"])
        {
            string source = Directory.GetDirectories(lung, id + "*").Single(), target = Path.Combine(folder.Path, "恶性", id, "201");
            Directory.CreateDirectory(target);
            foreach (string file in Directory.GetFiles(Path.Combine(source, "ct"))) File.CreateSymbolicLink(Path.Combine(target, Path.GetFileName(file)), file);
            using JsonDocument meta = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "meta.json")));
            JsonElement mask = meta.RootElement.GetProperty("masks")[0];
            JsonElement seed = mask.GetProperty("seed_zyx");
            rows.Add([id, seed[2].GetInt32(), seed[1].GetInt32(), null, mask.GetProperty("seed_lps_mm")[2].GetDouble()]);
        }
        MadeWorkbook.Write(folder.File("肿瘤位置.xlsx"), new MadeSheet("a", rows));
        Delivery delivery = Delivery.Open(folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        IReadOnlyList<Finding> findings = delivery.Validate(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "error BATCH_THICKNESS_MIXED ", "warning SERIES_SLICE_COUNT LIDC-IDRI-0001", "warning SERIES_SLICE_COUNT LIDC-IDRI-0002", "warning SERIES_THICKNESS LUNG1-001", "warning TABLE_MISSING ", "warning TABLE_MISSING ",
            ],
            findings.Select(f => $"{SeverityNames.English(f.Severity)} {f.Rule.Id} {f.Place.Patient}").Order(StringComparer.Ordinal));
        // The engine's slice is the one the reference counts, from 0 in the order of positions.
        Assert.All(delivery.Targets, t => Assert.True(t.IsReady));
        Assert.Equal([8, 3, 76], delivery.Targets.Select(t => t.Seed!.Value.Z));
        // LIDC-IDRI-0001 was given contrast agent: its header says so, and nothing else does.
        Assert.Equal(ScanPhase.Contrast1, delivery.Targets.First().Phase);
        Assert.Contains("16 images of 2.5 mm", findings.Single(f => f.Place.Patient == "LIDC-IDRI-0001").Found.English, StringComparison.Ordinal);
        Assert.Contains(3.0.ToString("0", CultureInfo.InvariantCulture) + " mm", findings.Single(f => f.Rule.Id == "SERIES_THICKNESS").Found.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_cases_and_crops_written_as_DICOM_are_measured_to_the_end()
    {
        string lung = Reference.Require("lung");
        using TemporaryFolder folder = new();
        string delivery = Path.Combine(folder.Path, "d");
        List<object?[]> rows = [["ID", "Order", "x", "y", "z", "z_imageposition"]];
        foreach (string id in (string[])["LIDC-IDRI-0001", "LUNG1-001"])
        {
            string source = Directory.GetDirectories(lung, id + "*").Single(), target = Path.Combine(delivery, "恶性", id, "201");
            Directory.CreateDirectory(target);
            foreach (string file in Directory.GetFiles(Path.Combine(source, "ct"))) File.CreateSymbolicLink(Path.Combine(target, Path.GetFileName(file)), file);
            using JsonDocument meta = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "meta.json")));
            JsonElement mask = meta.RootElement.GetProperty("masks")[0], seed = mask.GetProperty("seed_zyx");
            rows.Add([id, 1, seed[2].GetInt32(), seed[1].GetInt32(), null, mask.GetProperty("seed_lps_mm")[2].GetDouble()]);
        }
        string crops = Path.Combine(lung, "lidc-crops");
        string[][] seeds = [.. File.ReadLines(Path.Combine(crops, "seeds.csv")).Skip(1).Select(line => line.Split(',')).DistinctBy(f => f[0]).Take(6)];
        foreach (string[] seed in seeds)
        {
            WriteSeries(Volume.Load(Path.Combine(crops, seed[0] + "_ct.nii.gz")), Path.Combine(delivery, "恶性", seed[0], "平扫"), seed[0]);
            rows.Add([seed[0], 1, seed[2], seed[3], seed[4], null]);
        }
        MadeWorkbook.Write(Path.Combine(delivery, "肿瘤位置.xlsx"), new MadeSheet("a", rows));
        CancellationToken stop = TestContext.Current.CancellationToken;
        Delivery real = Delivery.Open(delivery, cancellationToken: stop);
        IReadOnlyList<Finding> findings = real.Validate(cancellationToken: stop);
        // Of the crops: 51 x 51 pixels, 51 images, of 1 mm.
        Assert.All(seeds, s => Assert.Equal(["IMAGE_SIZE", "SERIES_SLICE_COUNT"], findings.Where(f => f.Place.Patient == s[0] && (f.Rule.Id is "IMAGE_SIZE" or "SERIES_SLICE_COUNT")).Select(f => f.Rule.Id).Order()));
        Assert.Equal(["SERIES_SLICE_COUNT"], findings.Where(f => f.Place.Patient == "LIDC-IDRI-0001").Select(f => f.Rule.Id));
        Assert.Equal(["SERIES_THICKNESS"], findings.Where(f => f.Place.Patient == "LUNG1-001").Select(f => f.Rule.Id));

        CohortRunResult result = CohortRun.Run(real, Path.Combine(folder.Path, "results"), CohortRunOptions.Default with { Jobs = 2 }, null, stop);
        Assert.Equal((8, 0, 0), (result.Measured, result.Failed, result.Excluded));
        Assert.Equal(1 + 8, File.ReadLines(result.Table).Count());
        Assert.Equal(8, Directory.GetFiles(Path.Combine(folder.Path, "results", "pictures")).Length);
        // Where two readers drew 54,500 voxels of 0.98 x 0.98 x 3 mm, a nodule of that order was found.
        Assert.True(Mask.Load(Directory.GetFiles(Path.Combine(folder.Path, "results", "masks"), "LUNG1*").Single()).VoxelCount > 5000);

        // Without names it gives the same features.
        string shared = Path.Combine(folder.Path, "shared");
        AnonymizationResult anonymous = Anonymizer.Run(delivery, shared, cancellationToken: stop);
        Assert.True(anonymous.Failures.Count == 0, string.Join('\n', anonymous.Failures));
        CohortRunResult again = CohortRun.Run(Delivery.Open(shared, cancellationToken: stop), Path.Combine(folder.Path, "again"), CohortRunOptions.Default with { Jobs = 2 }, null, stop);
        Assert.Equal(Features(result.Table), Features(again.Table));
    }

    private static string[] Features(string table)
    {
        string[][] rows = [.. File.ReadLines(table).Select(Fields)];
        int[] columns = [.. rows[0].Index().Where(c => c.Item.StartsWith("original_", StringComparison.Ordinal)).Select(c => c.Index)];
        Assert.True(columns.Length > 100);
        return [.. rows.Skip(1).Select(row => string.Join(',', columns.Select(c => row[c])))];

        static string[] Fields(string line)
        {
            using CsvHelper.CsvReader reader = CsvHelper.CsvReader.FromText(line, new CsvHelper.CsvReaderOptions { HasHeader = false });
            reader.Read();
            return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        }
    }

    /// <summary>An image as a CT series, one file a slice, its values as they are.</summary>
    private static void WriteSeries(Volume volume, string folder, string id)
    {
        Directory.CreateDirectory(folder);
        ImageGeometry geometry = volume.Geometry;
        for (int slice = 0; slice < geometry.Size.Slices; slice++)
        {
            short[] stored = new short[geometry.Size.SliceArea];
            for (int i = 0; i < stored.Length; i++) stored[i] = (short)volume.Voxels[slice * geometry.Size.SliceArea + i];
            new Formats.CtSliceContent
            {
                Columns = geometry.Size.Columns,
                Rows = geometry.Size.Rows,
                Stored = stored,
                StudyInstanceUid = Formats.DicomUid.Derive(id),
                SeriesInstanceUid = Formats.DicomUid.Derive(id + "/series"),
                FrameOfReferenceUid = Formats.DicomUid.Derive(id + "/frame"),
                InstanceNumber = slice + 1,
                Position = new PointMm(0, 0, slice * geometry.Spacing.Z),
                ColumnSpacing = geometry.Spacing.X,
                RowSpacing = geometry.Spacing.Y,
                SliceThickness = geometry.Spacing.Z,
                PatientId = id,
            }.Write(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{slice:D4}.dcm")));
        }
    }
}
