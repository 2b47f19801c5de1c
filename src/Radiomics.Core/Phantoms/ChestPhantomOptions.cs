using System.Globalization;

namespace Radiomics;

/// <summary>What a <see cref="ChestPhantom"/> looks like. Immutable; checked when a phantom is made from it.</summary>
public sealed record ChestPhantomOptions
{
    /// <summary>The defaults: 512 x 512 x 120 voxels of 0.7 x 0.7 x 1.25 mm, five nodules, noise of 20 HU.</summary>
    public static ChestPhantomOptions Default { get; } = new();

    /// <summary>Voxels along x, y, z; each from 16 to 4096. The anatomy is scaled to fill the image, nodules keep their size in mm.</summary>
    public ImageSize Size { get; init; } = new(512, 512, 120);

    /// <summary>Voxel spacing in mm, each from 0.2 to 10.</summary>
    public Spacing Spacing { get; init; } = new(0.7, 0.7, 1.25);

    /// <summary>Standard deviation of the noise in HU, 0 to 200; independent in every voxel.</summary>
    public double NoiseSigmaHu { get; init; } = 20;

    /// <summary>Standard deviation in mm of the blur of every border, 0.1 to 3.</summary>
    public double BlurSigmaMm { get; init; } = 0.6;

    /// <summary>Start of the random numbers for noise, lung texture and the courses of vessels. The same number gives the same image everywhere.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the patient lies on a table.</summary>
    public bool Table { get; init; } = true;

    /// <summary>The nodules.</summary>
    public IReadOnlyList<PhantomNodule> Nodules { get; init; } =
    [
        new("solid isolated", PhantomNoduleType.Solid, PhantomAttachment.Isolated, 6, -0.24, -0.07, 0.12),
        new("solid on vessel", PhantomNoduleType.Solid, PhantomAttachment.Vessel, 8, 0.22, 0.06, -0.13),
        new("solid on pleura", PhantomNoduleType.Solid, PhantomAttachment.Pleura, 9, -0.30, 0.06, -0.20),
        new("part-solid isolated", PhantomNoduleType.PartSolid, PhantomAttachment.Isolated, 9, 0.24, -0.02, 0.17),
        new("ground glass isolated", PhantomNoduleType.GroundGlass, PhantomAttachment.Isolated, 8, -0.20, 0.12, -0.02),
    ];

    /// <summary>Threads that render slices, 1 or more; 0 (default) means one a processor. Changes nothing but the time.</summary>
    public int MaxDegreeOfParallelism { get; init; }

    internal ChestPhantomOptions Validated()
    {
        foreach ((int length, string name) in new[] { (Size.Columns, "Size.Columns"), (Size.Rows, "Size.Rows"), (Size.Slices, "Size.Slices") })
            Require(length is >= 16 and <= 4096, name, length, "a count from 16 to 4096");
        foreach ((double step, string name) in new[] { (Spacing.X, "Spacing.X"), (Spacing.Y, "Spacing.Y"), (Spacing.Z, "Spacing.Z") })
            Require(step is >= 0.2 and <= 10, name, step, "a length from 0.2 to 10 mm");
        Require(NoiseSigmaHu is >= 0 and <= 200, nameof(NoiseSigmaHu), NoiseSigmaHu, "0 to 200 HU");
        Require(BlurSigmaMm is >= 0.1 and <= 3, nameof(BlurSigmaMm), BlurSigmaMm, "0.1 to 3 mm");
        Require(MaxDegreeOfParallelism >= 0, nameof(MaxDegreeOfParallelism), MaxDegreeOfParallelism, "0 or more");
        foreach (PhantomNodule nodule in Nodules)
        {
            Require(nodule.RadiusMm is >= 0.5 and <= 40, $"Nodules['{nodule.Name}'].RadiusMm", nodule.RadiusMm, "0.5 to 40 mm");
            foreach (double place in new[] { nodule.X, nodule.Y, nodule.Z })
                Require(place is >= -0.5 and <= 0.5, $"Nodules['{nodule.Name}'] place", place, "-0.5 to 0.5");
        }
        return this;
    }

    private static void Require(bool holds, string setting, double found, string expected)
    {
        if (!holds) throw SettingsException.OutOfRange(setting, found.ToString("R", CultureInfo.InvariantCulture), expected);
    }
}
