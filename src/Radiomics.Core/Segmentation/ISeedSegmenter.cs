namespace Radiomics;

/// <summary>Cuts one lesion out of a volume, from one position inside or close to it.</summary>
public interface ISeedSegmenter
{
    /// <summary>Segments the lesion at a seed.</summary>
    /// <param name="volume">The image in HU. Voxels that are not finite numbers belong to nothing.</param>
    /// <param name="seed">The position: column and row zero-based, slice 1-based.</param>
    /// <returns>A mask on the volume's grid, one connected piece that holds the seed that was used, and the report on how it came about.</returns>
    /// <exception cref="SeedException">The seed lies outside the image or in air.</exception>
    SeedSegmentation Segment(Volume volume, Seed seed);
}
