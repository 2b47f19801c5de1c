namespace Radiomics;

/// <summary>
/// Surroundings of a place on a <see cref="PatientGrid"/>, compared with another grid of the same spacing at shifts of whole points by weighted normalized
/// cross-correlation, so that a change of density and contrast does not matter. The weight of a point is exp(-d^2 / 2 s^2), s half the radius.
/// </summary>
internal sealed class ShiftMatch
{
    private const double LeastOverlap = 0.7;

    private readonly PatientGrid _target;
    private readonly int[] _offsets;
    private readonly double[] _values, _weights;
    private readonly double _all;

    private ShiftMatch(PatientGrid target, VoxelIndex zero, int[] offsets, double[] values, double[] weights)
    {
        (_target, Zero, _offsets, _values, _weights) = (target, zero, offsets, values, weights);
        foreach (double weight in weights) _all += weight;
    }

    /// <summary>The point of the target's grid that is the place at shift 0.</summary>
    public VoxelIndex Zero { get; }

    /// <summary>Samples both images around a place.</summary>
    /// <param name="from">The first image.</param>
    /// <param name="center">The place in it, mm, LPS.</param>
    /// <param name="to">The second image.</param>
    /// <param name="start">Where the place lies there at shift 0, mm, LPS.</param>
    /// <param name="radiusMm">Radius of the surroundings.</param>
    /// <param name="spacingMm">Spacing of both grids.</param>
    /// <param name="before">How many points the shifts go below 0, along x, y, z.</param>
    /// <param name="after">How many points they go above 0.</param>
    public static ShiftMatch Between(Volume from, PointMm center, Volume to, PointMm start, double radiusMm, double spacingMm, VoxelIndex before, VoxelIndex after)
    {
        int r = (int)Math.Floor(radiusMm / spacingMm + 1e-9), side = 2 * r + 1;
        PatientGrid template = PatientGrid.Sample(from, center - new PointMm(r, r, r).Scale(spacingMm), spacingMm, new ImageSize(side, side, side));
        ImageSize size = new(before.Column + after.Column + side, before.Row + after.Row + side, before.Slice + after.Slice + side);
        PatientGrid target = PatientGrid.Sample(to, start - new PointMm(before.Column + r, before.Row + r, before.Slice + r).Scale(spacingMm), spacingMm, size.Checked("search box"));
        List<int> offsets = [];
        List<double> values = [], weights = [];
        double s = 0.5 * radiusMm;
        for (int z = -r; z <= r; z++)
        {
            for (int y = -r; y <= r; y++)
            {
                for (int x = -r; x <= r; x++)
                {
                    double squared = (x * x + y * y + z * z) * spacingMm * spacingMm;
                    float value = template.Values[template.Size.Offset(new VoxelIndex(x + r, y + r, z + r))];
                    if (squared > radiusMm * radiusMm || float.IsNaN(value)) continue;
                    offsets.Add((z * size.Rows + y) * size.Columns + x);
                    values.Add(value);
                    weights.Add(Math.Exp(-squared / (2 * s * s)));
                }
            }
        }
        return new ShiftMatch(target, new VoxelIndex(before.Column + r, before.Row + r, before.Slice + r), [.. offsets], [.. values], [.. weights]);
    }

    /// <summary>The correlation at a shift; NaN where too little overlaps or one side is flat.</summary>
    /// <param name="shift">Shift in points from <see cref="Zero"/>, within the limits that were sampled.</param>
    public double ScoreAt(VoxelIndex shift)
    {
        int at = _target.Size.Offset(new VoxelIndex(Zero.Column + shift.Column, Zero.Row + shift.Row, Zero.Slice + shift.Slice));
        float[] target = _target.Values;
        double w = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < _offsets.Length; i++)
        {
            double y = target[at + _offsets[i]];
            if (double.IsNaN(y)) continue;
            double weight = _weights[i], x = _values[i], wx = weight * x, wy = weight * y;
            w += weight;
            a += wx;
            b += wy;
            aa += wx * x;
            bb += wy * y;
            ab += wx * y;
        }
        if (w < LeastOverlap * _all || w == 0) return double.NaN;
        double va = aa - a * a / w, vb = bb - b * b / w;
        // A flat side: what varies less than 1 HU is rounding.
        return va > w && vb > w ? (ab - a * b / w) / Math.Sqrt(va * vb) : double.NaN;
    }
}
