namespace Radiomics;

/// <summary>What a filter is given: the image, the part of it whose response is needed, and threads.</summary>
public sealed class FilterInput
{
    private readonly Workers _workers;

    internal FilterInput(Volume image, VoxelRegion region, Workers workers, CancellationToken cancellation)
    {
        if (region.IsEmpty || !image.Geometry.WholeRegion.Contains(region))
            throw new ArgumentOutOfRangeException(nameof(region), region, $"The image has {image.Size} voxels.");
        (Image, Region, _workers, Cancellation) = (image, region, workers, cancellation);
    }

    /// <summary>The image.</summary>
    public Volume Image { get; }

    /// <summary>The part whose response is needed, in the indices of the image.</summary>
    public VoxelRegion Region { get; }

    /// <summary>To be checked now and then.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Does some work for each number from 0, with the threads there are; work must not depend on the order.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="work">What is done for one.</param>
    public void For(int count, Action<int> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        _workers.For(count, i =>
        {
            Cancellation.ThrowIfCancellationRequested();
            work(i);
        });
    }

    /// <summary>The same image and threads for another part.</summary>
    internal FilterInput At(VoxelRegion region) => new(Image, region, _workers, Cancellation);

    /// <summary>A response of the part, in double precision. The array is taken over, not copied.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="voxels">One value a voxel of the part, column fastest, then row, then slice.</param>
    public FilterResponse Response(string name, double[] voxels)
    {
        ArgumentNullException.ThrowIfNull(voxels);
        return new FilterResponse(name, new Volume(Image.Geometry.Crop(Region), voxels));
    }

    /// <summary>A response of the part in single precision. The array is taken over, not copied.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="voxels">One value a voxel of the part, column fastest, then row, then slice.</param>
    public FilterResponse Response(string name, float[] voxels)
    {
        ArgumentNullException.ThrowIfNull(voxels);
        return new FilterResponse(name, new Volume(Image.Geometry.Crop(Region), voxels));
    }
}
