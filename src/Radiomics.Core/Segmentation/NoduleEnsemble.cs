namespace Radiomics;

/// <summary>The runs of the ensemble and what most of them agree on.</summary>
internal sealed class NoduleEnsemble
{
    /// <summary>A run starts beside the seed only where there is something denser than lung.</summary>
    private const double NotLungHu = 60;

    /// <summary>The share of the runs that makes a voxel part of the nodule.</summary>
    private const double VoteShare = 0.5;

    private NoduleEnsemble(IReadOnlyList<(GrownNodule Nodule, int Start, GrowthSetting Setting)> members, byte[]? votes)
    {
        Members = members;
        Votes = votes;
    }

    /// <summary>The runs that found a nodule, in the order of their settings.</summary>
    public IReadOnlyList<(GrownNodule Nodule, int Start, GrowthSetting Setting)> Members { get; }

    /// <summary>What at least half of them hold, one connected piece, 1 over the box; null when there is none.</summary>
    public byte[]? Votes { get; }

    /// <summary>Runs what was not run yet, and lets the runs vote.</summary>
    /// <param name="scene">The surroundings.</param>
    /// <param name="first">The run from the seed itself with the ensemble's first setting; null when it found nothing.</param>
    /// <param name="options">The options.</param>
    public static NoduleEnsemble Run(NoduleScene scene, GrownNodule? first, NoduleSegmenterOptions options)
    {
        GrowthBox box = scene.Box;
        IReadOnlyList<GrowthSetting> settings = GrowthSetting.Ensemble;
        int[] starts = [.. settings.Select(s => Start(scene, s.Shift))];
        GrownNodule?[] found = new GrownNodule?[settings.Count];
        found[0] = first;
        Parallelize(k => found[k] = NoduleGrowth.Run(scene, starts[k], settings[k]), 1);
        if (GroundGlassHalo.Around(scene, [.. found.OfType<GrownNodule>()]) is { } halo)
        {
            GrownNodule?[] whole = new GrownNodule?[found.Length];
            Parallelize(k => whole[k] = found[k] is { } core ? halo.Grow(scene, core, starts[k], settings[k]) : null, 0);
            // All or none: what has a halo for some only would be torn between the two.
            if (2 * whole.Count(w => w is not null) > found.Count(f => f is not null)) found = whole;
        }

        List<(GrownNodule, int, GrowthSetting)> members = [];
        byte[] count = new byte[box.Hu.Length];
        for (int k = 0; k < found.Length; k++)
        {
            if (found[k] is not { } nodule) continue;
            members.Add((nodule, starts[k], settings[k]));
            byte[] mask = nodule.Mask;
            for (int i = 0; i < count.Length; i++) count[i] += mask[i];
        }
        if (members.Count == 0) return new NoduleEnsemble(members, null);
        int need = (int)Math.Ceiling(VoteShare * members.Count);
        for (int i = 0; i < count.Length; i++) count[i] = count[i] >= need ? (byte)1 : (byte)0;
        foreach (VoxelIndex point in scene.Constraints.Foreground)
            if (scene.InBox(point) is >= 0 and int inside) count[inside] = 1;
        foreach (VoxelIndex point in scene.Constraints.Background)
            if (scene.InBox(point) is >= 0 and int outside) count[outside] = 0;
        byte[] votes = NoduleTyping.Largest(count, box.Size);
        return new NoduleEnsemble(members, votes.AsSpan().Contains((byte)1) ? votes : null);

        void Parallelize(Action<int> run, int from)
        {
            int threads = options.MaxDegreeOfParallelism == 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
            if (threads > 1) Parallel.For(from, settings.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, run);
            else
                for (int k = from; k < settings.Count; k++) run(k);
        }
    }

    private static int Start(NoduleScene scene, PointMm shift)
    {
        GrowthBox box = scene.Box;
        int at = box.OffsetAt(box.PointOf(box.SeedOffset) + shift);
        return at >= 0 && box.Hu[at] > scene.LungHu + NotLungHu && scene.IsAllowed(at) ? at : box.SeedOffset;
    }
}
