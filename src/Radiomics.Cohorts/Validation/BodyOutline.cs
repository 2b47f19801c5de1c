namespace Radiomics.Cohorts;

/// <summary>Tells the air around the body from the air inside of it, in one slice.</summary>
internal static class BodyOutline
{
    private const float Air = -300;

    /// <summary>Whether a pixel lies in air that reaches the border of the image. Air in the lungs does not: the chest wall lies around it.</summary>
    /// <param name="hu">The slice, column fastest.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="column">Column of the pixel.</param>
    /// <param name="row">Row of the pixel.</param>
    public static bool IsOutside(ReadOnlySpan<float> hu, int columns, int rows, int column, int row)
    {
        if (hu[row * columns + column] >= Air) return false;
        bool[] seen = new bool[hu.Length];
        Stack<int> open = new([row * columns + column]);
        seen[row * columns + column] = true;
        while (open.TryPop(out int at))
        {
            int x = at % columns, y = at / columns;
            if (x == 0 || y == 0 || x == columns - 1 || y == rows - 1) return true;
            foreach (int next in (ReadOnlySpan<int>)[at - 1, at + 1, at - columns, at + columns])
            {
                if (seen[next] || !(hu[next] < Air)) continue;
                seen[next] = true;
                open.Push(next);
            }
        }
        return false;
    }
}
