using System.Numerics;

namespace Radiomics.Core.Tests.Filters.Convolutional;

/// <summary>Plain scalar twins of filters: whole images, one voxel after another, the boundary condition asked at each tap.</summary>
internal static class NaiveFilter
{
    /// <summary>A small image of random whole numbers, with a different odd or even number of voxels and a different spacing along each axis.</summary>
    public static Volume Image(int seed, ImageSize size, Spacing? spacing = null)
    {
        Random random = new(seed);
        return Volume.FromHounsfield([.. Enumerable.Range(0, (int)size.VoxelCount).Select(_ => (float)random.Next(-200, 300))], size, spacing ?? new Spacing(0.8, 1.1, 2.5));
    }

    public static double[] Values(Volume image) => [.. image.Voxels.ToArray().Select(v => (double)v)];

    /// <summary>The value that stands at a place inside or outside of the image.</summary>
    public static double At(double[] values, ImageSize size, int x, int y, int z, BoundaryCondition boundary)
    {
        int c = Place(x, size.Columns), r = Place(y, size.Rows), s = Place(z, size.Slices);
        return c < 0 || r < 0 || s < 0 ? 0 : values[size.Offset(new VoxelIndex(c, r, s))];

        int Place(int at, int length)
        {
            // Step by step, as a reader of the manual would.
            while (at < 0 || at >= length)
            {
                switch (boundary)
                {
                    case BoundaryCondition.Zero: return -1;
                    case BoundaryCondition.Nearest: at = at < 0 ? 0 : length - 1; break;
                    case BoundaryCondition.Periodic: at += at < 0 ? length : -length; break;
                    default: at = at < 0 ? -1 - at : 2 * length - 1 - at; break;
                }
            }
            return at;
        }
    }

    /// <summary>A value for each voxel.</summary>
    public static double[] Map(ImageSize size, Func<int, int, int, double> value)
    {
        double[] map = new double[size.VoxelCount];
        for (int i = 0; i < map.Length; i++)
        {
            VoxelIndex at = size.IndexOf(i);
            map[i] = value(at.Column, at.Row, at.Slice);
        }
        return map;
    }

    /// <summary>True convolution with a kernel along an axis, its origin at floor(n / 2).</summary>
    public static double[] Along(double[] values, ImageSize size, int axis, double[] kernel, BoundaryCondition boundary)
    {
        int center = kernel.Length / 2;
        return Map(size, (x, y, z) =>
        {
            double sum = 0;
            for (int k = 0; k < kernel.Length; k++)
            {
                int step = center - k;
                sum += kernel[k] * At(values, size, x + (axis == 0 ? step : 0), y + (axis == 1 ? step : 0), z + (axis == 2 ? step : 0), boundary);
            }
            return sum;
        });
    }

    /// <summary>Kernels one after another, one an axis.</summary>
    public static double[] Separable(double[] values, ImageSize size, double[][] kernels, BoundaryCondition boundary)
    {
        for (int axis = 0; axis < kernels.Length; axis++) values = Along(values, size, axis, kernels[axis], boundary);
        return values;
    }

    /// <summary>
    /// Rotations by right angles as matrices of determinant 1, each as what it does to separable kernels: for each axis of the image the kernel that comes there and whether it is turned around.
    /// </summary>
    public static List<(int Kernel, bool Turned)[]> Rotations(int axes)
    {
        List<(int, bool)[]> rotations = [];
        int[] digits = new int[axes * axes];
        // All matrices of -1, 0 and 1 with one entry in each row and column.
        for (int code = 0; code < (int)Math.Pow(3, digits.Length); code++)
        {
            int rest = code;
            for (int i = 0; i < digits.Length; i++, rest /= 3) digits[i] = rest % 3 - 1;
            bool single = Enumerable.Range(0, axes).All(a =>
                Enumerable.Range(0, axes).Count(b => digits[a * axes + b] != 0) == 1 && Enumerable.Range(0, axes).Count(b => digits[b * axes + a] != 0) == 1);
            if (!single || Determinant(digits, axes) != 1) continue;
            // g(R k) with (R k)_i = sign k_j: kernel i comes to axis j.
            (int, bool)[] rotation = new (int, bool)[axes];
            for (int i = 0; i < axes; i++)
                for (int j = 0; j < axes; j++)
                    if (digits[i * axes + j] != 0) rotation[j] = (i, digits[i * axes + j] < 0);
            rotations.Add(rotation);
        }
        return rotations;
    }

    /// <summary>The responses of separable filters of several levels, pooled over rotations: kernels[level][axis], each of odd length.</summary>
    public static double[] Pooled(double[] values, ImageSize size, double[][][] kernels, BoundaryCondition boundary, RotationPooling pooling)
    {
        double[]? pooled = null;
        List<(int Kernel, bool Turned)[]> rotations = Rotations(kernels[0].Length);
        foreach ((int Kernel, bool Turned)[] rotation in rotations)
        {
            double[] response = values;
            foreach (double[][] level in kernels)
                response = Separable(response, size, [.. rotation.Select(r => r.Turned ? level[r.Kernel].Reverse().ToArray() : level[r.Kernel])], boundary);
            pooled = pooled is null ? response : [.. pooled.Zip(response, (a, b) => pooling switch { RotationPooling.Average => a + b, RotationPooling.Maximum => Math.Max(a, b), _ => Math.Min(a, b) })];
        }
        return pooling == RotationPooling.Average ? [.. pooled!.Select(v => v / rotations.Count)] : pooled!;
    }

    /// <summary>The discrete Fourier transform by its sum; inverse without scale.</summary>
    public static Complex[] Fourier(Complex[] values, ImageSize size, bool inverse)
    {
        Complex[] result = new Complex[values.Length];
        double sign = inverse ? 2 * Math.PI : -2 * Math.PI;
        for (int i = 0; i < result.Length; i++)
        {
            VoxelIndex k = size.IndexOf(i);
            for (int j = 0; j < values.Length; j++)
            {
                VoxelIndex n = size.IndexOf(j);
                double turns = (double)k.Column * n.Column / size.Columns + (double)k.Row * n.Row / size.Rows + (double)k.Slice * n.Slice / size.Slices;
                result[i] += values[j] * Complex.Exp(new Complex(0, sign * turns));
            }
        }
        return result;
    }

    private static int Determinant(int[] m, int axes) => axes == 2
        ? m[0] * m[3] - m[1] * m[2]
        : m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6]);
}
