namespace Radiomics;

/// <summary>The nodule phantoms that volumes are judged by: nodules of 8 mm and more in slices of up to 2.5 mm.</summary>
internal static class NodulePhantomSet
{
    private static readonly (NodulePhantomVessel Vessel, NodulePhantomWall Wall)[] s_attachments =
    [
        (NodulePhantomVessel.None, NodulePhantomWall.None),
        (NodulePhantomVessel.Through, NodulePhantomWall.None),
        (NodulePhantomVessel.Beside, NodulePhantomWall.None),
        (NodulePhantomVessel.None, NodulePhantomWall.Flat),
        (NodulePhantomVessel.Through, NodulePhantomWall.Curved),
    ];

    private static readonly (PhantomNoduleType Type, double Hu)[] s_densities =
        [(PhantomNoduleType.Solid, 100), (PhantomNoduleType.Solid, -10), (PhantomNoduleType.GroundGlass, 40), (PhantomNoduleType.PartSolid, 20)];

    private static readonly double[] s_diameters = [8, 20, 12, 28, 10], s_slices = [1.25, 2.5, 0.625, 2, 1], s_depths = [0.8, 0.5, 0.95], s_noises = [15, 45, 30, 0];

    /// <summary>Every shape of every density with every attachment, 80 in all; diameters, slices, pixels and noise take turns.</summary>
    public static IReadOnlyList<NodulePhantomOptions> All { get; } = [.. Enumerable.Range(0, 80).Select(Create)];

    private static NodulePhantomOptions Create(int i)
    {
        (NodulePhantomVessel vessel, NodulePhantomWall wall) = s_attachments[i / 16];
        (PhantomNoduleType type, double hu) = s_densities[i / 4 % 4];
        return new NodulePhantomOptions
        {
            Shape = (NodulePhantomShape)(i % 4),
            Type = type,
            SolidHu = hu,
            Vessel = vessel,
            Wall = wall,
            WallDepth = s_depths[i % 3],
            DiameterMm = s_diameters[(i + i / 16) % 5],
            SliceMm = s_slices[(i / 5 + i / 16) % 5],
            PixelMm = i % 2 == 0 ? 0.7 : i % 3 == 0 ? 0.6 : 0.8,
            BlurSigmaMm = i % 7 < 4 ? 0.55 : 0.7,
            NoiseSigmaHu = s_noises[(i + i / 4) % 4],
            NoiseCorrelationMm = i % 3 == 0 ? 0 : 0.5,
            Seed = (ulong)(100 + i),
        };
    }
}
