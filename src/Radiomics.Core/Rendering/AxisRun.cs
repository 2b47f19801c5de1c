namespace Radiomics;

/// <summary>An axis of the voxel array as it runs over a picture.</summary>
/// <param name="Axis">0 for columns, 1 for rows, 2 for slices.</param>
/// <param name="Sign">1 where the index grows to the right (or down), -1 where it falls.</param>
internal readonly record struct AxisRun(int Axis, int Sign)
{
    /// <summary>Cosine of a second direction above which its letter is shown, too: about 20 degrees off the first.</summary>
    private const double OffAxis = 0.34;

    /// <summary>The letters of the patient's side that lies at the far end: right (R) or left (L), anterior (A) or posterior (P), head (H) or feet (F).</summary>
    /// <param name="direction">Direction of the grid.</param>
    public string EndLetters(Direction direction) => Letters(Vector(direction).Scale(Sign));

    /// <summary>The letters of the patient's side that lies at the near end.</summary>
    /// <param name="direction">Direction of the grid.</param>
    public string StartLetters(Direction direction) => Letters(Vector(direction).Scale(-Sign));

    private PointMm Vector(Direction direction) => Axis switch
    {
        0 => direction.Column,
        1 => direction.Row,
        _ => direction.Slice,
    };

    private static string Letters(PointMm vector)
    {
        (double Cosine, string Letter)[] parts = [(vector.X, vector.X < 0 ? "R" : "L"), (vector.Y, vector.Y < 0 ? "A" : "P"), (vector.Z, vector.Z < 0 ? "F" : "H")];
        (double Cosine, string Letter)[] sorted = [.. parts.OrderByDescending(p => Math.Abs(p.Cosine))];
        return Math.Abs(sorted[1].Cosine) > OffAxis ? sorted[0].Letter + sorted[1].Letter : sorted[0].Letter;
    }
}
