using System.Globalization;
using System.Text;

namespace Radiomics.Cli.Demo;

/// <summary>
/// A cohort of synthetic lesions in small volumes, measured by the real pipeline: larger and spiculated ones are more often malignant, as planted, and some are not, so that a model has something to
/// find and something to miss.
/// </summary>
internal static class DemoCohort
{
    /// <summary>Lesions, one a patient.</summary>
    public const int Lesions = 72;

    /// <summary>Renders, segments and measures every lesion.</summary>
    /// <param name="threads">Threads; the table does not depend on it.</param>
    /// <param name="cancellation">Stops between lesions.</param>
    /// <returns>The table as CSV, with the columns of a run that models need.</returns>
    public static string Measure(int threads, CancellationToken cancellation)
    {
        FeatureExtractor extractor = new(ExtractionSettings.PyRadiomics with { MaxDegreeOfParallelism = 1 });
        NoduleSegmenter segmenter = new(NoduleSegmenterOptions.Default with { MaxDegreeOfParallelism = 1 });
        FeatureColumns columns = new(extractor);
        string[] rows = new string[Lesions];
        Parallel.For(0, Lesions, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i => rows[i] = Row(i, segmenter, extractor, columns, cancellation));
        StringBuilder text = new();
        text.AppendJoin(',', ["patient", "lesion", "status", "class", "sex", "age", .. NoduleColumns.Names, .. columns.Names]).Append('\n');
        foreach (string row in rows) text.Append(row).Append('\n');
        return text.ToString();
    }

    private static string Row(int number, NoduleSegmenter segmenter, FeatureExtractor extractor, FeatureColumns columns, CancellationToken cancellation)
    {
        SplitMix64 random = new((ulong)(7000 + number));
        bool spiculated = Next() < 0.5;
        double diameter = 7 + 6 * Next(), age = Math.Round(48 + 30 * Next()), chance = 1 / (1 + Math.Exp(-(1.3 * (spiculated ? 1 : -1) + 0.9 * (diameter - 10) + 0.03 * (age - 63))));
        bool malignant = Next() < chance;
        string sex = Next() < 0.5 ? "F" : "M";
        NodulePhantom phantom = new(new NodulePhantomOptions
        {
            Shape = spiculated ? NodulePhantomShape.Spiculated : NodulePhantomShape.Ellipsoid, DiameterMm = diameter, SolidHu = 20 + 40 * Next(), BoxMm = 36, Seed = (ulong)(100 + number),
        });
        Volume volume = phantom.Render();
        string[] identity = [$"L{(number + 1).ToString("D3", CultureInfo.InvariantCulture)}", "1", "ok", malignant ? "Malignant" : "Benign", sex, age.ToString(CultureInfo.InvariantCulture)];
        Nodule nodule = segmenter.Segment(volume, phantom.Seed);
        FeatureSet features = extractor.Extract(volume, nodule.Mask, cancellation);
        return string.Join(',', ((string[])[.. identity, .. NoduleColumns.Fields(nodule), .. columns.Fields(features)]).Select(Quoted));

        double Next() => random.NextUnit();
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
