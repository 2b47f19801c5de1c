namespace Radiomics;

/// <summary>Paints one slice of a scene: each shape only where its box is, in a fixed order from the air inwards.</summary>
internal sealed class SlicePainter
{
    private const float Air = -1000, Fat = -100, Soft = 40, Blood = 45, Lung = -860, Cortex = 650, Marrow = 220, Disc = 85, Cord = 30, TableShell = -150, TableFoam = -920;
    private const float GroundGlassHu = -600, TextureHu = 25, GravityHu = 25;
    private const double RibPitchMm = 26, RibRadiusMm = 5.5, RibTilt = 0.55, DiscPitchMm = 27;

    private readonly ChestScene _scene;
    private readonly SoftEdge _edge;
    private readonly ImageSize _size;
    private readonly Spacing _spacing;
    private readonly LungTexture _texture;
    private readonly bool _table;
    private readonly float[] _hu, _row;

    public SlicePainter(ChestScene scene, ChestPhantomOptions options)
    {
        _scene = scene;
        _edge = new SoftEdge(options.BlurSigmaMm);
        _size = options.Size;
        _spacing = options.Spacing;
        _table = options.Table;
        _texture = new LungTexture(SplitMix64.Mix(options.Seed ^ 0x4C554E47));
        _hu = new float[_size.SliceArea];
        _row = new float[_size.Columns];
    }

    /// <summary>Paints a slice without noise; the values belong to the painter until its next call.</summary>
    public ReadOnlySpan<float> Paint(int slice)
    {
        double z = (slice - 0.5 * (_size.Slices - 1)) * _spacing.Z;
        Array.Fill(_hu, Air);
        for (int y = 0; y < _size.Rows; y++) PaintRow(y, Y(y), z);
        foreach (Capsule airway in _scene.Airways) PaintCapsule(airway, Air, z);
        foreach (Capsule vessel in _scene.Vessels) PaintCapsule(vessel, Blood, z);
        foreach ((PhantomNodule nodule, PointMm center) in _scene.Balls) PaintNodule(nodule, center, z);
        return _hu;
    }

    private void PaintRow(int row, double y, double z)
    {
        Span<float> line = _hu.AsSpan(row * _size.Columns, _size.Columns);
        if (_table) PaintTable(line, y);
        Blend(line, _scene.Skin, y, z, Fat);
        Blend(line, _scene.Muscle, y, z, Soft);
        PaintLungs(line, y, z);
        PaintRibs(line, y, z);
        Blend(line, _scene.Sternum, y, z, Cortex * 0.4f);
        double phase = z / _scene.ScaleZ / DiscPitchMm, fromDisc = Math.Abs(phase - Math.Round(phase)) * DiscPitchMm;
        bool disc = fromDisc < 3.5;
        Blend(line, _scene.Vertebra, y, z, disc ? Disc : Cortex * 0.7f);
        if (!disc) Blend(line, _scene.Vertebra with { A = _scene.Vertebra.A - 2.2 * _scene.Scale, B = _scene.Vertebra.B - 2.2 * _scene.Scale }, y, z, Marrow);
        Blend(line, _scene.Spine, y, z, disc ? Soft : Cortex * 0.6f);
        if (!disc) Blend(line, _scene.Canal with { A = _scene.Canal.A + 3.5 * _scene.Scale, B = _scene.Canal.B + 3 * _scene.Scale }, y, z, Cortex * 0.6f);
        Blend(line, _scene.Canal, y, z, Cord);
    }

    /// <summary>Mixes a value into a row where an ellipsoid fills it.</summary>
    private void Blend(Span<float> line, Ellipsoid shape, double y, double z, float hu)
    {
        double half = shape.HalfWidth(y, z, _edge.Reach + _spacing.X);
        if (half < 0) return;
        (int from, int to) = Columns(shape.Center.X - half, shape.Center.X + half);
        double inner = shape.HalfWidth(y, z, -Math.Min(_edge.Reach + _spacing.X, 0.9 * Math.Min(shape.A, shape.B)));
        (int full, int fullEnd) = inner > 0 && _edge.Reach + _spacing.X < 0.9 * Math.Min(shape.A, shape.B)
            ? Columns(shape.Center.X - inner, shape.Center.X + inner) : (to, to);
        for (int x = from; x < to; x++)
        {
            if (x == full && fullEnd > full)
            {
                line[full..fullEnd].Fill(hu);
                x = fullEnd - 1;
                continue;
            }
            float share = _edge.Fill(shape.Distance(X(x), y, z));
            line[x] += (hu - line[x]) * share;
        }
    }

    private void PaintLungs(Span<float> line, double y, double z)
    {
        double half = _scene.Thorax.HalfWidth(y, z, _edge.Reach + _spacing.X);
        if (half < 0) return;
        (int from, int to) = Columns(-half, half);
        _texture.FillRow(_row.AsSpan(from, to - from), X(from), _spacing.X, y, z);
        // Lying on the back, the lung is denser below.
        float level = Lung + GravityHu * (float)(y / _scene.Thorax.B);
        for (int x = from; x < to; x++)
        {
            double distance = _scene.LungDistance(X(x), y, z);
            if (distance >= _edge.Reach) continue;
            float hu = level + TextureHu * _row[x];
            line[x] += (hu - line[x]) * _edge.Fill(distance);
        }
    }

    /// <summary>Ribs are tubes around the thorax that sink towards the front, so that a slice cuts each in an oval.</summary>
    private void PaintRibs(Span<float> line, double y, double z)
    {
        double pitch = RibPitchMm * _scene.ScaleZ, radius = RibRadiusMm * _scene.Scale;
        double height = z - RibTilt * y, away = height - Math.Round(height / pitch) * pitch;
        double margin = radius + _edge.Reach;
        // The tilt makes the distance across a tube shorter than its height.
        away /= 1 + RibTilt * 0.5;
        if (Math.Abs(away) > margin) return;
        double half = _scene.Ribs.HalfWidth(y, 0, margin), inner = _scene.Ribs.HalfWidth(y, 0, -margin);
        if (half < 0) return;
        (int from, int to) = Columns(-half, half);
        (int skip, int skipEnd) = inner > 0 ? Columns(-inner, inner) : (to, to);
        for (int x = from; x < to; x++)
        {
            if (x == skip) x = Math.Max(x, skipEnd);
            if (x >= to) break;
            double across = _scene.Ribs.Distance(X(x), y, 0), distance = Math.Sqrt(across * across + away * away) - radius;
            if (distance >= _edge.Reach) continue;
            float bone = Cortex + (Marrow - Cortex) * _edge.Fill(distance + 1.8 * _scene.Scale);
            line[x] += (bone - line[x]) * _edge.Fill(distance);
        }
    }

    private void PaintTable(Span<float> line, double y)
    {
        double top = _scene.Skin.B + 3 * _scene.Scale, thickness = 18 * _scene.Scale, below = y - top;
        double outer = Math.Max(-below, below - thickness);
        if (outer >= _edge.Reach) return;
        double half = 150 * _scene.Scale;
        (int from, int to) = Columns(-half - _edge.Reach, half + _edge.Reach);
        for (int x = from; x < to; x++)
        {
            double distance = Math.Max(outer, Math.Abs(X(x)) - half);
            float hu = TableShell + (TableFoam - TableShell) * _edge.Fill(distance + 2);
            line[x] += (hu - line[x]) * _edge.Fill(distance);
        }
    }

    private void PaintCapsule(Capsule capsule, float hu, double z)
    {
        double margin = capsule.Radius + _edge.Reach;
        if (z < Math.Min(capsule.From.Z, capsule.To.Z) - margin || z > Math.Max(capsule.From.Z, capsule.To.Z) + margin) return;
        (int left, int right) = Columns(Math.Min(capsule.From.X, capsule.To.X) - margin, Math.Max(capsule.From.X, capsule.To.X) + margin);
        (int top, int bottom) = Rows(Math.Min(capsule.From.Y, capsule.To.Y) - margin, Math.Max(capsule.From.Y, capsule.To.Y) + margin);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                double distance = capsule.Distance(new PointMm(X(x), Y(y), z));
                if (distance < _edge.Reach) Mix(y * _size.Columns + x, hu, _edge.Fill(distance));
            }
        }
    }

    private void PaintNodule(PhantomNodule nodule, PointMm center, double z)
    {
        double margin = nodule.RadiusMm + _edge.Reach;
        if (Math.Abs(z - center.Z) > margin) return;
        (int left, int right) = Columns(center.X - margin, center.X + margin);
        (int top, int bottom) = Rows(center.Y - margin, center.Y + margin);
        float hu = nodule.Type == PhantomNoduleType.Solid ? Soft : GroundGlassHu;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                double distance = (new PointMm(X(x), Y(y), z) - center).Length;
                float share = _edge.Fill(distance - nodule.RadiusMm);
                if (share == 0) continue;
                int at = y * _size.Columns + x;
                // A nodule only adds tissue: ground glass does not thin a vessel or the wall.
                if (hu > _hu[at]) Mix(at, hu, share);
                if (nodule.Type == PhantomNoduleType.PartSolid && Soft > _hu[at]) Mix(at, Soft, _edge.Fill(distance - nodule.RadiusMm / 2));
            }
        }
    }

    private void Mix(int at, float hu, float share) => _hu[at] += (hu - _hu[at]) * share;

    private double X(int column) => (column - 0.5 * (_size.Columns - 1)) * _spacing.X;

    private double Y(int row) => (row - 0.5 * (_size.Rows - 1)) * _spacing.Y;

    private (int From, int To) Columns(double from, double to) => Range(from, to, _spacing.X, _size.Columns);

    private (int From, int To) Rows(double from, double to) => Range(from, to, _spacing.Y, _size.Rows);

    private static (int From, int To) Range(double from, double to, double step, int length) =>
        ((int)Math.Clamp(Math.Ceiling(from / step + 0.5 * (length - 1)), 0, length), (int)Math.Clamp(Math.Floor(to / step + 0.5 * (length - 1)) + 1, 0, length));
}
