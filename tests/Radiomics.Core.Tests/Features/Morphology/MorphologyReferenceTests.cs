using System.Globalization;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Features.Morphology;

/// <summary>IBSI's reference values of morphology: digital phantom, and the CT phantom as it is (configuration A, which does not interpolate).</summary>
public sealed class MorphologyReferenceTests
{
    [Fact]
    public void TheDigitalPhantomHasItsReferenceValues() =>
        Compare(ShapeMeasurements.Measure(DigitalPhantom.Mask, DigitalPhantom.Volume), "ibsi1/digital_phantom.csv");

    [Fact]
    public void TheCtPhantomHasItsReferenceValues()
    {
        Volume volume = Volume.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/image/phantom.nii.gz"));
        Mask mask = Mask.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/mask/mask.nii.gz"), volume, 1);
        Compare(ShapeMeasurements.Measure(mask, volume, Within(volume, mask, -500, 400)), "ibsi1/ct_phantom_A.csv");
    }

    /// <summary>The voxels of a mask whose intensities lie in a closed range.</summary>
    private static Mask Within(Volume volume, Mask mask, float low, float high)
    {
        byte[] voxels = mask.ToArray();
        for (int i = 0; i < voxels.Length; i++)
            if (volume.Voxels[i] < low || volume.Voxels[i] > high) voxels[i] = 0;
        return Mask.FromVoxels(mask.Geometry, voxels);
    }

    private static void Compare(ShapeMeasurements measured, string table)
    {
        List<string> wrong = [];
        int compared = 0;
        foreach (string[] row in File.ReadLines(Reference.Require(table)).Select(l => l.Split(',')).Where(r => r[0] == "Morphology"))
        {
            Feature<ShapeMeasurements> feature = ShapeFeatures.All.Single(f => f.Definition.IbsiTag == row[7]);
            double value = feature.FormulaOf(Profile.Ibsi)(measured), reference = Number(row[4]), tolerance = Number(row[5]);
            double rounded = Number(value.ToString("G3", CultureInfo.InvariantCulture));
            compared++;
            if (!(Math.Abs(rounded - reference) <= tolerance + 1e-9 * Math.Abs(reference))) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{row[7]}: {value:R}, IBSI {reference} +- {tolerance}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(25, compared);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
