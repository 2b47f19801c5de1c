#:package Radiomics.Core@0.1.0
#:property PublishAot=false

// How sure a mask is, and which features hold when it is drawn a little differently. Run it with: dotnet run segmentation-quality.cs
using System.Globalization;
using Radiomics;

CultureInfo plain = CultureInfo.InvariantCulture;
NodulePhantom phantom = new(new NodulePhantomOptions { DiameterMm = 14, Shape = NodulePhantomShape.Lobulated });
Volume ct = phantom.Render();
Nodule nodule = NoduleSegmenter.Default.Segment(ct, phantom.Seed);

Console.WriteLine(string.Create(plain, $"confidence {nodule.Confidence:F2}, stability {nodule.Stability:F2}, findings: {nodule.Flags}"));
foreach (string note in nodule.Notes) Console.WriteLine("  " + note);
MaskAgreement truth = MaskAgreement.Between(nodule.Mask, phantom.TruthMask());
Console.WriteLine(string.Create(plain, $"Dice with the truth {truth.Dice:F3}"));

// The masks of the ensemble: the same nodule from other starts and thresholds.
string[] names = ["original_shape_MeshVolume", "original_shape_Sphericity", "original_firstorder_Mean", "original_glcm_JointEntropy"];
FeatureSet[] sets = [.. nodule.Ensemble.Select(member => FeatureExtractor.PyRadiomics.Extract(ct, member.Mask))];
foreach (string name in names)
{
    double[] values = [.. sets.Select(s => s[name])];
    double mean = values.Average(), deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    Console.WriteLine(string.Create(plain, $"{name}: {mean:G5}, varies by {100 * deviation / Math.Abs(mean):F1} %"));
}
ThreePlanePicture.Of(ct, nodule, new MaskContour(phantom.TruthMask(), RgbColor.White, "truth") { Dashed = true }).SavePng("quality.png");
