using Xunit;

namespace Radiomics.Core.Tests.Processing;

/// <summary>Masks that PyRadiomics refuses or moves.</summary>
public sealed class PyRadiomicsEdgeProcessingTests
{
    public static TheoryData<string> Computed { get; } =
    [
        "border_corner_high__mindim1_resample2", "border_corner_low__mindim1_resample2", "border_z__mindim1_resample2", "brain1__minimumROIDimensions_3", "brain1__minimumROISize_4136",
        "brain1__normalize_plain", "brain1__preCrop", "brain1__resample_bad_interpolator", "brain1__resample_nearest", "brain1__resample_same", "brain1__resample_zero_z", "brain1__reseg_reversed",
        "brain1__reseg_single_threshold", "plane_xy_9x7__mindim1_resample2", "plane_xz_9x5__mindim1_resample2", "plane_yz_9x5__mindim1_resample2", "row5_x__mindim1", "row5_x__mindim1_resample2",
        "row5_z__mindim1_resample2", "shift_10mm__correctMask", "shift_10mm__resample2", "shift_half_voxel__correctMask", "shift_half_voxel__resample2", "size_mismatch__correctMask",
        "two_blobs__mindim1_resample2", "two_voxels_adjacent_x__mindim1", "thin3_slices__default", "two_blobs__default", "negative_float32__bincount16",
    ];

    [Theory]
    [MemberData(nameof(Computed))]
    public void VoxelsAndDiagnosticsAreReproduced(string name)
    {
        ReferenceCase reference = new($"pyradiomics/edge/edge_{name}.json");
        ProcessedRegion region = ProcessingChain.Run(reference.Image, reference.Mask, reference.Options, TestContext.Current.CancellationToken);

        Assert.Equal(reference.Original.GetProperty("maskSha1UInt8").GetString(), ReferenceCase.MaskSha1(region.IntensityMask));
        Assert.Equal(reference.Original.GetProperty("roiSha1Float64").GetString(), ReferenceCase.RegionSha1(region.Image, region.IntensityMask));
        Assert.Equal([], reference.WrongDiagnostics(region, 1e-12));
    }

    [Theory]
    [InlineData("one_voxel__default", "MASK_SINGLE_VOXEL", "1 voxel in a box of 1 x 1 x 1")]
    [InlineData("one_voxel__mindim1", "MASK_SINGLE_VOXEL", "RegionRules.None")]
    [InlineData("one_voxel__mindim1_resample2", "MASK_SINGLE_VOXEL", "after resampling")]
    [InlineData("row5_x__default", "MASK_TOO_FEW_DIMENSIONS", "more than one voxel along 1 of 3 axes. Expected: more than one voxel along at least 2 (minimumROIDimensions)")]
    [InlineData("row5_z__default", "MASK_TOO_FEW_DIMENSIONS", "Set minimumROIDimensions to 1")]
    [InlineData("two_voxels_adjacent_x__default", "MASK_TOO_FEW_DIMENSIONS", "2 voxels in a box of 2 x 1 x 1")]
    [InlineData("two_voxels_adjacent_x__mindim1_resample2", "MASK_SINGLE_VOXEL", "after resampling")]
    [InlineData("two_voxels_apart__mindim1_resample2", "MASK_LOST", "no voxel is left of 2 voxels of 0.78")]
    [InlineData("two_voxels_diagonal__mindim1_resample2", "MASK_LOST", "no centre of the new voxels of 2 x 2 x 2 mm lies in it")]
    [InlineData("brain1__minimumROISize_4137", "MASK_TOO_SMALL", "more than 4137 voxels (minimumROISize)")]
    [InlineData("brain1__reseg_none_left", "MASK_RESEGMENTED_AWAY", "0 voxels of 4137 left; the region's intensities go from 468 to 1266")]
    [InlineData("brain1__reseg_one_left", "MASK_RESEGMENTED_AWAY", "1 voxel of 4137 left")]
    [InlineData("shift_far__correctMask", "MASK_OUTSIDE_IMAGE", "columns 801.5 to 848.5, rows 83.5 to 153.5, slices 10.5 to 17.5")]
    [InlineData("shift_far__resample2", "MASK_OUTSIDE_IMAGE", "columns -0.5 to 255.5")]
    [InlineData("shift_far__default", "GEOMETRY_MISMATCH", "correctMask")]
    [InlineData("shift_10mm__default", "GEOMETRY_MISMATCH", "origin differs by 10 mm")]
    [InlineData("shift_half_voxel__default", "GEOMETRY_MISMATCH", "geometryTolerance")]
    [InlineData("size_mismatch__default", "GEOMETRY_MISMATCH", "size 256 x 256 x 25 against 255 x 256 x 25")]
    [InlineData("constant100__normalize", "NORMALIZE_FLAT", "mean 100")]
    [InlineData("empty_mask__default", "MASK_EMPTY", "all values are 0")]
    [InlineData("labels_2_5__default_label1", "MASK_LABEL_MISSING", "no voxel has label 1; there are 2")]
    public void RefusalsSayMore(string name, string code, string says)
    {
        ReferenceCase reference = new($"pyradiomics/edge/edge_{name}.json");
        Assert.NotNull(reference.Error);
        RadiomicsException error = Assert.ThrowsAny<RadiomicsException>(() => ProcessingChain.Run(reference.Image, reference.Mask, reference.Options, TestContext.Current.CancellationToken));
        Assert.Equal(code, error.Code);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToleranceTakesAMaskAsItIs()
    {
        ReferenceCase reference = new("pyradiomics/edge/edge_shift_half_voxel__default.json");
        ProcessedRegion region = ProcessingChain.Run(reference.Image, reference.Mask, reference.Options with { GeometryTolerance = 0.6 }, TestContext.Current.CancellationToken);
        Assert.Equal(reference.Mask.Region, region.IntensityMask.Region);
        Assert.Contains(region.Notes, note => note.Contains("within the tolerance", StringComparison.Ordinal));
        Assert.Throws<GeometryMismatchException>(() => ProcessingChain.Run(reference.Image, reference.Mask, reference.Options with { GeometryTolerance = 0.4 }, TestContext.Current.CancellationToken));
    }
}
