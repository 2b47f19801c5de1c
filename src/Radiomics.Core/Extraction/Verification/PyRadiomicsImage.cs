using System.Text.Json;

namespace Radiomics;

/// <summary>What a run of PyRadiomics says about one image that features were computed on.</summary>
/// <param name="Scale">Largest magnitude of a voxel of the region, at least 1.</param>
/// <param name="VoxelHash">SHA-1 of the region's voxels in double precision, column fastest.</param>
/// <param name="LevelHash">SHA-1 of the gray levels in the region's box as 32-bit numbers, 0 outside the region.</param>
internal sealed record PyRadiomicsImage(double Scale, string VoxelHash, string LevelHash)
{
    /// <summary>Reads what stands about an image.</summary>
    public static PyRadiomicsImage Read(JsonElement image) => new(
        Math.Max(1, Math.Max(Math.Abs(Number(image, "roiMin")), Math.Abs(Number(image, "roiMax")))), Text(image, "roiSha1Float64"), Text(image, "binnedSha1Int32"));

    private static double Number(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
