using CsvHelper;
using Radiomics.Cohorts;

namespace Radiomics.Cli.Output;

/// <summary>Results as CSV: one row a region, the same columns for all. How a nodule was segmented stands between what it is and its features. Undefined features are NaN; failed regions have a status and an error.</summary>
internal static class RegionCsv
{
    public static void Write(TextWriter output, IReadOnlyList<RegionResult> results, FeatureExtractor extractor)
    {
        bool ofSeeds = results.Any(r => r.Seed is not null);
        ResultColumns columns = new(extractor, stages: results.Any(r => r.Times is not null) ? StageTimes.Names(extractor, ofSeeds) : null);
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord(["image", "mask", "seed", "label", "name", .. ofSeeds ? NoduleColumns.Names : [], .. columns.Names]);
        foreach (RegionResult r in results)
        {
            csv.WriteRecord(
            [
                TableText.Neutral(r.Image), TableText.Neutral(r.Mask), TableText.Neutral(r.Seed?.ToString()), ResultColumns.Number(r.Label), TableText.Neutral(r.Name),
                .. ofSeeds ? NoduleColumns.Fields(r.Nodule) : [], .. columns.Fields(r),
            ]);
        }
    }
}
