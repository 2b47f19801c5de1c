namespace Radiomics;

/// <summary>The runs of the ensemble and what most of them agree on, refined from there.</summary>
internal sealed class NoduleEnsemble
{
    /// <summary>A run starts beside the seed only where there is something denser than lung.</summary>
    private const double NotLungHu = 60;

    /// <summary>The share of the runs that makes a voxel part of the nodule.</summary>
    private const double VoteShare = 0.5;

    /// <summary>How far beside a refined run the seed may come to lie, mm.</summary>
    private const double MostSeedGapMm = 3;

    /// <summary>Runs that agree this well (a Dice coefficient between them) are not refined: nothing is left that a common start could settle, and it saves them the cuts.</summary>
    private const double SettledAgreement = 0.9;

    private NoduleEnsemble(IReadOnlyList<(GrownNodule Nodule, int Start, GrowthSetting Setting)> members, byte[]? votes, double haloFactor)
    {
        Members = members;
        Votes = votes;
        HaloFactor = haloFactor;
    }

    /// <summary>How many times larger the runs became by the ground glass around what they had found, median; 1 where there is none.</summary>
    public double HaloFactor { get; }

    /// <summary>The runs that found a nodule, in the order of their settings.</summary>
    public IReadOnlyList<(GrownNodule Nodule, int Start, GrowthSetting Setting)> Members { get; }

    /// <summary>What at least half of them and of their refinements hold, one connected piece, 1 over the box; null when there is none.</summary>
    public byte[]? Votes { get; }

    /// <summary>Runs what was not run yet, refines, and lets all runs vote.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="first">The run from the seed itself with the ensemble's first setting; null when it found nothing.</param>
    /// <param name="options">The options.</param>
    public static NoduleEnsemble Run(NoduleScene scene, GrownNodule? first, NoduleSegmenterOptions options)
    {
        IReadOnlyList<GrowthSetting> settings = GrowthSetting.Ensemble;
        int[] starts = [.. settings.Select(s => Start(scene, s.Shift))];
        GrownNodule?[] found = ForEachSetting(options, k => k == 0 ? first : NoduleGrowth.Run(scene, starts[k], settings[k]));
        GroundGlassHalo? halo = GroundGlassHalo.Around(scene, [.. found.OfType<GrownNodule>()]);
        double haloFactor = 1;
        if (halo is not null)
        {
            GrownNodule?[] whole = ForEachSetting(options, k => found[k] is { } core ? halo.Grow(scene, core, starts[k], settings[k]) : null);
            // All or none: what has a halo for some only would be torn between the two.
            if (2 * whole.Count(w => w is not null) > found.Count(f => f is not null))
            {
                double[] factors = [.. Enumerable.Range(0, found.Length).Where(k => whole[k] is not null).Select(k => (double)whole[k]!.Voxels / found[k]!.Voxels).Order()];
                haloFactor = factors[factors.Length / 2];
                found = whole;
            }
            else halo = null;
        }
        (byte[]? votes, double agreement) = Vote(scene, found);
        if (votes is not null && halo is null && agreement < SettledAgreement && Refine(scene, found, votes, options) is { } refined) votes = Vote(scene, [.. found, .. refined]).Votes;
        return new NoduleEnsemble([.. Enumerable.Range(0, found.Length).Where(k => found[k] is not null).Select(k => (found[k]!, starts[k], settings[k]))], votes, haloFactor);
    }

    /// <summary>
    /// Each setting once more, from the centre, size and tissue that the runs agree on: the mask then depends little on where the seed was.
    /// Those that left the seed have no vote; null when they are most of them.
    /// </summary>
    private static GrownNodule?[]? Refine(NoduleScene scene, GrownNodule?[] found, byte[] votes, NoduleSegmenterOptions options)
    {
        GrowthBox box = scene.Box;
        PointMm center = Masking.Centroid(box, votes), inside = box.PointOf(Masking.Nearest(box, votes, center)), seed = box.PointOf(box.SeedOffset);
        GrowthGuess guess = new(center, Middle(n => n.RadiusMm), Middle(n => n.TissueHu), scene.WallBeside(center), center);
        GrownNodule?[] refined = ForEachSetting(options, k =>
            NoduleGrowth.Refine(scene, inside, guess, GrowthSetting.Ensemble[k]) is { } nodule
            && (box.PointOf(Masking.Nearest(box, nodule.Mask, seed)) - seed).Length <= MostSeedGapMm ? nodule : null);
        return 2 * refined.Count(n => n is not null) > refined.Length ? refined : null;

        double Middle(Func<GrownNodule, double> value)
        {
            double[] values = [.. found.OfType<GrownNodule>().Select(value).Order()];
            return values[values.Length / 2];
        }
    }

    /// <summary>
    /// What at least half of the runs hold, as the constraints allow, the largest connected piece; and how well the runs agree: twice the voxels any two of
    /// them share over the voxels of both, summed over all pairs. With c runs holding a voxel that is sum c (c - 1) / ((n - 1) sum c); 0 where some of them found nothing.
    /// </summary>
    private static (byte[]? Votes, double Agreement) Vote(NoduleScene scene, GrownNodule?[] runs)
    {
        byte[] count = new byte[scene.Box.Hu.Length];
        int members = 0;
        foreach (GrownNodule? nodule in runs)
        {
            if (nodule is null) continue;
            members++;
            byte[] mask = nodule.Mask;
            for (int i = 0; i < count.Length; i++) count[i] += mask[i];
        }
        if (members == 0) return (null, 0);
        double agreement = members < runs.Length ? 0 : AgreementOf(count, members);
        int need = (int)Math.Ceiling(VoteShare * members);
        for (int i = 0; i < count.Length; i++) count[i] = count[i] >= need ? (byte)1 : (byte)0;
        foreach (VoxelIndex point in scene.Constraints.Foreground)
            if (scene.InBox(point) is >= 0 and int inside) count[inside] = 1;
        foreach (VoxelIndex point in scene.Constraints.Background)
            if (scene.InBox(point) is >= 0 and int outside) count[outside] = 0;
        byte[] votes = NoduleTyping.Largest(count, scene.Box.Size);
        return (votes.AsSpan().Contains((byte)1) ? votes : null, agreement);
    }

    private static double AgreementOf(ReadOnlySpan<byte> count, int members)
    {
        long all = 0, shared = 0;
        foreach (byte c in count)
        {
            all += c;
            shared += c * (c - 1);
        }
        return (double)shared / ((members - 1) * all);
    }

    private static GrownNodule?[] ForEachSetting(NoduleSegmenterOptions options, Func<int, GrownNodule?> run)
    {
        GrownNodule?[] found = new GrownNodule?[GrowthSetting.Ensemble.Count];
        int threads = options.MaxDegreeOfParallelism == 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        if (threads == 1)
            for (int k = 0; k < found.Length; k++) found[k] = run(k);
        else Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, k => found[k] = run(k));
        return found;
    }

    private static int Start(NoduleScene scene, PointMm shift)
    {
        GrowthBox box = scene.Box;
        int at = box.OffsetAt(box.PointOf(box.SeedOffset) + shift);
        return at >= 0 && box.Hu[at] > scene.LungHu + NotLungHu && scene.IsAllowed(at) ? at : box.SeedOffset;
    }
}
