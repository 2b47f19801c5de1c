namespace Radiomics;

/// <summary>Where a nodule truly is in a phantom, and how large.</summary>
/// <param name="Nodule">The nodule that was asked for.</param>
/// <param name="Center">Its centre in mm, LPS; exact, not rounded to a voxel.</param>
/// <param name="CenterVoxel">The zero-based voxel nearest to the centre.</param>
public sealed record PhantomTruth(PhantomNodule Nodule, PointMm Center, VoxelIndex CenterVoxel)
{
    /// <summary>The seed at the centre, as a hospital would write it.</summary>
    public Seed Seed => Seed.AtVoxel(CenterVoxel);

    /// <summary>True radius in mm.</summary>
    public double RadiusMm => Nodule.RadiusMm;

    /// <summary>True volume of the ball in mm3.</summary>
    public double VolumeMm3 => 4.0 / 3.0 * Math.PI * RadiusMm * RadiusMm * RadiusMm;
}
