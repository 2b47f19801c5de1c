using System.Text.Json;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>The same numbers from DICOM as from the converted files, and the voxel counts of expert contours.</summary>
public sealed class DicomSeriesReferenceTests
{
    [Fact]
    public void TheCtPhantomFromDicomAndItsContoursEqualsTheConvertedPair()
    {
        Volume converted = Volume.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/image/phantom.nii.gz"));
        Mask convertedMask = Mask.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/mask/mask.nii.gz"), converted);
        Volume series = Volume.Load(Reference.Require("ibsi1/data/ct_phantom/dicom/image"));
        Mask contours = Mask.Load(Reference.Require("ibsi1/data/ct_phantom/dicom/mask"), series);

        Assert.True(converted.Geometry.CompareTo(series.Geometry).IsSameGrid);
        Assert.True(converted.Voxels.SequenceEqual(series.Voxels));
        Assert.Equal(125_256, contours.VoxelCount);
        Assert.Equal(convertedMask.Region, contours.Region);
        Assert.True(convertedMask.Box.SequenceEqual(contours.Box));

        ExtractionSettings settings = ExtractionSettings.PyRadiomics;
        FeatureSet features = new FeatureExtractor(settings).Extract(series, contours, TestContext.Current.CancellationToken);
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Reference.Require("pyradiomics/values/ibsi_ct__s1_default.json")));
        foreach (FeatureValue feature in features)
        {
            double there = reference.RootElement.GetProperty("features").GetProperty(feature.Name).GetDouble();
            Assert.True(Math.Abs(feature.Value - there) <= 1e-9 * Math.Abs(there), $"{feature} against {there:R}");
        }
    }

    [Theory]
    [InlineData("2.dcm", 54_449)]
    [InlineData("1-1.dcm", 54_639)]
    public void ExpertContoursHaveTheirVoxelCount(string file, int voxels)
    {
        Volume series = Volume.Load(Reference.Require("lung/LUNG1-001/ct"));
        Assert.Equal(voxels, Mask.Load(Reference.Require($"lung/LUNG1-001/annotation/{file}"), series, "GTV-1").VoxelCount);
    }

    [Theory]
    [InlineData("LIDC-IDRI-0001-slab", "mask_consensus50.nii.gz")]
    [InlineData("LIDC-IDRI-0002-slab", "mask_consensus50.nii.gz")]
    [InlineData("LUNG1-001", "mask_GTV-1.nii.gz")]
    public void ASeedInARealLesionGivesAMaskThatHoldsItAndIsNoFlood(string name, string maskFile)
    {
        Volume series = Volume.Load(Reference.Require($"lung/{name}/ct"));
        Mask expert = Mask.Load(Reference.Require($"lung/{name}/{maskFile}"), series);
        using JsonDocument meta = JsonDocument.Parse(File.ReadAllText(Reference.Require($"lung/{name}/meta.json")));
        foreach (JsonElement mask in meta.RootElement.GetProperty("masks").EnumerateArray())
        {
            int[] zyx = [.. mask.GetProperty("seed_zyx").EnumerateArray().Select(n => n.GetInt32())];
            Nodule lesion = NoduleSegmenter.Default.Segment(series, Seed.AtSlice(zyx[2], zyx[1], zyx[0] + 1));
            Assert.True(lesion.Mask[new VoxelIndex(zyx[2], zyx[1], zyx[0])]);
            // No flood; and no core either, unless it is said that the mask is doubtful (a hazy lesion that the slab's end cuts off).
            double least = lesion.Flags.HasFlag(NoduleFindings.LowConfidence) ? 0.4 : 0.5;
            Assert.True(lesion.Mask.VoxelCount >= least * expert.VoxelCount && lesion.Mask.VoxelCount <= 1.3 * expert.VoxelCount, $"{name}: {lesion.Mask.VoxelCount} of {expert.VoxelCount} voxels, confidence {lesion.Confidence}");
            FeatureSet features = FeatureExtractor.PyRadiomics.Extract(series, lesion.Mask, TestContext.Current.CancellationToken);
            Assert.All(features, f => Assert.True(double.IsFinite(f.Value), f.ToString()));
        }
    }
}
