namespace Radiomics.Formats;

/// <summary>The order of a tile's packets (annex B.12): resolution, precinct and layer of each.</summary>
internal static class PacketOrder
{
    /// <summary>Packets that changes of the order may name a second time.</summary>
    private const long MostSkipped = 1 << 22;

    public static IEnumerable<(int Resolution, int Precinct, int Layer)> Of(CodeStreamTile tile, Resolution[] resolutions)
    {
        CodingStyle style = tile.Style;
        // How many layers of each precinct came already: changes of the order go on from there.
        int[][] next = [.. resolutions.Select(r => new int[r.Precincts.Count])];
        long skipped = 0;
        IEnumerable<(int, int, int, int)> changes = tile.Changes.Count > 0 ? tile.Changes : [(0, resolutions.Length, style.Layers, style.Progression)];
        foreach ((int from, int to, int layers, int order) in changes)
        {
            foreach ((int r, int p, int layer) in Sequence(resolutions, from, Math.Min(to, resolutions.Length), Math.Min(layers, style.Layers), order))
            {
                if (next[r][p] != layer)
                {
                    if (++skipped > MostSkipped) throw new InvalidDataException("JPEG 2000: changes of the order that name the same packets again and again");
                    continue;
                }
                next[r][p]++;
                yield return (r, p, layer);
            }
        }
    }

    private static IEnumerable<(int Resolution, int Precinct, int Layer)> Sequence(Resolution[] resolutions, int from, int to, int layers, int order)
    {
        switch (order)
        {
            case 0:
                for (int l = 0; l < layers; l++)
                    for (int r = from; r < to; r++)
                        for (int p = 0; p < resolutions[r].Precincts.Count; p++) yield return (r, p, l);
                break;
            case 1:
                for (int r = from; r < to; r++)
                    for (int l = 0; l < layers; l++)
                        for (int p = 0; p < resolutions[r].Precincts.Count; p++) yield return (r, p, l);
                break;
            case 2:
                // Within a resolution precincts lie in the order of their positions.
                for (int r = from; r < to; r++)
                    for (int p = 0; p < resolutions[r].Precincts.Count; p++)
                        for (int l = 0; l < layers; l++) yield return (r, p, l);
                break;
            default:
                // Position before resolution; with one component both orders are the same.
                foreach ((int r, int p) in Enumerable.Range(from, Math.Max(0, to - from)).SelectMany(r => Enumerable.Range(0, resolutions[r].Precincts.Count).Select(p => (r, p)))
                    .OrderBy(v => resolutions[v.r].Corners[v.p].Y).ThenBy(v => resolutions[v.r].Corners[v.p].X).ThenBy(v => v.r).ThenBy(v => v.p))
                {
                    for (int l = 0; l < layers; l++) yield return (r, p, l);
                }
                break;
        }
    }
}
