using System.Diagnostics;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom.Export;

public class DicomMaskSavingTests
{
    /// <summary>An oblique series of five slices of 13 x 11 pixels, so that frames do not begin at bytes, loaded from its files.</summary>
    private static Volume Series(DicomScratch scratch)
    {
        var column = new PointMm(Math.Cos(0.3), Math.Sin(0.3), 0);
        var row = new PointMm(-Math.Sin(0.3), Math.Cos(0.3), 0);
        for (int i = 1; i <= 5; i++)
        {
            CtSliceContent slice = DicomScratch.Slice(i) with
            {
                Columns = 13,
                Rows = 11,
                Stored = new short[143],
                ColumnDirection = column,
                RowDirection = row,
                PatientName = "Secret^Name",
                PatientId = "ID7",
            };
            scratch.File($"series/{i}.dcm", slice.ToDataset());
        }
        return Volume.Load(Path.Combine(scratch.Folder, "series"));
    }

    private static Mask[] Masks(Volume volume)
    {
        var random = new Random(5);
        byte[] noise = new byte[volume.Size.VoxelCount], ring = new byte[volume.Size.VoxelCount], corner = new byte[volume.Size.VoxelCount];
        for (int i = 0; i < noise.Length; i++) noise[i] = (byte)(random.Next(3) == 0 ? 1 : 0);
        for (int y = 2; y < 9; y++)
            for (int x = 3; x < 10; x++)
                if (x is 3 or 9 || y is 2 or 8 || (x == 6 && y == 5)) ring[volume.Size.Offset(new VoxelIndex(x, y, 2))] = 1;
        corner[0] = corner[^1] = 1;
        return [Mask.FromVoxels(volume.Geometry, noise, 1, "noise"), Mask.FromVoxels(volume.Geometry, ring, 2, "ring"), Mask.FromVoxels(volume.Geometry, corner, 3, "Kn\u00f6tchen")];
    }

    private static void Equal(Mask[] expected, IReadOnlyList<Mask> found)
    {
        Assert.Equal(expected.Select(m => (m.Label, m.Name, m.VoxelCount)), found.Select(m => (m.Label, m.Name, m.VoxelCount)));
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i].ContentHash, found[i].ContentHash);
    }

    [Fact]
    public void A_segmentation_gives_back_the_masks_voxel_for_voxel_overlaps_included()
    {
        using var scratch = new DicomScratch();
        Volume volume = Series(scratch);
        Mask[] masks = Masks(volume);
        string path = Path.Combine(scratch.Folder, "a.dcm");
        Mask.SaveSegmentation(path, masks, volume);
        Equal(masks, Mask.LoadAll(path, volume));
        Assert.Equal(masks[1].ContentHash, Mask.Load(path, volume, "ring").ContentHash);
        Assert.Equal(masks[1].ContentHash, Mask.Load(path, volume, 2).ContentHash);
        Assert.Equal("MASK_SEVERAL_LABELS", Assert.Throws<MaskException>(() => Mask.Load(path, volume)).Code);
    }

    [Fact]
    public void A_structure_set_gives_back_the_masks_voxel_for_voxel_holes_and_touching_corners_included()
    {
        using var scratch = new DicomScratch();
        Volume volume = Series(scratch);
        Mask[] masks = Masks(volume);
        string path = Path.Combine(scratch.Folder, "a.dcm");
        Mask.SaveStructureSet(path, masks, volume);
        Equal(masks, Mask.LoadAll(path, volume));
        IReadOnlyList<DicomDataset> rois = DicomDataset.Read(path).Items(DicomTags.RoiContourSequence);
        Assert.Equal(2, rois[1].Items(DicomTags.ContourSequence).Count);
        Assert.All(rois[1].Items(DicomTags.ContourSequence), contour => Assert.Equal("CLOSED_PLANAR", contour.Text(DicomTags.ContourGeometricType)));
    }

    [Fact]
    public void The_same_masks_give_the_same_bytes_and_others_other_UIDs()
    {
        using var scratch = new DicomScratch();
        Volume volume = Series(scratch);
        Mask[] masks = Masks(volume);
        string a = Path.Combine(scratch.Folder, "a.dcm"), b = Path.Combine(scratch.Folder, "b.dcm"), c = Path.Combine(scratch.Folder, "c.dcm");
        Mask.SaveSegmentation(a, masks, volume);
        Mask.SaveSegmentation(b, masks, volume);
        Mask.SaveSegmentation(c, masks[1..], volume);
        Assert.Equal(File.ReadAllBytes(a), File.ReadAllBytes(b));
        Assert.NotEqual(DicomDataset.Read(a).Text(DicomTags.SopInstanceUid), DicomDataset.Read(c).Text(DicomTags.SopInstanceUid));
    }

    [Fact]
    public void The_patient_is_named_only_when_asked_for_and_images_only_when_their_source_is_known()
    {
        using var scratch = new DicomScratch();
        Volume volume = Series(scratch);
        string folder = Path.Combine(scratch.Folder, "series"), path = Path.Combine(scratch.Folder, "a.dcm");
        foreach (Action<DicomExportOptions?> save in new Action<DicomExportOptions?>[] { o => Mask.SaveSegmentation(path, Masks(volume), volume, o), o => Mask.SaveStructureSet(path, Masks(volume), volume, o) })
        {
            save(null);
            Assert.Null(DicomDataset.Read(path).Text(DicomTags.PatientName));
            Assert.DoesNotContain(volume.SliceIdentities[2].SopInstanceUid!, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
            save(new DicomExportOptions { Source = DicomSource.Read(folder, volume) });
            Assert.Null(DicomDataset.Read(path).Text(DicomTags.PatientName));
            Assert.Equal("1.2.3", DicomDataset.Read(path).Text(DicomTags.StudyInstanceUid));
            Assert.Contains(volume.SliceIdentities[2].SopInstanceUid!, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
            save(new DicomExportOptions { Source = DicomSource.Read(folder, volume, includePatient: true) });
            Assert.Equal("Secret^Name", DicomDataset.Read(path).Text(DicomTags.PatientName));
            Assert.Equal("ID7", DicomDataset.Read(path).Text(DicomTags.PatientId));
        }
    }

    [Fact]
    public void A_fractional_segmentation_is_cut_at_one_half_and_noted()
    {
        using var scratch = new DicomScratch();
        Volume volume = Series(scratch);
        byte[] one = new byte[volume.Size.VoxelCount];
        one[2 * 143 + 20] = one[2 * 143 + 21] = 1;
        DicomDatasetBuilder dataset = new SegmentationContent([Mask.FromVoxels(volume.Geometry, one)], volume, DicomExportOptions.Default).ToDataset();
        byte[] fractions = new byte[143];
        (fractions[20], fractions[21], fractions[22]) = (127, 128, 255);
        dataset.Text(DicomTags.SegmentationType, Vr.CS, "FRACTIONAL").Numbers(DicomTags.BitsAllocated, Vr.US, 8).Numbers(DicomTags.BitsStored, Vr.US, 8).Numbers(DicomTags.HighBit, Vr.US, 7)
            .Numbers(DicomTags.MaximumFractionalValue, Vr.US, 255).Bytes(DicomTags.PixelData, Vr.OB, fractions);
        Mask mask = Mask.Load(scratch.File("a.dcm", dataset), volume);
        Assert.Equal(2, mask.VoxelCount);
        Assert.True(mask[new VoxelIndex(21 % 13, 21 / 13, 2)]);
        Assert.Contains(mask.Notes, note => note.Contains("fractional", StringComparison.Ordinal));
    }

    [Fact]
    public void Damaged_segmentations_are_a_typed_error_or_masks()
    {
        using var scratch = new DicomScratch();
        Volume volume = Series(scratch);
        string path = Path.Combine(scratch.Folder, "a.dcm");
        Mask.SaveSegmentation(path, Masks(volume), volume);
        byte[] sound = File.ReadAllBytes(path);
        var random = new Random(11);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. sound];
            for (int n = random.Next(1, 5); n > 0; n--) damaged[132 + random.Next(sound.Length - 132)] = (byte)random.Next(256);
            if (i % 4 == 0) damaged = damaged[..random.Next(132, sound.Length)];
            try
            {
                Assert.NotEmpty(Mask.LoadAll(scratch.File("b.dcm", damaged), volume));
            }
            catch (RadiomicsException e)
            {
                Assert.NotEmpty(e.Code);
            }
        }
    }

    [Fact]
    public void The_validator_of_other_software_finds_no_error_where_it_is_installed()
    {
        const string Validator = "/usr/bin/dciodvfy";
        Assert.SkipUnless(File.Exists(Validator), "dciodvfy (package dicom3tools) is not installed");
        using var scratch = new DicomScratch();
        Volume volume = Series(scratch);
        var options = new DicomExportOptions { Source = DicomSource.Read(Path.Combine(scratch.Folder, "series"), volume) };
        string seg = Path.Combine(scratch.Folder, "seg.dcm"), structures = Path.Combine(scratch.Folder, "rt.dcm");
        Mask.SaveSegmentation(seg, Masks(volume), volume, options);
        Mask.SaveStructureSet(structures, Masks(volume), volume, options);
        foreach (string path in new[] { seg, structures })
        {
            using Process process = Process.Start(new ProcessStartInfo(Validator, [path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            string report = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.DoesNotContain(report.Split((char)10), line => line.StartsWith("Error", StringComparison.Ordinal));
        }
    }
}
