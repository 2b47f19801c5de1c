namespace Radiomics;

/// <summary>What is added up for one gray level.</summary>
internal struct ToneSum
{
    /// <summary>Voxels of the level.</summary>
    public long Voxels;

    /// <summary>Those of them that have a neighbor in the region.</summary>
    public long Connected;

    /// <summary>Sum of the differences between the level and the mean of the neighbors.</summary>
    public double Difference;
}
