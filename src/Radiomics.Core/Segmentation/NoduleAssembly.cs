using System.Globalization;

namespace Radiomics;

/// <summary>From the ensemble's vote to a <see cref="Nodule"/>: outline, type, measurements, findings and confidence.</summary>
internal static class NoduleAssembly
{
    private const double LowContrastHu = 300, LeakFactor = 2, AnisotropicRatio = 2, DisagreeingStability = 0.75;
    private const int SmallVoxels = 64;

    /// <summary>The cross-section of a vessel of 2 mm, mm2: less was cut off at no vessel.</summary>
    private const double LeastCutMm2 = 3.1;

    public static Nodule Assemble(NoduleScene scene, SeedPlacement placement, Seed seed, NoduleEnsemble ensemble, NoduleSegmenterOptions options)
    {
        GrowthBox box = scene.Box;
        byte[] edge = ensemble.Votes!;
        double[] tissues = [.. ensemble.Members.Select(m => m.Nodule.TissueHu).Order()];
        double tissue = tissues[tissues.Length / 2];
        GrownNodule typical = ensemble.Members.MinBy(m => Math.Abs(m.Nodule.TissueHu - tissue)).Nodule;

        (NoduleType type, byte[]? core) = NoduleTyping.Find(scene, edge);
        byte[] outline = Outline(scene, edge, tissue, options.Outline);
        // The outline may leave out what the edge holds: the faint end slices, given points.
        if (core is not null && !KeepWithin(core, outline)) (type, core) = (NoduleType.GroundGlass, null);
        byte[]? cavity = NoduleTyping.Cavity(scene, outline, tissue);
        Mask mask = Masking.ToMask(box, outline);
        List<EnsembleMember> members = [];
        foreach ((GrownNodule nodule, int start, GrowthSetting setting) in ensemble.Members)
        {
            Mask own = Masking.ToMask(box, Outline(scene, nodule.Mask, nodule.TissueHu, options.Outline));
            members.Add(new EnsembleMember(Run(setting), own, scene.InImage(start), Math.Round(setting.SurfaceFraction, 4)));
        }
        NoduleQuality quality = NoduleQuality.Measure(scene, edge, mask, members, typical, tissue, ensemble.HaloFactor);
        (NoduleFindings findings, List<string> notes) = Findings(scene, placement, mask, quality, tissue, options);
        double confidence = quality.Confidence;
        if (confidence < Nodule.LowConfidence) findings |= NoduleFindings.LowConfidence;
        return new Nodule
        {
            Mask = mask,
            SolidCore = core is null ? null : Masking.ToMask(box, core),
            Cavity = cavity is null ? null : Masking.ToMask(box, cavity),
            Type = type,
            PartialVolumeMm3 = PartialVolume.Measure(scene, edge, typical),
            Diameters = AxialCalipers.Measure(mask),
            GivenSeed = seed,
            SeedVoxel = placement.Voxel,
            SeedMovedMm = placement.MovedMm,
            SeedHu = placement.SeedHu,
            LungHu = scene.HasLung ? scene.LungHu : double.NaN,
            TissueHu = tissue,
            ThresholdHu = options.Constraints.LowerHu ?? scene.LungHu + NoduleGrowth.BorderFraction * (tissue - scene.LungHu),
            Ensemble = members,
            Stability = quality.Stability,
            Confidence = confidence,
            Flags = findings,
            Notes = notes,
            Quality = quality,
        };
    }

    /// <summary>Clears what lies outside a mask, in place; whether anything is left.</summary>
    private static bool KeepWithin(byte[] part, byte[] mask)
    {
        for (int i = 0; i < part.Length; i++) part[i] &= mask[i];
        return part.AsSpan().Contains((byte)1);
    }

    private static int Run(GrowthSetting setting) => GrowthSetting.Ensemble.Index().First(s => s.Item == setting).Index;

    private static byte[] Outline(NoduleScene scene, byte[] edge, double tissue, OutlineConvention outline)
    {
        byte[] mask = (byte[])edge.Clone();
        HoleFilling.Fill(mask, scene.Box.Size);
        if (outline == OutlineConvention.Reader) ReaderOutline.Draw(mask, scene, tissue);
        for (int i = 0; i < mask.Length; i++)
            if (mask[i] != 0 && !scene.IsAllowed(i)) mask[i] = 0;
        foreach (VoxelIndex point in scene.Constraints.Foreground)
            if (scene.InBox(point) is >= 0 and int inside) mask[inside] = 1;
        foreach (VoxelIndex point in scene.Constraints.Background)
            if (scene.InBox(point) is >= 0 and int outside) mask[outside] = 0;
        return NoduleTyping.Largest(mask, scene.Box.Size);
    }

    private static (NoduleFindings, List<string>) Findings(NoduleScene scene, SeedPlacement placement, Mask mask, NoduleQuality quality, double tissue, NoduleSegmenterOptions options)
    {
        NoduleFindings findings = NoduleFindings.None;
        List<string> notes = [];
        Spacing s = mask.Geometry.Spacing;
        Add(quality.BodyFactor > LeakFactor, NoduleFindings.LeakStopped, $"What is connected to the nodule by density is {quality.BodyFactor:0.#} times as large and was cut off.");
        Add(quality.WallShare > 0, NoduleFindings.TouchesPleura, $"{quality.WallShare:P0} of the border touches chest wall, diaphragm or mediastinum.");
        Add(quality.WallShare == 0 && quality.StrandToWallMm2 >= LeastCutMm2, NoduleFindings.TouchesPleura,
            $"The nodule hangs on chest wall, diaphragm or mediastinum by {quality.StrandToWallMm2:0} mm2 of its border.");
        Add(quality.TouchesImageBorder, NoduleFindings.TouchesImageBorder, Plain("The mask touches the border of the image: a part of the nodule may be missing."));
        Add(quality.CutAreaMm2 >= LeastCutMm2, NoduleFindings.VesselCut, $"Vessels or strands were cut off over {quality.CutAreaMm2:0} mm2 of the border.");
        Add(placement.MovedMm > 0, NoduleFindings.SeedMoved, $"The seed ({placement.SeedHu:0} HU) was moved by {placement.MovedMm:0.0} mm to denser tissue.");
        Add(tissue - scene.LungHu < LowContrastHu, NoduleFindings.LowContrast, $"The nodule is only {tissue - scene.LungHu:0} HU denser than the lung around it.");
        Add(s.Z > AnisotropicRatio * Math.Min(s.X, s.Y), NoduleFindings.Anisotropic, $"Slices lie {s.Z:0.##} mm apart, pixels {Math.Min(s.X, s.Y):0.##} mm.");
        Add(mask.VoxelCount < SmallVoxels, NoduleFindings.Small, $"The nodule has {mask.VoxelCount} voxels only.");
        Add(quality.Stability < DisagreeingStability, NoduleFindings.StopsDisagree, $"The masks of the ensemble agree by a Dice coefficient of {quality.Stability:0.00} only.");
        Add(quality.RadiusReached, NoduleFindings.RadiusReached, $"The nodule was cut at the maximum radius of {options.MaximumRadiusMm:0.#} mm.");
        if (!scene.HasLung) notes.Add("No aerated lung near the seed: the usual density of lung was taken.");
        return (findings, notes);

        static FormattableString Plain(string text) => System.Runtime.CompilerServices.FormattableStringFactory.Create(text);

        void Add(bool holds, NoduleFindings finding, FormattableString note)
        {
            if (!holds) return;
            findings |= finding;
            notes.Add(note.ToString(CultureInfo.InvariantCulture));
        }
    }
}
