using System.Globalization;

namespace Radiomics;

/// <summary>Headers of four axes one of which, the first or the last, is not of space: vectors, and layers of segmentations.</summary>
internal static class NrrdComponents
{
    /// <summary>Splits such a header into that of one component and the number of components; any other header is returned as it is.</summary>
    /// <param name="header">The header.</param>
    public static (NrrdHeader Header, VoxelComponents Components) Split(NrrdHeader header)
    {
        string[] sizes = Words(header, "sizes"), kinds = Words(header, "kinds");
        if (header.Field("dimension") != "4" || sizes.Length != 4) return (header, VoxelComponents.Single);
        string[] directions = [.. (header.Field("space directions") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        int axis = IsComponent(0) ? 0 : IsComponent(3) ? 3 : -1;
        if (axis < 0 || !int.TryParse(sizes[axis], NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1) return (header, VoxelComponents.Single);
        Dictionary<string, string> changes = new()
        {
            ["dimension"] = "3",
            ["sizes"] = Without(sizes),
            ["kinds"] = Without(kinds),
            ["space directions"] = header.Field("space directions") is { } text ? text.Replace("none", "", StringComparison.OrdinalIgnoreCase).Trim() : "",
            ["spacings"] = Without(Words(header, "spacings")),
        };
        return (header.With(changes), new VoxelComponents(count, axis == 0));

        bool IsComponent(int i) => kinds.Length == 4
            ? kinds[i].ToUpperInvariant() is not ("DOMAIN" or "SPACE")
            : directions.Length > 0 && directions[i == 0 ? 0 : ^1].Equals("none", StringComparison.OrdinalIgnoreCase);

        string Without(string[] words) => string.Join(' ', words.Where((_, i) => i != axis));
    }

    private static string[] Words(NrrdHeader header, string field) => (header.Field(field) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
