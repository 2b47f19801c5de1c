using MathNet.Numerics.LinearAlgebra;

namespace Radiomics;

/// <summary>
/// The ellipsoid of least volume around points (Khachiyan's algorithm with away steps: Todd and Yildirim, On Khachiyan's algorithm for the computation of
/// minimum-volume enclosing ellipsoids, 2007). Every point has a weight; the ellipsoid of the weighted moments is widened towards the point farthest outside or
/// drawn in from the weighted point deepest inside, until no point is off by more than the tolerance. The result is scaled to hold every point, so that its
/// volume is above the least by at most a share of 3 times the tolerance.
/// </summary>
internal sealed class EnclosingEllipsoid
{
    /// <summary>Largest relative difference of squared distances at the end.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Steps after which the search ends in any case.</summary>
    private const int MaximumSteps = 200_000;

    /// <summary>Steps between two sums of the moments from scratch, which keep rounding from adding up.</summary>
    private const int StepsBetweenSums = 64;

    /// <summary>Dimension of the points with a 1 appended, for which the ellipsoid has its center at the origin.</summary>
    private const int Dimension = 4;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _z;
    private readonly double[] _weights;
    private readonly double[] _squares;
    private SymmetricMatrix4 _moments;

    private EnclosingEllipsoid(double[] x, double[] y, double[] z)
    {
        (_x, _y, _z) = (x, y, z);
        _weights = new double[x.Length];
        _squares = new double[x.Length];
        Array.Fill(_weights, 1.0 / x.Length);
    }

    /// <summary>The half axes of the least ellipsoid around points.</summary>
    /// <param name="points">Points that do not lie in one plane, mm.</param>
    public static HalfAxes Around(PointMm[] points)
    {
        // The least ellipsoid follows any linear map: a box of side 2 keeps the numbers well.
        (double[] x, double sizeX) = Scaled(points, p => p.X);
        (double[] y, double sizeY) = Scaled(points, p => p.Y);
        (double[] z, double sizeZ) = Scaled(points, p => p.Z);
        EnclosingEllipsoid search = new(x, y, z);
        double reach = search.Run() - 1;
        SymmetricMatrix4 m = search._moments;
        double[,] shape =
        {
            { (m.XX - m.X * m.X) * sizeX * sizeX, (m.XY - m.X * m.Y) * sizeX * sizeY, (m.XZ - m.X * m.Z) * sizeX * sizeZ },
            { (m.XY - m.X * m.Y) * sizeX * sizeY, (m.YY - m.Y * m.Y) * sizeY * sizeY, (m.YZ - m.Y * m.Z) * sizeY * sizeZ },
            { (m.XZ - m.X * m.Z) * sizeX * sizeZ, (m.YZ - m.Y * m.Z) * sizeY * sizeZ, (m.ZZ - m.Z * m.Z) * sizeZ * sizeZ },
        };
        double[] halfAxes = [.. Matrix<double>.Build.DenseOfArray(shape).Evd(Symmetricity.Symmetric).EigenValues.Select(e => Math.Sqrt(reach * e.Real))];
        Array.Sort(halfAxes);
        return new HalfAxes(halfAxes[2], halfAxes[1], halfAxes[0]);
    }

    private static (double[] Values, double Size) Scaled(PointMm[] points, Func<PointMm, double> coordinate)
    {
        double[] values = Array.ConvertAll(points, p => coordinate(p));
        double low = values.Min(), high = values.Max(), center = 0.5 * (low + high), size = 0.5 * (high - low);
        return (Array.ConvertAll(values, v => (v - center) / size), size);
    }

    /// <summary>Weighs the points; gives the largest squared distance.</summary>
    private double Run()
    {
        for (int step = 0; ; step++)
        {
            if (step % StepsBetweenSums == 0) SumMoments();
            (int far, int near) = Measure();
            double excess = _squares[far] / Dimension - 1, lack = 1 - _squares[near] / Dimension;
            if (Math.Max(excess, lack) <= Tolerance || step == MaximumSteps) return _squares[far];
            if (excess >= lack) Shift(far, _squares[far], double.NegativeInfinity);
            else Shift(near, _squares[near], -_weights[near] / (1 - _weights[near]));
        }
    }

    /// <summary>Moves weight to a point (or away from it) by the step that gains most volume, but no further than to a weight of 0.</summary>
    private void Shift(int point, double square, double least)
    {
        double share = square <= 1 ? least : Math.Max((square - Dimension) / (Dimension * (square - 1)), least);
        for (int i = 0; i < _weights.Length; i++) _weights[i] *= 1 - share;
        _weights[point] = share == least ? 0 : _weights[point] + share;
        _moments = _moments.Scale(1 - share).Plus(share, _x[point], _y[point], _z[point]);
    }

    private void SumMoments()
    {
        double total = _weights.Sum();
        _moments = default;
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] /= total;
            _moments = _moments.Plus(_weights[i], _x[i], _y[i], _z[i]);
        }
    }

    /// <summary>Squared distances of all points in the ellipsoid's own measure; the farthest point and the nearest that has a weight.</summary>
    private (int Far, int Near) Measure()
    {
        _moments.Inverse().Forms(_x, _y, _z, _squares);
        int far = 0, near = -1;
        for (int i = 0; i < _squares.Length; i++)
        {
            if (_squares[i] > _squares[far]) far = i;
            if (_weights[i] > 0 && (near < 0 || _squares[i] < _squares[near])) near = i;
        }
        return (far, near);
    }
}
