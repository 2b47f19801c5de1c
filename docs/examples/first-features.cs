#:package Radiomics.Core@0.1.0
#:property PublishAot=false

// A nodule from one position, and its features. Run it with: dotnet run first-features.cs [SERIES X,Y,Z]
using System.Globalization;
using Radiomics;

CultureInfo plain = CultureInfo.InvariantCulture;
Volume ct;
Seed seed;
if (args is [string series, string position])
{
    int[] at = [.. position.Split(',').Select(p => int.Parse(p, plain))];
    ct = Volume.Load(series);
    seed = Seed.AtSlice(at[0], at[1], at[2]);
}
else
{
    NodulePhantom phantom = new();                       // without arguments: a synthetic nodule
    ct = phantom.Render();
    seed = phantom.Seed;
}

Nodule nodule = NoduleSegmenter.Default.Segment(ct, seed);
FeatureSet features = FeatureExtractor.PyRadiomics.Extract(ct, nodule.Mask);

Console.WriteLine(string.Create(plain, $"{nodule.Type}, {nodule.VolumeMm3:F0} mm3, confidence {nodule.Confidence:F2}"));
foreach (FeatureValue feature in features.Where(f => f.Feature.Family == FeatureFamilies.Glcm).Take(5)) Console.WriteLine(feature);
ThreePlanePicture.Of(ct, nodule).SavePng("nodule.png");
File.WriteAllText("features.csv", features.ToCsv());
File.WriteAllText("features.json", features.ToJson());
