namespace Radiomics;

/// <summary>Counts the pieces of a mask; voxels that share a face, an edge or a corner are one piece.</summary>
internal static class ConnectedPieces
{
    /// <summary>The number of pieces.</summary>
    /// <param name="mask">The mask.</param>
    public static int Count(Mask mask)
    {
        ImageSize size = mask.Region.Size;
        List<(int Start, int End)> runs = [];
        List<int> parents = [];
        int[] firstOfRow = new int[size.Rows * size.Slices + 1];
        int pieces = 0;
        for (int row = 0; row < size.Rows * size.Slices; row++)
        {
            int y = row % size.Rows;
            firstOfRow[row] = runs.Count;
            ReadOnlySpan<byte> voxels = mask.Box.Slice(row * size.Columns, size.Columns);
            for (int x = 0; x < voxels.Length;)
            {
                int gap = voxels[x..].IndexOf((byte)1);
                if (gap < 0) break;
                int start = x + gap, length = voxels[start..].IndexOf((byte)0);
                x = length < 0 ? voxels.Length : start + length;
                runs.Add((start, x));
                parents.Add(parents.Count);
                pieces++;
                int run = runs.Count - 1;
                if (y > 0) Join(run, row - 1);
                if (row < size.Rows) continue;
                Join(run, row - size.Rows);
                if (y > 0) Join(run, row - size.Rows - 1);
                if (y < size.Rows - 1) Join(run, row - size.Rows + 1);
            }
        }
        return pieces;

        void Join(int run, int other)
        {
            (int start, int end) = runs[run];
            for (int i = firstOfRow[other]; i < firstOfRow[other + 1]; i++)
            {
                if (runs[i].End < start) continue;
                if (runs[i].Start > end) break;
                int a = Root(run), b = Root(i);
                if (a == b) continue;
                parents[Math.Max(a, b)] = Math.Min(a, b);
                pieces--;
            }
        }

        int Root(int run)
        {
            while (parents[run] != run) run = parents[run] = parents[parents[run]];
            return run;
        }
    }
}
