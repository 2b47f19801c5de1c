using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Radiomics;

/// <summary>Hashes of the images that features are computed on, to tell whether they are another program's to the last bit, or at least fall into the same bins.</summary>
/// <param name="Voxels">SHA-1 of the region's voxels in double precision, column fastest.</param>
/// <param name="Levels">SHA-1 of the gray levels in the region's box as 32-bit numbers, 0 outside the region.</param>
internal sealed record ImageHashes(string Voxels, string Levels)
{
    /// <summary>The hashes of every image of some settings, by name.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="volume">The image.</param>
    /// <param name="mask">The region.</param>
    /// <param name="cancellation">Checked between images.</param>
    public static IReadOnlyDictionary<string, ImageHashes> Of(ExtractionSettings settings, Volume volume, Mask mask, CancellationToken cancellation)
    {
        ProcessedRegion region = ProcessingChain.Run(volume, mask, settings.Processing, cancellation);
        Dictionary<string, ImageHashes> hashes = [];
        foreach (MeasuredImage image in MeasuredImage.Of(settings).Where(i => i.NeedsLevels))
        {
            foreach ((string name, ProcessedRegion on) in Responses(image, region, cancellation))
            {
                using RegionContext context = new(image.Settings, on, new Workers(1));
                hashes[name] = new ImageHashes(Hash(MemoryMarshal.AsBytes<double>(Doubles(context.Intensities))), Hash(MemoryMarshal.AsBytes<int>(Box(context.Levels))));
            }
        }
        return hashes;
    }

    private static IEnumerable<(string Name, ProcessedRegion Region)> Responses(MeasuredImage image, ProcessedRegion region, CancellationToken cancellation)
    {
        if (image.Filter is null) return [(image.Names[0], region)];
        VoxelRegion part = FilteredRegion.PartOf(region, image.Families);
        return image.Filter.Apply(new FilterInput(region.Image, part, new Workers(1), cancellation)).Responses.Select(r => (r.Name, FilteredRegion.On(region, part, r.Image)));
    }

    private static double[] Doubles(RegionIntensities intensities) => intensities.ExactValues.Length > 0 ? intensities.ExactValues.ToArray() : Array.ConvertAll(intensities.Values.ToArray(), v => (double)v);

    private static int[] Box(GrayLevels levels)
    {
        int[] box = new int[levels.Size.VoxelCount];
        for (int i = 0; i < box.Length; i++) box[i] = levels[levels.Size.IndexOf(i)];
        return box;
    }

#pragma warning disable CA5350 // A checksum that another program printed, no protection.
    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350
}
