using System.Security.Cryptography;
using System.Runtime.InteropServices;

namespace Radiomics.Core.Tests.Filters;

/// <summary>Small images of odd and even sizes and three voxel sizes, and how responses are compared.</summary>
internal static class FilterImages
{
    public static ImageGeometry Geometry { get; } = new(new ImageSize(9, 7, 6), new Spacing(0.8, 1.1, 2.5));

    /// <summary>A part that touches the border at some sides only.</summary>
    public static VoxelRegion Part { get; } = new(new VoxelIndex(2, 0, 1), new ImageSize(5, 4, 5));

    /// <summary>Whole numbers from -504 to 504, or 0.37 of them.</summary>
    public static Volume Patterned(StoredType type)
    {
        double[] values = [.. Enumerable.Range(0, (int)Geometry.Size.VoxelCount).Select(n => (double)((n * 7919L + n % 13 * 104729L) % 1009 - 504) * (type == StoredType.Int16 ? 1 : 0.37))];
        return type == StoredType.Float64 ? new Volume(Geometry, values) : new Volume(Geometry, Array.ConvertAll(values, v => (float)v), type);
    }

    /// <summary>Random numbers on a larger grid.</summary>
    public static Volume Random(ImageSize size, StoredType type)
    {
        Random random = new(11);
        double[] values = [.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => type == StoredType.Int16 ? random.Next(-1000, 1000) : random.NextDouble() * 2000 - 1000)];
        ImageGeometry geometry = new(size, new Spacing(0.7, 0.9, 1.5));
        return type == StoredType.Float64 ? new Volume(geometry, values) : new Volume(geometry, Array.ConvertAll(values, v => (float)v), type);
    }

    /// <summary>The voxels in double precision.</summary>
    public static double[] Values(Volume image) => image.DoubleVoxels.Length > 0 ? image.DoubleVoxels.ToArray() : Array.ConvertAll(image.Voxels.ToArray(), v => (double)v);

    /// <summary>The voxels of a part.</summary>
    public static double[] Values(Volume image, VoxelRegion part)
    {
        double[] all = Values(image);
        return [.. Enumerable.Range(0, (int)part.Size.VoxelCount).Select(part.Size.IndexOf).Select(i => all[image.Size.Offset(new VoxelIndex(i.Column + part.Start.Column, i.Row + part.Start.Row, i.Slice + part.Start.Slice))])];
    }

    /// <summary>A filter with a number of threads.</summary>
    public static IReadOnlyList<FilterResponse> Apply(ImageFilter filter, Volume image, VoxelRegion part, int threads) =>
        filter.Apply(new FilterInput(image, part, new Workers(threads), CancellationToken.None)).Responses;

#pragma warning disable CA5350 // A checksum to compare with.
    /// <summary>SHA-1 of all responses in double precision, one after another.</summary>
    public static string Sha1(IEnumerable<FilterResponse> responses) =>
        Convert.ToHexStringLower(SHA1.HashData([.. responses.SelectMany(r => MemoryMarshal.AsBytes<double>(Values(r.Image)).ToArray())]));
#pragma warning restore CA5350
}
