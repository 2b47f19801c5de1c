namespace Radiomics.Benchmarks;

/// <summary>The counting kernels as anyone would write them: voxel by voxel over a padded array of levels, one direction after the other. What vectors gain is measured against them.</summary>
internal sealed class ScalarTwins
{
    private static readonly (int X, int Y, int Z)[] s_steps = [.. VoxelDirections.All13];

    private readonly int[] _cube;
    private readonly int[] _offsets;
    private readonly int _levels;

    public ScalarTwins(GrayLevels levels)
    {
        ImageSize size = levels.Size;
        int row = size.Columns + 2, slice = row * (size.Rows + 2);
        _cube = new int[slice * (size.Slices + 2)];
        _levels = levels.HighestLevel + 1;
        _offsets = [.. s_steps.Select(s => s.Z * slice + s.Y * row + s.X)];
        for (int i = 0; i < size.VoxelCount; i++)
        {
            VoxelIndex v = size.IndexOf(i);
            _cube[(v.Slice + 1) * slice + (v.Row + 1) * row + v.Column + 1] = levels[v];
        }
    }

    public long CoOccurrences()
    {
        long all = 0;
        foreach (int offset in _offsets)
        {
            int[,] table = new int[_levels, _levels];
            for (int i = 0; i + offset < _cube.Length; i++)
                if (_cube[i] != 0 && _cube[i + offset] != 0) table[_cube[i], _cube[i + offset]]++;
            all += table[1, 1];
        }
        return all;
    }

    public long Runs()
    {
        long all = 0;
        foreach (int offset in _offsets)
        {
            int[,] table = new int[_levels, 1024];
            for (int i = 0; i < _cube.Length; i++)
            {
                if (_cube[i] == 0 || _cube[i - offset] == _cube[i]) continue;
                int length = 1;
                while (_cube[i + length * offset] == _cube[i]) length++;
                table[_cube[i], length]++;
            }
            all += table[1, 1];
        }
        return all;
    }

    public long Dependences()
    {
        int[,] table = new int[_levels, 28];
        for (int i = 0; i < _cube.Length; i++)
        {
            if (_cube[i] == 0) continue;
            int dependent = 1;
            foreach (int offset in _offsets)
            {
                if (_cube[i + offset] == _cube[i]) dependent++;
                if (_cube[i - offset] == _cube[i]) dependent++;
            }
            table[_cube[i], dependent]++;
        }
        return table[1, 1];
    }

    public long Zones()
    {
        bool[] seen = new bool[_cube.Length];
        Stack<int> open = new();
        long zones = 0;
        for (int i = 0; i < _cube.Length; i++)
        {
            if (_cube[i] == 0 || seen[i]) continue;
            zones++;
            seen[i] = true;
            open.Push(i);
            while (open.TryPop(out int voxel))
            {
                foreach (int offset in _offsets)
                {
                    Visit(voxel + offset, _cube[i]);
                    Visit(voxel - offset, _cube[i]);
                }
            }
        }
        return zones;

        void Visit(int voxel, int level)
        {
            if (_cube[voxel] != level || seen[voxel]) return;
            seen[voxel] = true;
            open.Push(voxel);
        }
    }
}
