using System.Text.Json;

namespace Radiomics.Cli.Output;

/// <summary>A segmented nodule as members of a JSON object. Seeds are <c>x,y,z</c> as on the command line; voxels are zero-based arrays.</summary>
internal static class NoduleJson
{
    /// <summary>Everything there is to say about a nodule but its voxels.</summary>
    public static void WriteMembers(Utf8JsonWriter json, Nodule nodule)
    {
        json.WriteString("type", nodule.Type.ToString());
        json.WriteNumber("voxels", nodule.Mask.VoxelCount);
        json.WriteNumber("volumeMm3", nodule.VolumeMm3);
        json.WriteNumberOrNull("partialVolumeMm3", nodule.PartialVolumeMm3);
        WriteDiameters(json, nodule.Diameters);
        json.WriteNumber("solidCoreVolumeMm3", nodule.SolidCore?.VolumeMm3 ?? 0);
        json.WriteNumber("solidCoreShare", nodule.SolidCoreShare());
        json.WriteNumber("cavityVolumeMm3", nodule.Cavity?.VolumeMm3 ?? 0);
        json.WriteString("seedGiven", nodule.GivenSeed.ToString());
        json.WriteString("seedUsed", Seed.AtVoxel(nodule.SeedVoxel).ToString());
        json.WriteNumbers("seedVoxel", nodule.SeedVoxel.Column, nodule.SeedVoxel.Row, nodule.SeedVoxel.Slice);
        json.WriteNumberOrNull("seedMovedMm", nodule.SeedMovedMm);
        json.WriteNumberOrNull("seedHu", nodule.SeedHu);
        json.WriteNumberOrNull("lungHu", nodule.LungHu);
        json.WriteNumberOrNull("tissueHu", nodule.TissueHu);
        json.WriteNumberOrNull("thresholdHu", nodule.ThresholdHu);
        json.WriteNumberOrNull("stability", nodule.Stability);
        json.WriteNumberOrNull("confidence", nodule.Confidence);
        json.WriteTexts("findings", NoduleWords.Names(nodule.Flags));
        json.WriteTexts("notes", nodule.Notes);
        json.WriteStartArray("ensemble");
        foreach (EnsembleMember member in nodule.Ensemble)
        {
            json.WriteStartObject();
            json.WriteString("seed", Seed.AtVoxel(member.Seed).ToString());
            json.WriteNumberOrNull("contrastFraction", member.ContrastFraction);
            json.WriteNumber("volumeMm3", member.Mask.VolumeMm3);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The options of the segmenter that change its results.</summary>
    public static void WriteOptions(Utf8JsonWriter json, NoduleSegmenterOptions options)
    {
        SegmentationConstraints known = options.Constraints;
        json.WriteStartObject("options");
        json.WriteNumber("maximumRadiusMm", options.MaximumRadiusMm);
        json.WriteNumber("maximumSeedShiftMm", options.MaximumSeedShiftMm);
        json.WriteString("outline", options.Outline.ToString());
        if (known.Box is { } box)
        {
            VoxelIndex end = box.End;
            json.WriteStartObject("box");
            json.WriteString("first", Seed.AtVoxel(box.Start).ToString());
            json.WriteString("last", Seed.AtVoxel(new VoxelIndex(end.Column - 1, end.Row - 1, end.Slice - 1)).ToString());
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("box");
        }
        json.WriteNumberOrNull("lowerHu", known.LowerHu);
        json.WriteNumberOrNull("upperHu", known.UpperHu);
        json.WriteTexts("include", known.Foreground.Select(v => Seed.AtVoxel(v).ToString()));
        json.WriteTexts("exclude", known.Background.Select(v => Seed.AtVoxel(v).ToString()));
        json.WriteEndObject();
    }

    private static void WriteDiameters(Utf8JsonWriter json, AxialDiameters diameters)
    {
        json.WriteStartObject("diameters");
        json.WriteNumberOrNull("longAxisMm", diameters.LongAxisMm);
        json.WriteNumberOrNull("shortAxisMm", diameters.ShortAxisMm);
        json.WriteNumberOrNull("meanMm", diameters.MeanMm);
        // Counted from 1, as in a seed.
        json.WriteNumber("sliceNumber", diameters.Slice + 1);
        Axis("longAxis", diameters.LongFrom, diameters.LongTo);
        Axis("shortAxis", diameters.ShortFrom, diameters.ShortTo);
        json.WriteEndObject();

        void Axis(string name, (double Column, double Row) from, (double Column, double Row) to)
        {
            json.WriteStartArray(name);
            foreach ((double column, double row) in (ReadOnlySpan<(double, double)>)[from, to])
            {
                json.WriteStartArray();
                json.WriteNumberValue(column);
                json.WriteNumberValue(row);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
    }
}
