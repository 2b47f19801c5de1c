namespace Radiomics;

/// <summary>
/// Finds the place of a nodule in another scan of the same patient, such as a contrast phase: a rigid shift of the surroundings, found by weighted normalized
/// cross-correlation from coarse (4 mm) to fine (1 mm) on grids along the patient's axes, then between grid points by a parabola along each axis. The scans may
/// differ in spacing and orientation. Rotation and the lung's own deformation are not followed: what matters is that the shift leads into the nodule.
/// The same result for any number of threads.
/// </summary>
/// <remarks>Normalized cross-correlation as in Lewis, Fast normalized cross-correlation, Vision Interface 1995, with the weights of <see cref="PhaseTransferOptions.RadiusMm"/>.</remarks>
public static class PhaseTransfer
{
    private const double CoarseMm = 4, MiddleMm = 2, FineMm = 1, ElsewhereMm = 8, NearShare = 0.5;
    private const int Candidates = 5, FineReach = 3;

    /// <summary>The shift of a seed's surroundings.</summary>
    /// <param name="from">The scan the seed belongs to; a part around the seed is enough.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="to">The other scan.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="SeedException"><c>SEED_OUTSIDE_IMAGE</c>: the seed lies outside the first scan.</exception>
    /// <exception cref="SettingsException">An option is out of its range.</exception>
    public static PhaseShift Shift(Volume from, Seed seed, Volume to, PhaseTransferOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        VoxelIndex voxel = seed.ToVoxelIndex();
        if (!from.Size.Contains(voxel))
        {
            throw new SeedException("SEED_OUTSIDE_IMAGE", new Problem(
                $"seed {seed}", $"the image has {from.Size} voxels", "a position inside the image", "Check the position and which image it belongs to."));
        }
        return Shift(from, from.Geometry.PointAt(seed.X, seed.Y, seed.Z - 1), to, options);
    }

    /// <summary>The shift of a nodule's surroundings: those of the middle of its mask, as far as the nodule and 10 mm, or the radius of the options where that is more.</summary>
    /// <param name="from">The scan the nodule was segmented in.</param>
    /// <param name="nodule">The nodule.</param>
    /// <param name="to">The other scan.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="SettingsException">An option is out of its range.</exception>
    public static PhaseShift Shift(Volume from, Nodule nodule, Volume to, PhaseTransferOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(nodule);
        options ??= PhaseTransferOptions.Default;
        VoxelRegion region = nodule.Mask.Region;
        VoxelIndex last = new(region.End.Column - 1, region.End.Row - 1, region.End.Slice - 1);
        PointMm first = nodule.Mask.Geometry.PointAt(region.Start), end = nodule.Mask.Geometry.PointAt(last);
        double radius = Math.Clamp(0.5 * (end - first).Length + 10, options.RadiusMm, Math.Max(options.RadiusMm, 40));
        return Shift(from, (first + end).Scale(0.5), to, options with { RadiusMm = radius });
    }

    /// <summary>The shift of the surroundings of a place.</summary>
    /// <param name="from">The scan the place is known in.</param>
    /// <param name="place">The place, mm, LPS.</param>
    /// <param name="to">The other scan. The search starts at the same patient position.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <returns>The shift; its score is NaN where nothing could be compared, and the shift 0 then.</returns>
    /// <exception cref="SettingsException">An option is out of its range.</exception>
    public static PhaseShift Shift(Volume from, PointMm place, Volume to, PhaseTransferOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        options = (options ?? PhaseTransferOptions.Default).Validated();
        (VoxelIndex before, VoxelIndex after) = Limits(place, to.Geometry, options);
        ShiftMatch coarse = ShiftMatch.Between(from, place, to, place, options.RadiusMm, CoarseMm, before, after);
        PhaseShift[] found = [.. Peaks(coarse, before, after).Select(p => Refine(from, place, to, options.RadiusMm, Mm(p, CoarseMm), MiddleMm, between: false)).Where(f => !double.IsNaN(f.Score))];
        if (found.Length == 0) return new PhaseShift(default, double.NaN, double.NaN, double.NaN, IsAtLimit: false);
        PhaseShift first = found.Aggregate((a, b) => b.Score > a.Score ? b : a);
        double[] rivals = [.. found.Where(f => (f.ShiftMm - first.ShiftMm).Length > ElsewhereMm).Select(f => f.Score)];
        // With the breath the lung slides along the chest wall, and the nodule goes with the lung: the last steps look at what is near alone.
        double near = NearShare * options.RadiusMm;
        PhaseShift best = Refine(from, place, to, near, Refine(from, place, to, near, first.ShiftMm, MiddleMm, between: false).ShiftMm, FineMm, between: true);
        return new PhaseShift(best.ShiftMm, first.Score, best.Score, rivals.Length == 0 ? double.NaN : rivals.Max(), IsAtLimit(best.ShiftMm, before, after));
    }

    /// <summary>How many coarse steps the search goes to each side.</summary>
    private static (VoxelIndex Before, VoxelIndex After) Limits(PointMm place, ImageGeometry to, PhaseTransferOptions options)
    {
        int steps = (int)Math.Ceiling(options.SearchMm / CoarseMm);
        if (!options.Everywhere) return (new VoxelIndex(steps, steps, steps), new VoxelIndex(steps, steps, steps));
        PointMm low = new(double.MaxValue, double.MaxValue, double.MaxValue), high = new(double.MinValue, double.MinValue, double.MinValue);
        for (int corner = 0; corner < 8; corner++)
        {
            PointMm p = to.PointAt((corner & 1) * (to.Size.Columns - 1), (corner >> 1 & 1) * (to.Size.Rows - 1), (corner >> 2) * (to.Size.Slices - 1)) - place;
            low = new PointMm(Math.Min(low.X, p.X), Math.Min(low.Y, p.Y), Math.Min(low.Z, p.Z));
            high = new PointMm(Math.Max(high.X, p.X), Math.Max(high.Y, p.Y), Math.Max(high.Z, p.Z));
        }
        return (Steps(low.Scale(-1)), Steps(high));

        static VoxelIndex Steps(PointMm mm) => new(Step(mm.X), Step(mm.Y), Step(mm.Z));

        // May be negative: then the whole of the scan lies to one side of the place.
        static int Step(double mm) => (int)Math.Ceiling(Math.Clamp(mm, -10_000, 10_000) / CoarseMm);
    }

    /// <summary>The best shifts that are not beside each other, the best first; of equals the first in array order.</summary>
    private static List<VoxelIndex> Peaks(ShiftMatch match, VoxelIndex before, VoxelIndex after)
    {
        List<(VoxelIndex Shift, double Score)> best = [];
        for (int z = -before.Slice; z <= after.Slice; z++)
        {
            for (int y = -before.Row; y <= after.Row; y++)
            {
                for (int x = -before.Column; x <= after.Column; x++)
                {
                    VoxelIndex shift = new(x, y, z);
                    double score = match.ScoreAt(shift);
                    if (double.IsNaN(score) || (best.Count == Candidates && score <= best[^1].Score)) continue;
                    int beside = best.FindIndex(b => AreBeside(b.Shift, shift));
                    if (beside >= 0 && best[beside].Score >= score) continue;
                    best.RemoveAll(b => AreBeside(b.Shift, shift));
                    int at = best.FindIndex(b => b.Score < score);
                    best.Insert(at < 0 ? best.Count : at, (shift, score));
                    if (best.Count > Candidates) best.RemoveAt(Candidates);
                }
            }
        }
        return [.. best.Select(b => b.Shift)];

        static bool AreBeside(VoxelIndex a, VoxelIndex b) => Math.Abs(a.Column - b.Column) <= 1 && Math.Abs(a.Row - b.Row) <= 1 && Math.Abs(a.Slice - b.Slice) <= 1;
    }

    /// <summary>The best shift around a start, at whole steps of a grid or between them.</summary>
    private static PhaseShift Refine(Volume from, PointMm place, Volume to, double radiusMm, PointMm start, double stepMm, bool between)
    {
        VoxelIndex reach = new(FineReach + 1, FineReach + 1, FineReach + 1);
        ShiftMatch match = ShiftMatch.Between(from, place, to, place + start, radiusMm, stepMm, reach, reach);
        VoxelIndex best = default;
        double score = double.NaN;
        for (int z = -FineReach; z <= FineReach; z++)
        {
            for (int y = -FineReach; y <= FineReach; y++)
            {
                for (int x = -FineReach; x <= FineReach; x++)
                {
                    double here = match.ScoreAt(new VoxelIndex(x, y, z));
                    if (double.IsNaN(here) || here <= score) continue;
                    (best, score) = (new VoxelIndex(x, y, z), here);
                }
            }
        }
        if (double.IsNaN(score)) return new PhaseShift(start, score, double.NaN, double.NaN, IsAtLimit: false);
        PointMm steps = new(best.Column, best.Row, best.Slice);
        if (between) steps += new PointMm(Vertex(1, 0, 0), Vertex(0, 1, 0), Vertex(0, 0, 1));
        return new PhaseShift(start + steps.Scale(stepMm), score, double.NaN, double.NaN, IsAtLimit: false);

        // Where the parabola through the scores beside the best one has its top, in steps from it.
        double Vertex(int x, int y, int z)
        {
            double low = match.ScoreAt(new VoxelIndex(best.Column - x, best.Row - y, best.Slice - z)), high = match.ScoreAt(new VoxelIndex(best.Column + x, best.Row + y, best.Slice + z));
            double bend = low - 2 * score + high;
            return bend < 0 ? Math.Clamp(0.5 * (low - high) / bend, -0.5, 0.5) : 0;
        }
    }

    private static bool IsAtLimit(PointMm shift, VoxelIndex before, VoxelIndex after) =>
        shift.X < -(before.Column - 0.5) * CoarseMm || shift.X > (after.Column - 0.5) * CoarseMm
        || shift.Y < -(before.Row - 0.5) * CoarseMm || shift.Y > (after.Row - 0.5) * CoarseMm
        || shift.Z < -(before.Slice - 0.5) * CoarseMm || shift.Z > (after.Slice - 0.5) * CoarseMm;

    private static PointMm Mm(VoxelIndex steps, double stepMm) => new PointMm(steps.Column, steps.Row, steps.Slice).Scale(stepMm);
}
