namespace Radiomics;

/// <summary>
/// Growth with a leak stop. Each round grows from the lesion's centre, cuts behind the wall's surface, cuts what reaches too far out,
/// measures the lesion's tissue for the window of the next round and moves the centre to the middle of what is left.
/// </summary>
internal sealed class LeakStoppedGrowth
{
    private const double CorridorMm = 1.5, SettledMm = 0.2, SettledHu = 2, SmoothingMm = 0.6;

    /// <summary>Less than this share of the lesion cut off is the smoothing of its border, not a leak.</summary>
    private const double LeakShare = 0.05;

    /// <summary>A lesion may become this many times larger than in the first round; beyond that the growth has run into something else.</summary>
    private const double JumpFactor = 2;

    /// <summary>From this depth at its middle, mm, a lesion may be a large mass; one that has this depth somewhere is.</summary>
    private const double ThickMm = 8, MassMm = 12;

    /// <summary>A mass holds at least this share of the ball that fits around its middle; threads thinner than twice the radius are no part of it.</summary>
    private const double LeastBallShare = 0.5, MassOpeningMm = 2.5;

    /// <summary>Only denser tissue has no border of its own with chest wall and mediastinum.</summary>
    private const double MassHu = -300;

    /// <summary>A mass, or a body inside a haze, has less dense tissue around at least this share of its surface.</summary>
    private const double LeastFreeSurface = 0.5;

    /// <summary>Ground glass around a solid part fills this share of a shell around it.</summary>
    private const double HaloShare = 0.6;

    /// <summary>A body inside, found with a higher window, is the lesion when it is this many times smaller and its border this much sharper.</summary>
    private const double BlurredBorder = 0.35, SharpFraction = 0.55, MuchSmaller = 4, MuchSharper = 1.2, DenserMm = 3, InsideMm = 5, LeastInsideMm3 = 65;

    private const int HaloRounds = 2, MostHaloFactor = 30;

    private readonly GrowthBox _box;
    private readonly RegionGrowingOptions _options;
    private readonly LeakStopOptions _leakStop;
    private readonly double? _lung;
    private readonly byte[]? _wall;
    private readonly float[] _values;

    public LeakStoppedGrowth(GrowthBox box, RegionGrowingOptions options, LeakStopOptions leakStop)
    {
        _box = box;
        _options = options;
        _leakStop = leakStop;
        _lung = LungLevel.Around(box, box.SeedOffset);
        _wall = WallSurface.FindMass(box, leakStop.WallDepthMm);
        _values = options.LowerHu is null ? LightSmoothing.Smooth(box.Hu, box.Size, box.Spacing, SmoothingMm) : box.Hu;
    }

    public GrowthOutcome Run()
    {
        int seed = _box.SeedOffset;
        double tissue = WindowAdaption.TissueAt(_box, _box.PointOf(seed));
        Round round = Grow(Window(tissue, _options.ContrastFraction), seed, seed, climb: true);
        double depth = round.DepthMm;
        if (depth >= ThickMm && !(round.Window.TissueHu < MassHu) && WholeMass(round) is { } mass) return mass;

        bool adapted = _options.LowerHu is null && _lung is not null;
        if (adapted && WithHalo(round) is { } halo) round = halo;
        else round = Settle(round, tissue, seed, _options.ContrastFraction);
        byte[]? mask = WithSeed(round, _leakStop.OpeningRadiusMm);
        if (adapted && mask is not null && SharperInside(round, mask, tissue) is { } inner) (round, mask) = inner;
        if (mask is null)
        {
            // The lesion that was found is not connected to the seed by a short way: what counts is the seed.
            round = Grow(round.Window, seed, seed, climb: false);
            mask = WithSeed(round, _leakStop.OpeningRadiusMm) ?? round.Mask;
        }
        int kept = Voxels(mask);
        // Less than fits around the place it began from: the cuts went through the lesion.
        bool inseparable = depth >= MassMm && kept * _box.Spacing.VoxelVolume < LeastBallShare * Ball(depth);
        return Outcome(mask, kept, round, inseparable);
    }

    /// <summary>Further rounds until tissue and centre settle.</summary>
    private Round Settle(Round round, double tissue, int start, double fraction)
    {
        int first = round.Voxels;
        for (int n = 1; n < _leakStop.Rounds; n++)
        {
            double nextTissue = WindowAdaption.TissueIn(_box, round.Mask);
            int next = Masking.Nearest(_box, round.Mask, Masking.Centroid(_box, round.Mask));
            bool settled = Math.Abs(nextTissue - tissue) < SettledHu && (_box.PointOf(next) - _box.PointOf(round.Center)).Length < SettledMm;
            if (settled) break;
            Round wider = Grow(Window(nextTissue, fraction), start, next, climb: false);
            if (wider.Voxels > JumpFactor * first) break;
            (round, tissue) = (wider, nextTissue);
        }
        return round;
    }

    /// <summary>A much smaller body with a much sharper border at the same place: the first growth ran into haze around the lesion.</summary>
    private (Round Round, byte[] Mask)? SharperInside(Round round, byte[] mask, double tissue)
    {
        double border = Sharpness(mask, round.Window);
        if (border > BlurredBorder) return null;
        int start = _box.SeedOffset;
        double best = _values[start];
        _box.ForEachWithin(_box.PointOf(start), DenserMm, i =>
        {
            if (_values[i] > best && round.All[i] != 0) (best, start) = (_values[i], i);
        });
        double fraction = Math.Max(_options.ContrastFraction, SharpFraction);
        double dense = Math.Max(tissue, WindowAdaption.TissueAt(_box, _box.PointOf(start)));
        Round inner = Settle(Grow(Window(dense, fraction), start, start, climb: true), dense, start, fraction);
        for (int i = 0; i < mask.Length; i++) inner.All[i] |= mask[i];
        byte[]? innerMask = WithSeed(inner, _leakStop.OpeningRadiusMm);
        return innerMask is not null && (_box.PointOf(inner.Center) - _box.PointOf(_box.SeedOffset)).Length <= InsideMm
            && Voxels(innerMask) * _box.Spacing.VoxelVolume >= LeastInsideMm3
            && Voxels(mask) > MuchSmaller * Voxels(innerMask)
            && Sharpness(innerMask, inner.Window) > MuchSharper * border
            && Masking.FreeSurface(_box, innerMask, _values, inner.Window.LowerHu) >= LeastFreeSurface ? (inner, innerMask) : null;
    }

    private HuThresholds Window(double tissue, double fraction) => WindowAdaption.Window(_box, _options with { ContrastFraction = fraction }, _lung, tissue);

    private static int Voxels(byte[] mask) => mask.Length - mask.AsSpan().Count((byte)0);

    private GrowthOutcome Outcome(byte[] mask, int kept, Round round, bool inseparable)
    {
        int reachCut = Math.Max(0, round.Grown - round.WallCut - kept);
        GrowthStop stop = Masking.ReachesRadius(_box, mask) ? GrowthStop.RadiusReached
            : round.WallCut + reachCut > LeakShare * kept ? GrowthStop.LeakStopped : GrowthStop.Completed;
        double cutSurface = 1 - Masking.FreeSurface(_box, mask, _values, round.Window.LowerHu);
        LeakReport leak = new(round.Grown, round.WallCut, reachCut, round.SurfaceFitted, cutSurface);
        return new GrowthOutcome(mask, round.Window, leak, stop, round.UnboundedShare, inseparable);
    }

    /// <summary>A large mass, for which no smooth wall can be told beside it: cut at the narrowest place; null when the lesion is none.</summary>
    private GrowthOutcome? WholeMass(Round round)
    {
        if (new MassSeparation(_box, round.Window).Separate(_box, round.Top, MassMm) is not { } side) return null;
        int count = 0;
        for (int i = 0; i < side.Length; i++) count += side[i] &= round.All[i];
        if (count * _box.Spacing.VoxelVolume < LeastBallShare * Ball(MassMm) || side[round.Top] == 0) return null;
        double free = Masking.FreeSurface(_box, side, _values, round.Window.LowerHu);
        if (free < LeastFreeSurface) return null;
        ReachEnvelope envelope = ReachEnvelope.Measure(_box, side, _box.PointOf(round.Top), _leakStop);
        Round whole = round with { Mask = side, Center = round.Top, WallCut = round.Grown - count, UnboundedShare = envelope.UnboundedShare, SurfaceFitted = false };
        return WithSeed(whole, MassOpeningMm) is { } mask ? Outcome(mask, Voxels(mask), whole, inseparable: false) : null;
    }

    /// <summary>The lesion with the ground glass around it, where that lies around all of it and ends by itself; null when there is none.</summary>
    private Round? WithHalo(Round core)
    {
        (double share, double hu) = GlassAround(core);
        if (share < HaloShare) return null;
        Round round = core;
        for (int n = 0; n < HaloRounds; n++)
        {
            int center = Masking.Nearest(_box, round.Mask, Masking.Centroid(_box, round.Mask));
            round = Grow(Window(hu, _options.ContrastFraction), _box.SeedOffset, center, climb: false);
        }
        return round.Voxels > core.Voxels && round.Voxels < MostHaloFactor * core.Voxels && round.Mask[core.Center] != 0 && GlassAround(round).Share < HaloShare / 2 ? round : null;
    }

    private (double Share, double Hu) GlassAround(Round round) =>
        GroundGlassHalo.Around(_box, _values, _wall, round.Mask, _lung!.Value, round.Window.LowerHu);

    private double Sharpness(byte[] mask, HuThresholds window) => BorderSharpness.Of(_box, mask, window.TissueHu!.Value - _lung!.Value);

    private static double Ball(double radius) => 4.0 / 3.0 * Math.PI * radius * radius * radius;

    /// <summary>One round: what is connected to the start, cut around a centre, which is moved into it where it lies outside.</summary>
    private Round Grow(HuThresholds window, int start, int center, bool climb)
    {
        byte[] all = _box.OpenWithin(_values, window.LowerHu, window.UpperHu ?? double.PositiveInfinity);
        // The start itself always belongs, or there would be nothing to grow from.
        all[start] = ConnectedGrowth.Open;
        ConnectedGrowth.Grow(all, _box.Size, start, _options.Connectivity);
        int grown = Masking.KeepGrown(all);
        if (all[center] == 0) center = Masking.Nearest(_box, all, _box.PointOf(center));
        int low = center;
        double depth = 0;
        if (climb) (center, depth) = DepthClimb.Climb(_box, all, center);
        int top = center;

        WallSurface? surface = null;
        if (_wall is not null)
        {
            surface = WallSurface.Fit(_box, _wall, _box.PointOf(center));
            if (surface is not null && surface.IsBehind(_box.PointOf(center)))
            {
                // The climb went into the wall: back to where it began, and the surface behind that.
                center = low;
                surface = WallSurface.Fit(_box, _wall, _box.PointOf(center))?.InFrontOf(_box.PointOf(center));
            }
        }
        byte[] field = (byte[])all.Clone();
        int wallCut = surface is null ? 0 : Cut(field, center, p => !surface.IsBehind(p));
        ReachEnvelope envelope = ReachEnvelope.Measure(_box, field, _box.PointOf(center), _leakStop);
        int reachCut = Cut(field, center, envelope.Contains);
        return new Round(field, all, window, center, top, depth, grown, wallCut, grown - wallCut - reachCut, surface is not null, envelope.UnboundedShare);
    }

    /// <summary>Keeps the part of a mask that passes a test and is connected to a centre, which always passes.</summary>
    /// <returns>The number of voxels that went.</returns>
    private int Cut(byte[] mask, int center, Func<PointMm, bool> keep)
    {
        int before = 0;
        double step = _box.Spacing.X;
        foreach ((int first, int end) in Masking.Runs(mask, _box.Size))
        {
            before += end - first;
            PointMm start = _box.PointOf(first);
            for (int i = first; i < end; i++)
                if (i != center && !keep(start with { X = start.X + (i - first) * step })) mask[i] = ConnectedGrowth.Closed;
        }
        ConnectedGrowth.Grow(mask, _box.Size, center, _options.Connectivity);
        return before - Masking.KeepGrown(mask);
    }

    /// <summary>The round's mask after the opening, with a corridor to the seed where the seed lies beside it; null when they do not connect.</summary>
    private byte[]? WithSeed(Round round, double openingMm)
    {
        byte[] mask = openingMm > 0 && Masking.Open(round.Mask, _box.Size, _box.Spacing, openingMm) is { } opened && opened[round.Center] != 0
            ? opened : (byte[])round.Mask.Clone();
        int seed = _box.SeedOffset;
        if (mask[seed] == 0)
        {
            PointMm from = _box.PointOf(seed), to = _box.PointOf(round.Center);
            PointMm way = to - from;
            double length = way.Length;
            _box.ForEachWithin(from, length + CorridorMm, i =>
            {
                if (round.All[i] == 0 || mask[i] != 0) return;
                PointMm p = _box.PointOf(i) - from;
                double along = length == 0 ? 0 : Math.Clamp(p.Dot(way) / (length * length), 0, 1);
                if ((p - way.Scale(along)).Length <= CorridorMm) mask[i] = 1;
            });
        }
        ConnectedGrowth.Grow(mask, _box.Size, seed, _options.Connectivity);
        bool connected = mask[round.Center] == ConnectedGrowth.Grown;
        Masking.KeepGrown(mask);
        return connected ? mask : null;
    }

    private sealed record Round(byte[] Mask, byte[] All, HuThresholds Window, int Center, int Top, double DepthMm, int Grown, int WallCut, int Voxels, bool SurfaceFitted, double UnboundedShare);
}
