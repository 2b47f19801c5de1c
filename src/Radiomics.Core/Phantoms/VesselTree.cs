namespace Radiomics;

/// <summary>Branching vessels of both lungs, from the hila outwards; a fixed course for a given start of the random numbers.</summary>
internal static class VesselTree
{
    private const int Generations = 8, TrunksPerLung = 8;
    private const double TrunkRadius = 4.2, TrunkLength = 24, Thinning = 0.76, Shortening = 0.87, LeastDepth = 2.5;

    /// <summary>Grows the vessels of a scene.</summary>
    public static List<Capsule> Grow(ChestScene scene, ulong seed)
    {
        SplitMix64 random = new(SplitMix64.Mix(seed ^ 0x56455353454C5321));
        List<Capsule> vessels = [];
        foreach (double side in new[] { -1.0, 1.0 })
        {
            PointMm hilum = scene.Place(side < 0 ? -28 : 40, 22, -18);
            for (int trunk = 0; trunk < TrunksPerLung; trunk++)
            {
                // Trunks fan out to the side, evenly from foot to head.
                double rise = -1.1 + 2.2 * (trunk + 0.5) / TrunksPerLung;
                PointMm way = Unit(new PointMm(side, random.Between(-0.9, 0.9), rise * scene.ScaleZ / scene.Scale));
                Branch(scene, ref random, vessels, hilum, way, TrunkRadius * scene.Scale, TrunkLength * scene.Scale, 0);
            }
        }
        return vessels;
    }

    private static void Branch(ChestScene scene, ref SplitMix64 random, List<Capsule> vessels, PointMm from, PointMm way, double radius, double length, int generation)
    {
        if (generation == Generations) return;
        PointMm to = from + way.Scale(length * random.Between(0.8, 1.2));
        if (generation > 0 && scene.LungDistance(to.X, to.Y, to.Z) > -LeastDepth) return;
        double next = radius * Thinning;
        vessels.Add(new Capsule(from, to, radius, next));
        for (int child = 0; child < 2; child++)
        {
            PointMm turn = new(random.Between(-1, 1), random.Between(-1, 1), random.Between(-1, 1));
            Branch(scene, ref random, vessels, to, Unit(way + turn.Scale(0.75)), next * random.Between(0.85, 1.0), length * Shortening, generation + 1);
        }
    }

    private static PointMm Unit(PointMm vector) => vector.Scale(1 / Math.Max(1e-9, vector.Length));
}
