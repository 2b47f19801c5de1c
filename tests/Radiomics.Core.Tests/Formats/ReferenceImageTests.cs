using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Formats;

/// <summary>Real images against what PyRadiomics and SimpleITK report about them.</summary>
public sealed class ReferenceImageTests
{
    [Theory]
    [InlineData("brain1", "brain1_image.nrrd", "brain1_label.nrrd")]
    [InlineData("ibsi_ct", "ibsi_ct_image.nii.gz", "ibsi_ct_mask.nii.gz")]
    [InlineData("LIDC-IDRI-0001", "LIDC-IDRI-0001_slab_image.nii.gz", "LIDC-IDRI-0001_slab_mask.nii.gz")]
    public void VoxelsAndGeometryAreThoseOfSimpleItk(string reference, string imageFile, string maskFile)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Reference.Require($"pyradiomics/values/{reference}__s1_default.json")));
        JsonElement diagnostics = document.RootElement.GetProperty("diagnostics");
        Volume image = Volume.Load(Reference.Require($"pyradiomics/data/{imageFile}"));
        Mask mask = Mask.Load(Reference.Require($"pyradiomics/data/{maskFile}"), image);

        Assert.Equal(Numbers(diagnostics, "Image-original_Size"), new double[] { image.Size.Columns, image.Size.Rows, image.Size.Slices });
        Assert.Equal(Numbers(diagnostics, "Image-original_Spacing"), new[] { image.Geometry.Spacing.X, image.Geometry.Spacing.Y, image.Geometry.Spacing.Z });
        float[] voxels = image.Voxels.ToArray();
        Assert.Equal(diagnostics.GetProperty("Image-original_Minimum").GetDouble(), voxels.Min());
        Assert.Equal(diagnostics.GetProperty("Image-original_Maximum").GetDouble(), voxels.Max());
        Assert.Equal(diagnostics.GetProperty("Image-original_Mean").GetDouble(), voxels.Sum(v => (double)v) / voxels.Length, 1e-9);
        Assert.Equal(diagnostics.GetProperty("Image-original_Hash").GetString(), Hash(image));

        Assert.Equal(diagnostics.GetProperty("Mask-original_VoxelNum").GetInt32(), mask.VoxelCount);
        Assert.Equal(
            Numbers(diagnostics, "Mask-original_BoundingBox"),
            new double[] { mask.Region.Start.Column, mask.Region.Start.Row, mask.Region.Start.Slice, mask.Region.Size.Columns, mask.Region.Size.Rows, mask.Region.Size.Slices });
        uint[] labels = [.. mask.ToArray().Select(v => (uint)v)];
        Assert.Equal(diagnostics.GetProperty("Mask-original_Hash").GetString(), Sha1(MemoryMarshal.AsBytes<uint>(labels)));

        (double column, double row, double slice) = CenterOfMass(mask);
        double[] index = Numbers(diagnostics, "Mask-original_CenterOfMassIndex"), point = Numbers(diagnostics, "Mask-original_CenterOfMass");
        PointMm center = image.Geometry.PointAt(column, row, slice);
        Assert.Equal(index[0], column, 1e-9);
        Assert.Equal(index[1], row, 1e-9);
        Assert.Equal(index[2], slice, 1e-9);
        Assert.Equal(point[0], center.X, 1e-5);
        Assert.Equal(point[1], center.Y, 1e-5);
        Assert.Equal(point[2], center.Z, 1e-5);
    }

    [Fact]
    public void PhantomsOfIbsi()
    {
        Volume ct = Volume.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/image/phantom.nii.gz"));
        Assert.Equal(125256, Mask.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/mask/mask.nii.gz"), ct).VoxelCount);
        Volume digital = Volume.Load(Reference.Require("ibsi1/data/digital_phantom/nifti/image/phantom.nii.gz"));
        Mask mask = Mask.Load(Reference.Require("ibsi1/data/digital_phantom/nifti/mask/mask.nii.gz"), digital);
        Assert.Equal(74, mask.VoxelCount);
        Assert.Equal(new Spacing(2, 2, 2), digital.Geometry.Spacing);
        float[] inside = [.. digital.Voxels.ToArray().Zip(mask.ToArray()).Where(pair => pair.Second != 0).Select(pair => pair.First)];
        Assert.Equal(2.1486486486, inside.Average(v => (double)v), 1e-9);
    }

    [Fact]
    public void EdgeCasesOfMasks()
    {
        Volume brain = Volume.Load(Reference.Require("pyradiomics/data/brain1_image.nrrd"));
        Assert.Equal("MASK_EMPTY", Assert.Throws<MaskException>(() => Mask.Load(Edge("edge_empty_mask.nrrd"), brain)).Code);
        GeometryMismatchException size = Assert.Throws<GeometryMismatchException>(() => Mask.Load(Edge("edge_size_mismatch_mask.nrrd"), brain));
        Assert.Contains("255 x 256 x 25", size.Message, StringComparison.Ordinal);
        GeometryMismatchException shift = Assert.Throws<GeometryMismatchException>(() => Mask.Load(Edge("edge_shift_half_voxel_mask.nrrd"), brain));
        Assert.Equal(0.4, shift.Comparison.MaxDisplacementMm, 1e-9);
        Assert.Throws<GeometryMismatchException>(() => Mask.Load(Edge("edge_shift_10mm_mask.nrrd"), brain));
        Assert.Equal([2, 5], Mask.LoadAll(Edge("edge_labels_2_5_mask.nrrd"), brain).Select(mask => mask.Label));
        Assert.Equal("MASK_SEVERAL_LABELS", Assert.Throws<MaskException>(() => Mask.Load(Edge("edge_labels_2_5_mask.nrrd"), brain)).Code);
        Assert.Equal("MASK_LABEL_MISSING", Assert.Throws<MaskException>(() => Mask.Load(Edge("edge_labels_2_5_mask.nrrd"), brain, 1)).Code);
        Assert.Equal(1, Mask.Load(Edge("edge_one_voxel_mask.nrrd"), brain).VoxelCount);

        Volume flat = Volume.Load(Edge("edge_2Dimage_image.nrrd"));
        Assert.Equal(new ImageSize(256, 256, 1), flat.Size);
        Assert.Contains(flat.Notes, note => note.Contains("one slice", StringComparison.Ordinal));
        Assert.Contains(Volume.Load(Edge("edge_nan_image.nrrd")).Voxels.ToArray(), float.IsNaN);

        static string Edge(string name) => Reference.Require($"pyradiomics/edge/data/{name}");
    }

    [Theory]
    [InlineData("LIDC-IDRI-0001-slab", "mask_consensus50.nii.gz", 5428)]
    [InlineData("LUNG1-001", "mask_GTV-1.nii.gz", 54449)]
    [InlineData("LUNG1-001", "mask_GTV-1_tcia_v4.nii.gz", 54639)]
    public void ExpertMasksOfTheLung(string name, string file, int voxels)
    {
        string path = Reference.Require($"lung/{name}/{file}");
        Assert.Equal(voxels, Mask.Load(path, Volume.Load(path)).VoxelCount);
    }

    private static double[] Numbers(JsonElement diagnostics, string name) => [.. diagnostics.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    private static string Hash(Volume volume) => volume.StoredType switch
    {
        StoredType.Int16 => Sha1(MemoryMarshal.AsBytes<short>(volume.Voxels.ToArray().Select(v => (short)v).ToArray())),
        StoredType.Float32 => Sha1(MemoryMarshal.AsBytes(volume.Voxels)),
        _ => $"no hash of {volume.StoredType} is known",
    };

#pragma warning disable CA5350 // The reference tables hold SHA-1; nothing is secured by it.
    private static string Sha1(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350

    private static (double Column, double Row, double Slice) CenterOfMass(Mask mask)
    {
        double x = 0, y = 0, z = 0;
        for (int i = 0; i < mask.Box.Length; i++)
        {
            if (mask.Box[i] == 0) continue;
            VoxelIndex index = mask.Region.Size.IndexOf(i);
            x += index.Column + mask.Region.Start.Column;
            y += index.Row + mask.Region.Start.Row;
            z += index.Slice + mask.Region.Start.Slice;
        }
        return (x / mask.VoxelCount, y / mask.VoxelCount, z / mask.VoxelCount);
    }
}
