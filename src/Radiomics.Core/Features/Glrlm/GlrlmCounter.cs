namespace Radiomics;

/// <summary>Makes the run length matrices of a region: of a direction, of a plane, or of all directions together.</summary>
internal sealed class GlrlmCounter
{
    private readonly GrayLevels _levels;
    private readonly TextureOptions _options;
    private readonly (int X, int Y, int Z)[] _steps;
    private readonly double[] _weights;

    public GlrlmCounter(GrayLevels levels, TextureOptions options, (int X, int Y, int Z)[] steps)
    {
        _levels = levels;
        _options = options;
        _steps = steps;
        _weights = Array.ConvertAll(steps, step => options.Weighting == DistanceWeighting.None ? 1 : step.Length(levels.Spacing, options.Weighting));
    }

    /// <summary>The matrix of one direction over the whole box; null when the direction is left out.</summary>
    public LevelLengthMatrix? Direction(int step) => Matrix(Cells(step));

    /// <summary>The weighted sum of all directions over the whole box; null when all are left out.</summary>
    public LevelLengthMatrix? Merged(Workers workers) => Matrix(TextureCell.Sum(workers.Map(_steps.Length, Cells), _weights));

    /// <summary>The matrices of a plane: one for each direction, or one for the weighted sum of all; null for those that are left out.</summary>
    public LevelLengthMatrix?[] Plane(int plane, bool merged)
    {
        BoxPart part = BoxPart.Plane(_levels.Size, _options.PlaneNormal, plane);
        int[] voxels = TextureWork.VoxelCounts(_levels, part);
        using RunTable table = new(_levels);
        TextureCell[][] cells = Array.ConvertAll(_steps, step => Cells(step, part, voxels, table));
        return merged ? [Matrix(TextureCell.Sum(cells, _weights))] : Array.ConvertAll(cells, Matrix);
    }

    private TextureCell[] Cells(int step)
    {
        using RunTable table = new(_levels);
        return Cells(_steps[step], BoxPart.Whole(_levels.Size), TextureWork.VoxelCounts(_levels), table);
    }

    private TextureCell[] Cells((int X, int Y, int Z) step, BoxPart part, int[] voxels, RunTable table)
    {
        table.Clear(voxels);
        GlrlmCounting.CountLongRuns(_levels, step, part, table);
        TextureCell[] cells = table.Cells(voxels);
        bool skipped = _options.SkipDirectionsWithoutRuns && !Array.Exists(cells, c => c.Column > 1) && !HasLineOfTwo(step, part);
        return skipped ? [] : cells;
    }

    private LevelLengthMatrix? Matrix(TextureCell[] cells) =>
        LevelLengthMatrix.FromCells(Array.ConvertAll(cells, c => new LevelLengthCell(c.Row + 1, c.Column, c.Value)), _levels.Levels);

    /// <summary>Whether two voxels of the region, be they neighbors or not, lie on one line along the direction.</summary>
    private bool HasLineOfTwo((int X, int Y, int Z) step, BoxPart part)
    {
        for (int z = part.Slice; z < part.SliceEnd; z++)
        {
            for (int y = part.Row; y < part.RowEnd; y++)
            {
                for (int x = part.Column; x < part.ColumnEnd; x++)
                {
                    if (_levels[new VoxelIndex(x, y, z)] == 0) continue;
                    for (VoxelIndex at = new(x + step.X, y + step.Y, z + step.Z); _levels.Size.Contains(at); at = new VoxelIndex(at.Column + step.X, at.Row + step.Y, at.Slice + step.Z))
                        if (_levels[at] != 0) return true;
                }
            }
        }
        return false;
    }
}
