namespace Radiomics;

/// <summary>
/// The volume of a nodule with its blurred rim weighted: a voxel at the border counts by how far its value lies between background and the
/// nodule's tissue just inside. What the blur carried outside is found there again, so that the volume does not depend on it. Shares are not
/// clamped, so that noise cancels.
/// </summary>
internal sealed class PartialVolume
{
    /// <summary>The rim reaches so far to both sides of the edge, mm; further in, tissue is full.</summary>
    private const double OutsideMm = 1.8, InsideMm = 1.2;

    /// <summary>Outside, more than this is tissue that was cut off.</summary>
    private const double MostOutside = 0.5;

    /// <summary>Tissue of this many times the contrast is a core, a vessel or the wall; its blur reaches so far, mm.</summary>
    private const double DenseShare = 2, BlurMm = 1.2;

    /// <summary>The lung beside the nodule is what lies between these distances from the edge, mm, below this share of the contrast.</summary>
    private const double LungFromMm = 2, LungToMm = 5, LungShare = 0.4;

    /// <summary>
    /// The tissue beside the rim lies so deep, mm, and so far from what is denser; or nearer to both where that is not enough voxels. The depths
    /// are no more than a share of the deepest.
    /// </summary>
    private static readonly (double Depth, double FromDense)[] s_tissueAt = [(1.9, 2.2), (1.3, 1.6)];

    private const double DeepestShare = 0.75, TissueWidthMm = 1.9;
    private const int LeastTissue = 25;

    private readonly NoduleScene _scene;
    private readonly GrownNodule _nodule;
    private readonly VoxelRegion _region;
    private readonly byte[] _part;
    private readonly double[] _depth, _away;
    private readonly double _lungHu, _outside, _inside, _blur;

    private PartialVolume(NoduleScene scene, byte[] edge, GrownNodule nodule)
    {
        (_scene, _nodule) = (scene, nodule);
        GrowthBox box = scene.Box;
        double most = Math.Max(box.Spacing.X, Math.Max(box.Spacing.Y, box.Spacing.Z));
        (_outside, _inside, _blur) = (Math.Max(OutsideMm, 1.5 * most), Math.Max(InsideMm, most), Math.Max(BlurMm, 0.75 * most));
        _region = Masking.Bounds(edge, box.Size).ExpandMm(LungToMm, box.Geometry).Intersect(new VoxelRegion(default, box.Size));
        _part = Masking.Extract(edge, box.Size, _region);
        _depth = DistanceTransform.SquaredToOutside(_part, _region.Size, box.Spacing);
        _away = DistanceTransform.SquaredTo(_part, _region.Size, box.Spacing);
        _lungHu = LungBeside();
    }

    /// <summary>Measures a nodule.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="edge">The mask of the physical edge.</param>
    /// <param name="nodule">The run it comes from.</param>
    /// <returns>Volume in mm3.</returns>
    public static double Measure(NoduleScene scene, byte[] edge, GrownNodule nodule) => new PartialVolume(scene, edge, nodule).Sum();

    private double Sum()
    {
        // The run's tissue may be a mixture of a core and what is around it: once more with the level found beside the rim.
        float[] fromDense = DistanceFromDense(_nodule.TissueHu);
        double tissue = JustInside(fromDense), sum = 0;
        if (tissue < _nodule.TissueHu) tissue = JustInside(fromDense = DistanceFromDense(tissue));
        for (int i = 0; i < _part.Length; i++)
        {
            if (_part[i] != 0 && _depth[i] > _inside * _inside)
            {
                sum++;
                continue;
            }
            if (_away[i] > _outside * _outside) continue;
            int offset = Offset(i);
            float value = _scene.Box.Hu[offset];
            if (!float.IsFinite(value)) continue;
            double share = Share(value, offset, tissue);
            bool beside = fromDense[i] <= _blur * _blur;
            if (_part[i] != 0) sum += beside ? Math.Clamp(share, 0, 1) : share;
            else if (!beside && Share(_scene.Values[offset], offset, tissue) < MostOutside && !IsBehindWall(offset)) sum += share;
        }
        return sum * _scene.Box.Spacing.VoxelVolume;
    }

    private int Offset(int i)
    {
        VoxelIndex at = _region.Size.IndexOf(i), start = _region.Start;
        return _scene.Box.Size.Offset(new VoxelIndex(at.Column + start.Column, at.Row + start.Row, at.Slice + start.Slice));
    }

    private double Share(double value, int offset, double tissueHu)
    {
        // Haze and collapsed lung lie above the level of the lung.
        double background = _lungHu + _nodule.Surface.BackgroundTowards(_scene.Box.PointOf(offset) - _nodule.Surface.Center) - _scene.LungHu;
        return (value - background) / Math.Max(1, tissueHu - background);
    }

    private bool IsBehindWall(int offset) => _nodule.Surface.Wall?.IsBehind(_scene.Box.PointOf(offset)) ?? false;

    /// <summary>The median of the lung around the nodule, at most the level of the lung near the seed.</summary>
    private double LungBeside()
    {
        HuHistogram lung = new();
        double highest = _scene.LungHu + LungShare * (_nodule.TissueHu - _scene.LungHu);
        for (int i = 0; i < _part.Length; i++)
        {
            if (!(_away[i] >= LungFromMm * LungFromMm && _away[i] <= LungToMm * LungToMm)) continue;
            float value = _scene.Box.Hu[Offset(i)];
            if (value <= highest) lung.Add(value);
        }
        return lung.Count < LeastTissue ? _scene.LungHu : Math.Min(_scene.LungHu, lung.Percentile(0.5));
    }

    /// <summary>Squared distances from what is much denser than a tissue.</summary>
    private float[] DistanceFromDense(double tissueHu)
    {
        byte[] dense = new byte[_part.Length];
        double lowest = _lungHu + DenseShare * (tissueHu - _lungHu);
        for (int i = 0; i < dense.Length; i++) dense[i] = _scene.Values[Offset(i)] >= lowest ? (byte)1 : (byte)0;
        return NearDistance.Squared(dense, _region.Size, _scene.Box.Spacing, 2 * TissueWidthMm, inverted: false);
    }

    /// <summary>The median of the tissue next to the rim; that of the run when the nodule is all rim.</summary>
    private double JustInside(float[] fromDense)
    {
        double deepest = 0;
        for (int i = 0; i < _part.Length; i++)
            if (_part[i] != 0 && double.IsFinite(_depth[i]) && fromDense[i] > 0) deepest = Math.Max(deepest, _depth[i]);
        deepest = Math.Sqrt(deepest);
        foreach ((double depth, double away) in s_tissueAt)
        {
            double from = Math.Min(depth, DeepestShare * deepest), to = from + TissueWidthMm;
            HuHistogram tissue = new();
            for (int i = 0; i < _part.Length; i++)
            {
                if (_part[i] == 0 || !(_depth[i] >= from * from && _depth[i] <= to * to && fromDense[i] >= away * away)) continue;
                float value = _scene.Box.Hu[Offset(i)];
                if (float.IsFinite(value)) tissue.Add(value);
            }
            if (tissue.Count >= LeastTissue) return tissue.Percentile(0.5);
        }
        return _nodule.TissueHu;
    }
}
