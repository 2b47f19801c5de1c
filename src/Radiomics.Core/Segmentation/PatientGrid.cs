namespace Radiomics;

/// <summary>A part of a volume on a cubic grid along the axes of the patient (LPS): scans of any orientation and spacing side by side.</summary>
internal sealed class PatientGrid
{
    /// <summary>Values beyond these say little about place: air is air, and what contrast agent or bone adds to tissue differs between phases.</summary>
    private const float LowestHu = -1000, HighestHu = 150;

    private PatientGrid(PointMm origin, double spacingMm, ImageSize size, float[] values) => (Origin, SpacingMm, Size, Values) = (origin, spacingMm, size, values);

    /// <summary>The first grid point, mm, LPS.</summary>
    public PointMm Origin { get; }

    /// <summary>Distance of grid points, mm.</summary>
    public double SpacingMm { get; }

    /// <summary>Points along x, y, z.</summary>
    public ImageSize Size { get; }

    /// <summary>HU held between air and soft tissue, x fastest; NaN outside the image.</summary>
    public float[] Values { get; }

    /// <summary>Samples a box, each value the mean of eight linear interpolations around its point, then smoothed with 1 2 1 along each axis.</summary>
    /// <param name="volume">The image.</param>
    /// <param name="origin">First point, mm, LPS.</param>
    /// <param name="spacingMm">Distance of points, mm.</param>
    /// <param name="size">Points along x, y, z.</param>
    public static PatientGrid Sample(Volume volume, PointMm origin, double spacingMm, ImageSize size)
    {
        ImageGeometry geometry = volume.Geometry;
        (double, double, double) zero = geometry.IndexAt(origin);
        PointMm o = Index(zero), dx = Step(new PointMm(1, 0, 0)), dy = Step(new PointMm(0, 1, 0)), dz = Step(new PointMm(0, 0, 1));
        float[] values = GC.AllocateUninitializedArray<float>((int)size.VoxelCount);
        const double aside = 0.25;
        for (int z = 0, i = 0; z < size.Slices; z++)
        {
            for (int y = 0; y < size.Rows; y++)
            {
                for (int x = 0; x < size.Columns; x++, i++)
                {
                    double sum = 0;
                    for (int corner = 0; corner < 8; corner++)
                    {
                        PointMm at = o + dx.Scale(x + ((corner & 1) == 0 ? -aside : aside)) + dy.Scale(y + ((corner & 2) == 0 ? -aside : aside)) + dz.Scale(z + ((corner & 4) == 0 ? -aside : aside));
                        sum += ValueAt(volume, at);
                    }
                    values[i] = (float)(sum / 8);
                }
            }
        }
        Smooth(values, size);
        return new PatientGrid(origin, spacingMm, size, values);

        PointMm Step(PointMm axis) => Index(geometry.IndexAt(origin + axis.Scale(spacingMm))) - Index(zero);

        static PointMm Index((double Column, double Row, double Slice) index) => new(index.Column, index.Row, index.Slice);
    }

    /// <summary>The value at a fractional index, linear between voxels; NaN outside.</summary>
    private static double ValueAt(Volume volume, PointMm index)
    {
        ImageSize size = volume.Size;
        if (!(index.X >= -0.5 && index.Y >= -0.5 && index.Z >= -0.5 && index.X <= size.Columns - 0.5 && index.Y <= size.Rows - 0.5 && index.Z <= size.Slices - 0.5)) return double.NaN;
        (int i, double a, int dx) = Between(index.X, size.Columns, 1);
        (int j, double b, int dy) = Between(index.Y, size.Rows, size.Columns);
        (int k, double c, int dz) = Between(index.Z, size.Slices, size.SliceArea);
        ReadOnlySpan<float> v = volume.Voxels;
        int at = (k * size.Rows + j) * size.Columns + i;
        double low = (1 - b) * ((1 - a) * Held(v[at]) + a * Held(v[at + dx])) + b * ((1 - a) * Held(v[at + dy]) + a * Held(v[at + dy + dx]));
        at += dz;
        double high = (1 - b) * ((1 - a) * Held(v[at]) + a * Held(v[at + dx])) + b * ((1 - a) * Held(v[at + dy]) + a * Held(v[at + dy + dx]));
        return (1 - c) * low + c * high;

        static double Held(float hu) => Math.Clamp(hu, LowestHu, HighestHu);

        static (int At, double Way, int Step) Between(double place, int length, int stride)
        {
            place = Math.Clamp(place, 0, length - 1);
            int at = Math.Max(0, Math.Min((int)place, length - 2));
            return (at, place - at, length > 1 ? stride : 0);
        }
    }

    private static void Smooth(float[] values, ImageSize size)
    {
        Along(values, size.Columns, 1, size);
        Along(values, size.Rows, size.Columns, size);
        Along(values, size.Slices, size.SliceArea, size);

        static void Along(float[] values, int length, int stride, ImageSize size)
        {
            for (int first = 0; first < size.VoxelCount; first++)
            {
                if (first / stride % length != 0) continue;
                float before = values[first];
                for (int i = 0; i < length; i++)
                {
                    int at = first + i * stride;
                    float here = values[at], after = i + 1 < length ? values[at + stride] : here;
                    // At the border of the image the missing neighbor is the point itself.
                    values[at] = 0.25f * ((float.IsNaN(before) ? here : before) + 2 * here + (float.IsNaN(after) ? here : after));
                    before = here;
                }
            }
        }
    }
}
