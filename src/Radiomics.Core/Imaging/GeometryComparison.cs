using System.Globalization;
using System.Text;

namespace Radiomics;

/// <summary>Two geometries side by side: whether they are one grid, which element differs and by how much in mm and in voxels.</summary>
public sealed class GeometryComparison
{
    /// <summary>Largest displacement, in voxels, that counts as rounding: 1 % of a voxel.</summary>
    public const double RoundingTolerance = 0.01;

    /// <summary>Compares two geometries.</summary>
    /// <param name="image">The image's geometry.</param>
    /// <param name="mask">The mask's geometry.</param>
    public GeometryComparison(ImageGeometry image, ImageGeometry mask)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(mask);
        Image = image;
        Mask = mask;
        SameSize = image.Size == mask.Size;
        (MaxDisplacementMm, MaxDisplacementVoxels) = LargestCornerDisplacement(image, mask);
    }

    /// <summary>The image's geometry.</summary>
    public ImageGeometry Image { get; }

    /// <summary>The mask's geometry.</summary>
    public ImageGeometry Mask { get; }

    /// <summary>Whether both have the same number of voxels along each axis.</summary>
    public bool SameSize { get; }

    /// <summary>The farthest any corner voxel of the image lies from the place the mask's geometry gives it, in mm.</summary>
    public double MaxDisplacementMm { get; }

    /// <summary>The same in voxels of the image: the largest of the three components, each over its own spacing.</summary>
    public double MaxDisplacementVoxels { get; }

    /// <summary>Whether every number is equal.</summary>
    public bool IsIdentical => Image == Mask;

    /// <summary>Whether both are one grid: the same size, and no voxel displaced by more than 1 % of a voxel.</summary>
    public bool IsSameGrid => SameSize && MaxDisplacementVoxels <= RoundingTolerance;

    /// <summary>One line: the elements that differ and the displacement they cause.</summary>
    public string Summary
    {
        get
        {
            if (IsIdentical) return "identical";
            List<string> parts = [];
            if (!SameSize) parts.Add($"size {Image.Size} against {Mask.Size}");
            if (Image.Spacing != Mask.Spacing) parts.Add($"spacing differs by up to {Mm(LargestDifference(Image.Spacing, Mask.Spacing))} mm a voxel");
            if (Image.Origin != Mask.Origin) parts.Add($"origin differs by {Mm((Mask.Origin - Image.Origin).Length)} mm ({OriginInVoxels()} voxels)");
            if (Image.Direction != Mask.Direction) parts.Add($"direction differs by up to {Mm(LargestAngleDegrees())} degrees");
            parts.Add($"largest displacement of a corner {Mm(MaxDisplacementMm)} mm = {Mm(MaxDisplacementVoxels)} voxels");
            return string.Join("; ", parts);
        }
    }

    /// <summary>The probable cause and what to do about it.</summary>
    public string Hint
    {
        get
        {
            ImageSize i = Image.Size, m = Mask.Size;
            if (IsSameGrid) return "The difference is of rounding size; nothing needs to be done.";
            if (!SameSize && i.Columns == m.Rows && i.Rows == m.Columns && i.Slices == m.Slices)
                return "Columns and rows look exchanged: write the mask with x as the fastest axis.";
            if (!SameSize && i.Columns == m.Columns && i.Rows == m.Rows)
                return $"The mask has {m.Slices} slices, the image {i.Slices}: make the mask on this very series, or crop both alike.";
            if (!SameSize && Image.Spacing == Mask.Spacing && Image.Direction == Mask.Direction)
                return "The mask covers another part of the same lattice: pad or crop it to the image's size.";
            if (SameSize && IsFlip()) return "The origin and axes differ by a change of sign in x and y: one file is in RAS, the other in LPS. Convert the mask to the image's convention.";
            if (SameSize && Image.Spacing == Mask.Spacing && Image.Direction == Mask.Direction)
                return "Only the origin differs: if the mask was drawn on this image, copy the image's header into it; else register it first.";
            return "Resample the mask onto the image's grid with nearest neighbor, or export it again from the image it was drawn on.";
        }
    }

    /// <summary>Both geometries as a table of plain text, a line an element.</summary>
    public string ToTable()
    {
        StringBuilder text = new();
        Row("", "image", "mask", "");
        Row("size", Image.Size.ToString(), Mask.Size.ToString(), SameSize ? "" : "differs");
        Row("spacing mm", Image.Spacing.ToString(), Mask.Spacing.ToString(), Image.Spacing == Mask.Spacing ? "" : $"by {Mm(LargestDifference(Image.Spacing, Mask.Spacing))} mm");
        Row("origin mm", Image.Origin.ToString(), Mask.Origin.ToString(), Image.Origin == Mask.Origin ? "" : $"by {Mm((Mask.Origin - Image.Origin).Length)} mm, {OriginInVoxels()} voxels");
        Row("columns along", Image.Direction.Column.ToString(), Mask.Direction.Column.ToString(), Degrees(Image.Direction.Column, Mask.Direction.Column));
        Row("rows along", Image.Direction.Row.ToString(), Mask.Direction.Row.ToString(), Degrees(Image.Direction.Row, Mask.Direction.Row));
        Row("slices along", Image.Direction.Slice.ToString(), Mask.Direction.Slice.ToString(), Degrees(Image.Direction.Slice, Mask.Direction.Slice));
        return text.ToString().TrimEnd();

        static string Degrees(PointMm image, PointMm mask) => image == mask ? "" : $"by {Mm(Angle(image, mask))} degrees";

        void Row(string element, string image, string mask, string difference) =>
            text.Append(CultureInfo.InvariantCulture, $"  {element,-13} | {image,-44} | {mask,-44} | {difference}").Append('\n');
    }

    private static (double Mm, double Voxels) LargestCornerDisplacement(ImageGeometry image, ImageGeometry mask)
    {
        double mm = 0, voxels = 0;
        for (int corner = 0; corner < 8; corner++)
        {
            VoxelIndex index = new(
                (corner & 1) == 0 ? 0 : image.Size.Columns - 1,
                (corner & 2) == 0 ? 0 : image.Size.Rows - 1,
                (corner & 4) == 0 ? 0 : image.Size.Slices - 1);
            PointMm there = mask.PointAt(index);
            (double column, double row, double slice) = image.IndexAt(there);
            mm = Math.Max(mm, (there - image.PointAt(index)).Length);
            voxels = Math.Max(voxels, Math.Max(Math.Abs(column - index.Column), Math.Max(Math.Abs(row - index.Row), Math.Abs(slice - index.Slice))));
        }
        return (mm, voxels);
    }

    private bool IsFlip() =>
        IsFlip(Image.Origin, Mask.Origin) && (Image.Origin.X != 0 || Image.Origin.Y != 0 || IsFlip(Image.Direction.Column, Mask.Direction.Column));

    private static bool IsFlip(PointMm a, PointMm b) => Near(a.X, -b.X) && Near(a.Y, -b.Y) && Near(a.Z, b.Z);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-3 * Math.Max(1, Math.Abs(a));

    private static double LargestDifference(Spacing a, Spacing b) =>
        Math.Max(Math.Abs(a.X - b.X), Math.Max(Math.Abs(a.Y - b.Y), Math.Abs(a.Z - b.Z)));

    private string OriginInVoxels()
    {
        (double column, double row, double slice) = Image.IndexAt(Mask.Origin);
        return $"{Mm(column)}, {Mm(row)}, {Mm(slice)}";
    }

    private double LargestAngleDegrees() => Math.Max(
        Angle(Image.Direction.Column, Mask.Direction.Column),
        Math.Max(Angle(Image.Direction.Row, Mask.Direction.Row), Angle(Image.Direction.Slice, Mask.Direction.Slice)));

    private static double Angle(PointMm a, PointMm b) => Math.Atan2(a.Cross(b).Length, a.Dot(b)) * 180 / Math.PI;

    private static string Mm(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
