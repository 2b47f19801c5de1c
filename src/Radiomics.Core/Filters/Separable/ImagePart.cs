namespace Radiomics;

/// <summary>A box of an image in double precision, with its place: what separable filters work on.</summary>
/// <param name="Box">The box, inside the image.</param>
/// <param name="Values">One value a voxel of the box, column fastest, then row, then slice.</param>
internal sealed record ImagePart(VoxelRegion Box, double[] Values)
{
    private const int ChunkVoxels = 1 << 14;

    /// <summary>Reads a box of an input's image.</summary>
    public static ImagePart Read(FilterInput input, VoxelRegion box) =>
        new(box, FilterBlock.Read(input.At(box), default, default, BoundaryCondition.Zero).Values);

    /// <summary>Does some work for pieces of the values, with the threads there are; the work must be one voxel by one.</summary>
    /// <param name="input">Gives threads.</param>
    /// <param name="length">Number of values.</param>
    /// <param name="work">What is done for a piece, by its start and length.</param>
    public static void ForPieces(FilterInput input, int length, Action<int, int> work) =>
        input.For((length + ChunkVoxels - 1) / ChunkVoxels, i => work(i * ChunkVoxels, Math.Min(ChunkVoxels, length - i * ChunkVoxels)));
}
