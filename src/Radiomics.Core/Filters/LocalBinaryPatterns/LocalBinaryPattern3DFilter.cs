using System.Globalization;
using System.Numerics.Tensors;

namespace Radiomics;

/// <summary>
/// PyRadiomics' local binary pattern in 3D. Samples on a sphere around each voxel (the vertices of an icosphere, in voxels) are read by cubic splines, 0 outside the image, and compared with it: those no
/// darker make up a pattern on the sphere. Response <c>lbp-3D-m1</c> is the length of the pattern's part in spherical harmonics of degree 0, <c>lbp-3D-m2</c> of degree 1, and so on;
/// <c>lbp-3D-k</c> is the excess kurtosis of the samples.
/// </summary>
/// <remarks>
/// J. Banerjee, A. Moelker, W. J. Niessen and T. van Walsum, 3D LBP-based rotationally invariant region description, ACCV 2012 Workshops, LNCS 7728. As in PyRadiomics, the angles of the harmonics are
/// exchanged, the first coordinate of a vertex is added to the slice, the last to the column, and samples of an image of whole numbers are rounded to whole numbers. Where all samples are alike the kurtosis is -3.
/// Holds spline coefficients of the slices around the part over the whole plane of the image, and the responses, all in double precision.
/// </remarks>
public sealed record LocalBinaryPattern3DFilter : ImageFilter
{
    /// <summary>Most levels.</summary>
    public const int MaximumLevels = 16;

    /// <summary>Most subdivisions: 10242 vertices.</summary>
    public const int MaximumSubdivision = 5;

    /// <summary>Largest radius, voxels.</summary>
    public const double MaximumRadius = 256;

    /// <summary>Degrees of spherical harmonics, from 0 on (<c>lbp3DLevels</c>). Default: 2.</summary>
    /// <exception cref="SettingsException">The number is below 1 or above <see cref="MaximumLevels"/>.</exception>
    public int Levels
    {
        get;
        init => field = value is >= 1 and <= MaximumLevels ? value : throw SettingsException.OutOfRange("lbp3DLevels", $"{value}", $"1 to {MaximumLevels}");
    } = 2;

    /// <summary>Radius of the sphere in voxels (<c>lbp3DIcosphereRadius</c>). Default: 1.</summary>
    /// <exception cref="SettingsException">The value is not above 0, or larger than <see cref="MaximumRadius"/>.</exception>
    public double Radius
    {
        get;
        init => field = value is > 0 and <= MaximumRadius ? value : throw SettingsException.OutOfRange("lbp3DIcosphereRadius", value.ToString("R", CultureInfo.InvariantCulture), $"a number above 0, at most {MaximumRadius}");
    } = 1;

    /// <summary>How often the faces of the icosahedron are divided into four (<c>lbp3DIcosphereSubdivision</c>). Default: 1, for 42 vertices.</summary>
    /// <exception cref="SettingsException">The number is below 0 or above <see cref="MaximumSubdivision"/>.</exception>
    public int Subdivision
    {
        get;
        init => field = value is >= 0 and <= MaximumSubdivision ? value : throw SettingsException.OutOfRange("lbp3DIcosphereSubdivision", $"{value}", $"0 to {MaximumSubdivision}");
    } = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ResponseNames => [.. Enumerable.Range(1, Levels).Select(level => $"lbp-3D-m{level}"), "lbp-3D-k"];

    /// <inheritdoc/>
    protected override FilterResult Respond(FilterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Volume image = input.Image;
        (VoxelIndex start, ImageSize size) = (input.Region.Start, input.Region.Size);
        (double X, double Y, double Z)[] vertices = Icosphere.Vertices(Subdivision, Radius);
        SphericalHarmonics[] degrees = [.. Enumerable.Range(0, Levels).Select(n => SphericalHarmonics.At(n, vertices, Radius))];
        SphereShift[] alongZ = Array.ConvertAll(vertices, v => SphereShift.Of(v.X, image.Size.Slices));
        SphereShift[] alongY = Array.ConvertAll(vertices, v => SphereShift.Of(v.Y, image.Size.Rows));
        SphereShift[] alongX = Array.ConvertAll(vertices, v => SphereShift.Of(v.Z, image.Size.Columns));
        int margin = (int)Math.Ceiling(Radius) + 2;
        FilterBlock splines = SplineCoefficients.Of(
            input, new VoxelIndex(start.Column - margin, start.Row - margin, start.Slice - margin), new ImageSize(size.Columns + 2 * margin, size.Rows + 2 * margin, size.Slices + 2 * margin));
        double[][] responses = [.. Enumerable.Range(0, Levels + 1).Select(_ => GC.AllocateUninitializedArray<double>((int)size.VoxelCount))];
        input.For(size.Slices, k =>
        {
            double[] samples = new double[vertices.Length * size.Columns], across = new double[splines.Size.Columns], around = new double[vertices.Length];
            bool[] pattern = new bool[vertices.Length];
            for (int j = 0; j < size.Rows; j++)
            {
                input.Cancellation.ThrowIfCancellationRequested();
                for (int v = 0; v < vertices.Length; v++)
                    Sample(splines, (k + margin, j + margin, margin), (start.Slice + k, start.Row + j, start.Column), (alongZ[v], alongY[v], alongX[v]), image.StoredType, across, samples.AsSpan(v * size.Columns, size.Columns));
                for (int i = 0; i < size.Columns; i++)
                {
                    int offset = image.Size.Offset(new VoxelIndex(start.Column + i, start.Row + j, start.Slice + k)), to = (k * size.Rows + j) * size.Columns + i;
                    double center = image.DoubleVoxels.Length > 0 ? image.DoubleVoxels[offset] : image.Voxels[offset];
                    for (int v = 0; v < around.Length; v++)
                    {
                        around[v] = samples[v * size.Columns + i];
                        pattern[v] = around[v] >= center;
                    }
                    for (int n = 0; n < degrees.Length; n++) responses[n][to] = degrees[n].Length(pattern);
                    responses[^1][to] = Kurtosis(around);
                }
            }
        });
        return new FilterResult([.. ResponseNames.Zip(responses, input.Response)]);
    }

    /// <summary>The samples of one vertex for a row of voxels.</summary>
    private static void Sample(
        FilterBlock splines, (int Z, int Y, int X) held, (int Z, int Y, int X) voxel, (SphereShift Z, SphereShift Y, SphereShift X) shift, StoredType type, double[] across, Span<double> samples)
    {
        if (voxel.Z < shift.Z.Inside.Start || voxel.Z >= shift.Z.Inside.End || voxel.Y < shift.Y.Inside.Start || voxel.Y >= shift.Y.Inside.End)
        {
            samples.Clear();
            return;
        }
        Span<double> sums = across.AsSpan(0, samples.Length + 3);
        sums.Clear();
        for (int a = 0; a < 4; a++)
        {
            for (int b = 0; b < 4; b++)
            {
                int row = (held.Z + shift.Z.First + a) * splines.Size.Rows + held.Y + shift.Y.First + b;
                TensorPrimitives.MultiplyAdd(splines.Row(row).Slice(held.X + shift.X.First, sums.Length), shift.Z.Weights[a] * shift.Y.Weights[b], sums, sums);
            }
        }
        TensorPrimitives.Multiply(sums[..samples.Length], shift.X.Weights[0], samples);
        for (int c = 1; c < 4; c++) TensorPrimitives.MultiplyAdd(sums.Slice(c, samples.Length), shift.X.Weights[c], samples, samples);
        for (int i = 0; i < samples.Length; i++)
        {
            bool inside = voxel.X + i >= shift.X.Inside.Start && voxel.X + i < shift.X.Inside.End;
            samples[i] = !inside ? 0 : StoredNumber.Rounded(samples[i], type);
        }
    }

    /// <summary>Fourth central moment over the square of the second, less 3.</summary>
    private static double Kurtosis(ReadOnlySpan<double> samples)
    {
        double sum = 0, second = 0, fourth = 0;
        foreach (double sample in samples) sum += sample;
        double mean = sum / samples.Length;
        foreach (double sample in samples)
        {
            double square = (sample - mean) * (sample - mean);
            second += square;
            fourth += square * square;
        }
        second /= samples.Length;
        fourth /= samples.Length;
        double least = 1e-15 * mean;
        return (second <= least * least ? 0 : fourth / (second * second)) - 3;
    }
}
