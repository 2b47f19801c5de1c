using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Plots;

/// <summary>The pictures of docs/plots.md are what the code there draws. RADIOMICS_ACCEPT_PLOTS=1 writes them anew.</summary>
public sealed class DocumentedPlotsTests
{
    private static readonly NodulePhantom s_solid = new(), s_larger = new(new NodulePhantomOptions { Seed = 7, DiameterMm = 14 }), s_glass = new(new NodulePhantomOptions { Type = PhantomNoduleType.GroundGlass, DiameterMm = 13 });
    private static readonly string[] s_features = ["original_shape_MeshVolume", "original_shape_Sphericity", "original_firstorder_Mean", "original_firstorder_Entropy", "original_glcm_JointEntropy", "original_glcm_Contrast"];

    [Theory]
    [InlineData("histogram"), InlineData("volume-histogram"), InlineData("glcm"), InlineData("comparison"), InlineData("chart"), InlineData("contours")]
    public void ThePictureIsThatOfTheCode(string name)
    {
        (Volume ct, Mask mask) = Nodule(s_solid);
        string svg = name switch
        {
            "histogram" => RegionPlots.Histogram(ct, mask).ToSvg(),
            "volume-histogram" => RegionPlots.IntensityVolumeHistogram(ct, mask).ToSvg(),
            "glcm" => RegionPlots.GlcmHeatMap(ct, mask).ToSvg(),
            "comparison" => FeaturePlots.Comparison([("solid, 12 mm", Features(s_solid)), ("solid, 14 mm", Features(s_larger)), ("ground glass, 13 mm", Features(s_glass))], s_features).ToSvg(),
            "contours" => new ThreePlanePicture(ct, [new MaskContour(mask, RgbColor.Yellow, "nodule")]) { PanelPixels = 200 }.ToSvg(),
            _ => new Chart("Dose and effect", new ChartAxis("Dose, mg") { IsLogarithmic = true }, new ChartAxis("Effect"),
            [
                new ChartBand([1, 10, 100], [0.05, 0.3, 0.7], [0.2, 0.5, 0.95]) { Color = ChartColors.Series[0], Legend = "95 % confidence" },
                new ChartLine([1, 10, 100], [0.1, 0.4, 0.85]) { Color = ChartColors.Series[0], Legend = "mean" },
                new ChartRule(0.5, IsVertical: false) { Legend = "half" },
            ]).ToSvg(),
        };
        string path = Path.Combine(Checkout.Root, "docs", "plots", name + ".svg");
        if (Environment.GetEnvironmentVariable("RADIOMICS_ACCEPT_PLOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, svg);
        }
        // How a PNG is packed is up to the runtime; that of the contours is compared by its frame only.
        if (name == "contours") Assert.Equal(File.ReadAllText(path).Split("base64,")[0], svg.Split("base64,")[0]);
        else Assert.Equal(File.ReadAllText(path), svg);
    }

    private static FeatureSet Features(NodulePhantom phantom)
    {
        (Volume ct, Mask mask) = Nodule(phantom);
        return FeatureExtractor.PyRadiomics.Extract(ct, mask);
    }

    private static (Volume Ct, Mask Mask) Nodule(NodulePhantom phantom)
    {
        Volume ct = phantom.Render();
        return (ct, NoduleSegmenter.Default.Segment(ct, phantom.Seed).Mask);
    }
}
