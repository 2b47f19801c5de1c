using System.Globalization;

namespace Radiomics;

/// <summary>Where a growth starts: the seed's own voxel, or denser tissue close by when the seed missed it.</summary>
/// <param name="Voxel">Zero-based voxel of the image.</param>
/// <param name="MovedMm">Distance from the given seed's voxel, mm.</param>
/// <param name="SeedHu">The value at the given seed's voxel.</param>
internal sealed record SeedPlacement(VoxelIndex Voxel, double MovedMm, double SeedHu)
{
    /// <summary>A neighbourhood darker than this is free air, from which a seed is moved only a short way.</summary>
    private const double FreeAirHu = -900, FreeAirShiftMm = 3;

    /// <summary>How far above the lung a neighbourhood must lie to be tissue, and a single voxel.</summary>
    private const double TissueContrast = 150, VoxelContrast = 300, FaintContrast = 60;

    /// <summary>Without lung near by, tissue is what lies above this.</summary>
    private const double TissueHuWithoutLung = -500;

    private const double NeighborhoodMm = 1.5;

    /// <summary>Finds the start voxel.</summary>
    /// <exception cref="SeedException">The seed lies outside the image, or in air with nothing denser near.</exception>
    public static SeedPlacement Find(Volume volume, Seed seed, NoduleSegmenterOptions options)
    {
        VoxelIndex at = seed.ToVoxelIndex();
        if (!volume.Size.Contains(at))
            throw new SeedException("SEED_OUTSIDE_IMAGE", new Problem($"seed {seed}", $"the seed lies outside the image of {volume.Size} voxels",
                $"x from 0 to {volume.Size.Columns - 1}, y from 0 to {volume.Size.Rows - 1}, z from 1 to {volume.Size.Slices}",
                "Give column and row of the stored slice, zero-based, and the 1-based slice number."));

        // Large enough to know the lung around the place.
        GrowthBox box = GrowthBox.Around(volume, at, 20);
        double hu = box.Hu[box.SeedOffset];
        bool given = options.Constraints.LowerHu is not null || options.Constraints.UpperHu is not null;
        double? lung = LungLevel.Around(box, box.SeedOffset);
        double neighborhood = Mean(box, box.SeedOffset);
        Func<int, bool> isTissue = given ? InWindow : IsTissue;
        if (isTissue(box.SeedOffset)) return new SeedPlacement(at, 0, hu);

        bool freeAir = !given && !(neighborhood >= FreeAirHu);
        double shift = freeAir ? Math.Min(FreeAirShiftMm, options.MaximumSeedShiftMm) : options.MaximumSeedShiftMm;
        if (Nearest(box, shift, isTissue) is var (offset, moved) && offset >= 0)
        {
            VoxelIndex found = box.Size.IndexOf(offset);
            return new SeedPlacement(
                new VoxelIndex(found.Column + box.Region.Start.Column, found.Row + box.Region.Start.Row, found.Slice + box.Region.Start.Slice), moved, hu);
        }
        if (!given && !freeAir && lung is { } level && neighborhood >= level + FaintContrast && float.IsFinite(box.Hu[box.SeedOffset]))
            return new SeedPlacement(at, 0, hu);

        double median = box.Histogram(box.PointOf(box.SeedOffset), Math.Max(shift, 3)).Percentile(0.5);
        string values = string.Create(CultureInfo.InvariantCulture, $"{hu:0} HU at the seed, median {median:0} HU within {Math.Max(shift, 3):0.#} mm");
        throw given
            ? new SeedException("SEED_OUTSIDE_WINDOW", new Problem($"seed {seed}", $"no voxel of the window near the seed ({values}; image of {volume.Size} voxels)",
                string.Create(CultureInfo.InvariantCulture, $"a voxel within [{options.Constraints.LowerHu ?? double.NegativeInfinity}, {options.Constraints.UpperHu ?? double.PositiveInfinity}] HU within {shift:0.#} mm"),
                "Move the seed into the lesion, or widen the window."))
            : new SeedException("SEED_IN_AIR", new Problem($"seed {seed}", $"the seed lies in air ({values}; image of {volume.Size} voxels)",
                string.Create(CultureInfo.InvariantCulture, $"tissue at the seed or within {shift:0.#} mm"),
                "Check that x and y are zero-based, z is the 1-based slice, and that the slices are counted from the same end."));

        bool InWindow(int offset) => float.IsFinite(box.Hu[offset]) && !(box.Hu[offset] < options.Constraints.LowerHu) && !(box.Hu[offset] > options.Constraints.UpperHu);

        bool IsTissue(int offset)
        {
            float value = box.Hu[offset];
            if (!float.IsFinite(value)) return false;
            if (lung is not { } level) return value > TissueHuWithoutLung;
            return value >= level + VoxelContrast || (value >= level + TissueContrast / 2 && Mean(box, offset) >= level + TissueContrast);
        }
    }

    private static double Mean(GrowthBox box, int offset)
    {
        double sum = 0;
        int count = 0;
        box.ForEachWithin(box.PointOf(offset), NeighborhoodMm, o =>
        {
            if (!float.IsFinite(box.Hu[o])) return;
            sum += box.Hu[o];
            count++;
        });
        return count == 0 ? double.NaN : sum / count;
    }

    private static (int Offset, double Moved) Nearest(GrowthBox box, double radius, Func<int, bool> wanted)
    {
        PointMm seed = box.PointOf(box.SeedOffset);
        int best = -1;
        double bestDistance = double.PositiveInfinity;
        box.ForEachWithin(seed, radius, offset =>
        {
            double distance = (box.PointOf(offset) - seed).Length;
            if (distance >= bestDistance || !wanted(offset)) return;
            best = offset;
            bestDistance = distance;
        });
        return (best, bestDistance);
    }
}
