using CsvHelper;

namespace Radiomics.Cli.Output;

/// <summary>Results as CSV: one row a region, the same columns for all. Undefined features are NaN; failed regions have a status and an error.</summary>
internal static class RegionCsv
{
    public static void Write(TextWriter output, IReadOnlyList<RegionResult> results, FeatureExtractor extractor)
    {
        ResultColumns columns = new(extractor);
        using CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteRecord(["image", "mask", "seed", "label", "name", .. columns.Names]);
        foreach (RegionResult r in results)
        {
            csv.WriteRecord(
            [
                ResultColumns.Text(r.Image), ResultColumns.Text(r.Mask), ResultColumns.Text(r.Seed?.ToString()), ResultColumns.Number(r.Label), ResultColumns.Text(r.Name), .. columns.Fields(r),
            ]);
        }
    }
}
