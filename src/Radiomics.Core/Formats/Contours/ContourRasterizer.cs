using System.Globalization;

namespace Radiomics;

/// <summary>
/// Turns contours into a mask: a voxel belongs to it if its centre lies inside, by the even-odd rule over all contours of one plane, so that
/// a contour within another is a hole.
/// </summary>
/// <remarks>
/// <para>A centre exactly on an edge counts by the half-open rule: edges towards smaller columns and rows belong to the region, edges towards
/// larger ones do not. So two regions that share an edge never share a voxel and leave none out.</para>
/// <para>A contour belongs to the slice whose SOP Instance UID it names, if that slice lies within half a slice of its plane; otherwise to the
/// slice nearest to its plane. Planes more than 1 % of the slice spacing off their slice are noted with their z and distance. Of several planes
/// that fall to one slice only the nearest counts, the others are noted. What lies outside the image, is not in the plane of the slices
/// (spans more than half a slice) or has fewer than three points is left out and noted.</para>
/// </remarks>
public static class ContourRasterizer
{
    private const double PlaneTolerance = 0.01;
    private const int MostNamed = 20;

    /// <summary>Rasterizes one structure on the grid of an image, oblique or not.</summary>
    /// <param name="roi">The contours, mm, LPS.</param>
    /// <param name="volume">The image; its <see cref="Volume.SliceIdentities"/> are used where it has any.</param>
    /// <returns>The mask, labeled with the structure's number and name; empty if no voxel centre lies inside. Its notes are the report.</returns>
    public static Mask Rasterize(ContourRoi roi, Volume volume)
    {
        ArgumentNullException.ThrowIfNull(roi);
        ArgumentNullException.ThrowIfNull(volume);
        List<string> notes = [.. roi.Skipped];
        Dictionary<int, List<GridContour>> slices = Assign(roi, volume, notes);
        VoxelRegion box = Bounds(slices, volume.Size);
        byte[] voxels = box.IsEmpty ? [] : new byte[box.Size.VoxelCount];
        foreach ((int slice, List<GridContour> contours) in slices)
        {
            if (slice < box.Start.Slice || slice >= box.End.Slice) continue;
            int area = box.Size.SliceArea;
            PolygonFill.Fill(contours, box, voxels.AsSpan((slice - box.Start.Slice) * area, area));
        }
        IReadOnlyList<string> report = notes.Count <= MostNamed ? notes : [.. notes.Take(MostNamed), $"and {notes.Count - MostNamed} more contours with notes"];
        return Mask.FromBox(volume.Geometry, box, voxels, roi.Number, roi.Name).WithNotes(report);
    }

    private static Dictionary<int, List<GridContour>> Assign(ContourRoi roi, Volume volume, List<string> notes)
    {
        Dictionary<string, int> byUid = new(StringComparer.Ordinal);
        for (int i = 0; i < volume.SliceIdentities.Count; i++)
            if (volume.SliceIdentities[i].SopInstanceUid is { } uid) byUid.TryAdd(uid, i);

        List<GridContour> usable = [];
        for (int i = 0; i < roi.Contours.Count; i++)
            if (GridContour.Place(roi.Contours[i], i + 1, volume, byUid, notes) is { } contour) usable.Add(contour);

        Dictionary<int, List<GridContour>> slices = [];
        foreach (IGrouping<int, GridContour> group in usable.GroupBy(contour => contour.Slice))
        {
            double nearest = group.Min(contour => Math.Abs(contour.Offset));
            GridContour reference = group.First(contour => Math.Abs(contour.Offset) == nearest);
            List<GridContour> kept = [];
            HashSet<(int, double, double, double, double)> seen = [];
            foreach (GridContour contour in group)
            {
                if (Math.Abs(contour.Offset - reference.Offset) > 2 * PlaneTolerance)
                {
                    notes.Add($"{contour} lies between the slices; {reference} is nearer to slice {contour.Slice + 1} and was used, this one was left out");
                    continue;
                }
                kept.Add(contour);
                if (!seen.Add(contour.Fingerprint)) notes.Add($"{contour} repeats another contour; by the even-odd rule the two cancel each other");
                if (Math.Abs(contour.Offset) > PlaneTolerance)
                    notes.Add(string.Create(CultureInfo.InvariantCulture, $"{contour} lies {Math.Abs(contour.Offset * volume.Geometry.Spacing.Z):0.####} mm off slice {contour.Slice + 1}, on which it was drawn"));
            }
            slices[group.Key] = kept;
        }
        return slices;
    }

    private static VoxelRegion Bounds(Dictionary<int, List<GridContour>> slices, ImageSize size)
    {
        List<GridContour> all = [.. slices.Values.SelectMany(contours => contours)];
        if (all.Count == 0) return default;
        return VoxelRegion.FromBounds(
            new VoxelIndex(First(all.Min(c => c.MinColumn)), First(all.Min(c => c.MinRow)), slices.Keys.Min()),
            new VoxelIndex(End(all.Max(c => c.MaxColumn), size.Columns), End(all.Max(c => c.MaxRow), size.Rows), slices.Keys.Max() + 1));

        static int First(double least) => (int)Math.Clamp(Math.Ceiling(least), 0, int.MaxValue);
        static int End(double most, int side) => (int)Math.Clamp(Math.Floor(most) + 1, 0, side);
    }
}
