namespace Radiomics;

/// <summary>One plane on the canvas: the gray values with square pixels in mm, outlines, the seed, the patient's sides and a scale bar.</summary>
internal sealed class PlanePanel
{
    /// <summary>Where the image has no value or ends.</summary>
    private static readonly RgbColor s_nothing = new(46, 40, 58);

    /// <summary>The seed where it lies in another slice than the one shown.</summary>
    private static readonly RgbColor s_seedBeside = new(150, 70, 66);

    private const double BarMm = 10;

    private readonly Canvas _canvas;
    private readonly PicturePlane _plane;
    private readonly PictureFrame _frame;
    private readonly ImageGeometry _geometry;
    private readonly int _left, _top, _side;
    private readonly double _pixelsPerMm;
    private readonly int[] _sizes;
    private readonly double[] _spacing;

    /// <summary>A panel.</summary>
    /// <param name="canvas">What is drawn on.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="side">Side of the square, pixels.</param>
    /// <param name="plane">The plane.</param>
    /// <param name="frame">Where it looks.</param>
    /// <param name="geometry">Geometry of the image.</param>
    public PlanePanel(Canvas canvas, int left, int top, int side, PicturePlane plane, PictureFrame frame, ImageGeometry geometry)
    {
        _canvas = canvas;
        _left = left;
        _top = top;
        _side = side;
        _plane = plane;
        _frame = frame;
        _geometry = geometry;
        _pixelsPerMm = side / frame.SideMm;
        _sizes = [geometry.Size.Columns, geometry.Size.Rows, geometry.Size.Slices];
        _spacing = [geometry.Spacing.X, geometry.Spacing.Y, geometry.Spacing.Z];
    }

    private int Slice => _frame.Slices[_plane.Normal];

    /// <summary>The gray values, linear between the voxels of the slice.</summary>
    public void DrawValues(Volume volume, HuWindow window)
    {
        double[] u = [.. Enumerable.Range(0, _side).Select(i => VoxelAt(_plane.Across, i))], v = [.. Enumerable.Range(0, _side).Select(i => VoxelAt(_plane.Down, i))];
        for (int y = 0; y < _side; y++)
        {
            for (int x = 0; x < _side; x++)
            {
                double value = ValueAt(volume, u[x], v[y]);
                byte gray = double.IsFinite(value) ? window.Gray(value) : (byte)0;
                _canvas.Set(_left + x, _top + y, double.IsFinite(value) ? new RgbColor(gray, gray, gray) : s_nothing);
            }
        }
    }

    /// <summary>The outline of a mask along the borders of its voxels, on their inner side.</summary>
    public void DrawContour(MaskContour contour, int thickness)
    {
        if (contour.Mask.VoxelCount == 0) return;
        // The magnified mask with a margin, so that an outline does not close where only the panel ends.
        int wide = _side + 2 * thickness;
        bool[] inside = new bool[wide * wide];
        int[] u = [.. Enumerable.Range(-thickness, wide).Select(i => Nearest(VoxelAt(_plane.Across, i)))], v = [.. Enumerable.Range(-thickness, wide).Select(i => Nearest(VoxelAt(_plane.Down, i)))];
        for (int y = 0; y < wide; y++)
            for (int x = 0; x < wide; x++) inside[y * wide + x] = contour.Mask[Voxel(u[x], v[y])];
        // No outline of voxels keeps to this slope for long: every direction it often runs in is broken.
        int dash = 8 * thickness;
        for (int y = 0; y < _side; y++)
        {
            for (int x = 0; x < _side; x++)
            {
                if (contour.Dashed && (3 * x + 2 * y) / dash % 2 != 0) continue;
                if (IsRim(inside, wide, x + thickness, y + thickness, thickness)) _canvas.Set(_left + x, _top + y, contour.Color);
            }
        }
    }

    /// <summary>A cross at the seed with an open middle; darker where the seed lies in another slice than the one shown.</summary>
    public void DrawSeed(VoxelIndex seed, int thickness)
    {
        double[] at = [seed.Column, seed.Row, seed.Slice];
        int x = PixelAt(_plane.Across, at[_plane.Across.Axis]) - thickness / 2, y = PixelAt(_plane.Down, at[_plane.Down.Axis]) - thickness / 2;
        RgbColor color = (int)at[_plane.Normal] == Slice ? RgbColor.Vermilion : s_seedBeside;
        int gap = 2 * thickness, arm = 3 * thickness;
        foreach ((int dx, int dy, int w, int h) in new[] { (-gap - arm, 0, arm, thickness), (gap + thickness, 0, arm, thickness), (0, -gap - arm, thickness, arm), (0, gap + thickness, thickness, arm) })
        {
            // Only what lies on this panel: the next one is not far.
            int right = Math.Min(x + dx + w, _side), bottom = Math.Min(y + dy + h, _side), left = Math.Max(x + dx, 0), top = Math.Max(y + dy, 0);
            if (right > left && bottom > top) _canvas.Fill(_left + left, _top + top, right - left, bottom - top, color);
        }
    }

    /// <summary>The patient's sides at the four edges, and the scale bar.</summary>
    public void DrawLabels(int scale)
    {
        int pad = 3 * scale, height = Canvas.TextHeight(scale);
        Direction direction = _geometry.Direction;
        Label(_plane.Across.StartLetters(direction), width => (pad, (_side - height) / 2));
        Label(_plane.Across.EndLetters(direction), width => (_side - pad - width, (_side - height) / 2));
        Label(_plane.Down.StartLetters(direction), width => ((_side - width) / 2, pad));
        Label(_plane.Down.EndLetters(direction), width => ((_side - width) / 2, _side - pad - height));

        int bar = Math.Max(1, (int)Math.Floor(BarMm * _pixelsPerMm + 0.5)), barTop = _side - pad - scale;
        _canvas.Fill(_left + pad - 1, _top + barTop - 1, bar + 2, scale + 2, RgbColor.Black);
        _canvas.Fill(_left + pad, _top + barTop, bar, scale, RgbColor.White);
        Label("10 mm", _ => (pad, barTop - 2 * scale - height));

        void Label(string text, Func<int, (int X, int Y)> place)
        {
            (int x, int y) = place(Canvas.TextWidth(text, scale));
            _canvas.Text(_left + x, _top + y, text, scale, RgbColor.White);
        }
    }

    /// <summary>Whether a pixel belongs to the mask and one within the thickness does not.</summary>
    private static bool IsRim(bool[] inside, int wide, int x, int y, int thickness)
    {
        if (!inside[y * wide + x]) return false;
        for (int dy = -thickness; dy <= thickness; dy++)
            for (int dx = -thickness; dx <= thickness; dx++)
                if (!inside[(y + dy) * wide + x + dx]) return true;
        return false;
    }

    /// <summary>The place along an axis of the array, with fractions, under the middle of a pixel.</summary>
    private double VoxelAt(AxisRun run, int pixel) => _frame.Center[run.Axis] + run.Sign * ((pixel + 0.5 - _side / 2.0) / _pixelsPerMm) / _spacing[run.Axis];

    /// <summary>The pixel under a place along an axis of the array.</summary>
    private int PixelAt(AxisRun run, double voxel) =>
        (int)Math.Clamp(Math.Floor((voxel - _frame.Center[run.Axis]) * run.Sign * _spacing[run.Axis] * _pixelsPerMm + _side / 2.0), -1e6, 1e6);

    private static int Nearest(double voxel) => (int)Math.Floor(voxel + 0.5);

    private VoxelIndex Voxel(int across, int down)
    {
        Span<int> at = stackalloc int[3];
        at[_plane.Across.Axis] = across;
        at[_plane.Down.Axis] = down;
        at[_plane.Normal] = Slice;
        return new VoxelIndex(at[0], at[1], at[2]);
    }

    /// <summary>The value at a place of the slice: linear between four voxels, that of the nearest where one of them has none; NaN outside.</summary>
    private double ValueAt(Volume volume, double u, double v)
    {
        int columns = _sizes[_plane.Across.Axis], rows = _sizes[_plane.Down.Axis];
        if (!(u >= -0.5 && u < columns - 0.5 && v >= -0.5 && v < rows - 0.5)) return double.NaN;
        double cu = Math.Clamp(u, 0, columns - 1), cv = Math.Clamp(v, 0, rows - 1);
        int u0 = Math.Min((int)cu, Math.Max(0, columns - 2)), v0 = Math.Min((int)cv, Math.Max(0, rows - 2));
        int u1 = Math.Min(u0 + 1, columns - 1), v1 = Math.Min(v0 + 1, rows - 1);
        double fu = cu - u0, fv = cv - v0;
        double value = (1 - fv) * ((1 - fu) * volume[Voxel(u0, v0)] + fu * volume[Voxel(u1, v0)]) + fv * ((1 - fu) * volume[Voxel(u0, v1)] + fu * volume[Voxel(u1, v1)]);
        return double.IsFinite(value) ? value : volume[Voxel(Nearest(cu), Nearest(cv))];
    }
}
