using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Radiomics;

/// <summary>
/// Filters an image, which begins again at its borders, by its Fourier transform: of the whole volume, or of each slice that is needed. Neighboring rows are transformed
/// in pairs, as real and imaginary parts, and half of the frequencies along them are kept; on the way back only what the part needs is computed. Memory: 8 bytes a voxel
/// of the image (within slices: of the slices that are needed) beside the image in doubles, and some lines a thread. Every line is transformed on its own, so that
/// results do not depend on threads.
/// </summary>
internal sealed class PeriodicSpectrum
{
    private const int Lanes = LaneFourierTransform.Lanes;

    private readonly FilterInput _input;
    private readonly VoxelRegion _part;
    private readonly ImageSize _size;
    private readonly bool _volume;
    private readonly SpectralGain _gain;
    private readonly int _stride;
    private readonly double[] _real, _imaginary;
    private readonly (double At, double Opposite)[] _x, _y, _z;
    private readonly ConcurrentBag<Room> _rooms = [];

    private PeriodicSpectrum(FilterInput input, VoxelRegion part, ImageSize size, bool volume, SpectralGain gain)
    {
        (_input, _part, _size, _volume, _gain) = (input, part, size, volume, gain);
        // Frequencies along a row, in whole vectors.
        _stride = (size.Columns / 2 + 1 + Lanes - 1) / Lanes * Lanes;
        long frequencies = (long)_stride * size.Rows * size.Slices;
        if (frequencies > Array.MaxLength) throw SettingsException.OutOfRange("image", $"{size} voxels", $"an image of at most {Array.MaxLength} frequencies for a filter of the whole image");
        (_real, _imaginary) = (new double[frequencies], new double[frequencies]);
        (_x, _y, _z) = (Pairs(size.Columns), Pairs(size.Rows), volume ? Pairs(size.Slices) : [(0, 0)]);
    }

    /// <summary>The filtered part.</summary>
    /// <param name="input">Gives threads.</param>
    /// <param name="source">The whole image, or, within slices, a box of whole slices that holds the part.</param>
    /// <param name="part">The part.</param>
    /// <param name="volume">Whether the volume is transformed; else each slice.</param>
    /// <param name="gain">The filter.</param>
    public static ImagePart Filter(FilterInput input, ImagePart source, VoxelRegion part, bool volume, SpectralGain gain)
    {
        PeriodicSpectrum spectrum = new(input, part, source.Box.Size, volume, gain);
        int firstSlice = part.Start.Slice - source.Box.Start.Slice;
        return new ImagePart(part, spectrum.Filter(source.Values, firstSlice));
    }

    private double[] Filter(double[] image, int firstSlice)
    {
        // Rows have the same partner whatever part is needed, so that they are rounded alike.
        int pairs = (_size.Rows + 1) / 2, all = pairs * _size.Slices;
        InRooms((all + Lanes - 1) / Lanes, (room, i) => TransformRows(room.X, image, pairs, Lanes * i, Math.Min(Lanes, all - Lanes * i)));
        if (_volume)
        {
            InRooms(_size.Slices, (room, z) => EachLine(room.Y, z * _size.Rows * _stride, _stride, _size.Rows, (line, _) => line.Transform()));
            InRooms(_size.Rows, (room, y) => EachLine(room.Z, y * _stride, _size.Rows * _stride, _size.Slices, (line, x) => FilterLine(line, x, y)));
            InRooms(_part.Size.Slices, (room, z) => EachLine(room.Y, (firstSlice + z) * _size.Rows * _stride, _stride, _size.Rows, (line, _) => Back(line)));
        }
        else
        {
            InRooms(_part.Size.Slices, (room, z) => EachLine(room.Y, (firstSlice + z) * _size.Rows * _stride, _stride, _size.Rows, (line, x) => FilterLine(line, x, 0)));
        }
        double[] response = GC.AllocateUninitializedArray<double>((int)_part.Size.VoxelCount);
        int firstPair = _part.Start.Row / 2, needed = (_part.End.Row + 1) / 2 - firstPair, count = needed * _part.Size.Slices;
        InRooms((count + Lanes - 1) / Lanes, (room, i) => TransformBack(room.X, response, firstSlice, firstPair, needed, Lanes * i, Math.Min(Lanes, count - Lanes * i)));
        return response;
    }

    /// <summary>Transforms up to eight pairs of rows, the first of each as real and the second as imaginary part, and takes them apart.</summary>
    private void TransformRows(FourierTransform transform, double[] image, int pairs, int pair, int count)
    {
        int columns = _size.Columns;
        transform.Real.AsSpan().Clear();
        transform.Imaginary.AsSpan().Clear();
        Span<double> realLanes = Lanewise(transform.Real), imaginaryLanes = Lanewise(transform.Imaginary);
        for (int lane = 0; lane < count; lane++)
        {
            (int row, bool hasSecond) = Rows(pairs, pair + lane);
            Fill(image.AsSpan(row * columns, columns), realLanes[lane..]);
            if (hasSecond) Fill(image.AsSpan((row + 1) * columns, columns), imaginaryLanes[lane..]);
        }
        transform.Transform();
        ReadOnlySpan<double> real = Lanewise(transform.Real), imaginary = Lanewise(transform.Imaginary);
        for (int lane = 0; lane < count; lane++)
        {
            (int row, bool hasSecond) = Rows(pairs, pair + lane);
            int to = row * _stride;
            for (int k = 0; k <= columns / 2; k++)
            {
                int at = k * Lanes + lane, mirrored = (k == 0 ? 0 : columns - k) * Lanes + lane;
                double r1 = real[at], m1 = imaginary[at], r2 = real[mirrored], m2 = imaginary[mirrored];
                (_real[to + k], _imaginary[to + k]) = (0.5 * (r1 + r2), 0.5 * (m1 - m2));
                if (hasSecond) (_real[to + _stride + k], _imaginary[to + _stride + k]) = (0.5 * (m1 + m2), 0.5 * (r2 - r1));
            }
        }

        static void Fill(ReadOnlySpan<double> row, Span<double> lane)
        {
            for (int x = 0; x < row.Length; x++) lane[x * Lanes] = row[x];
        }
    }

    /// <summary>The first row of a pair, counted over slices, and whether there is a second: the last row of an odd number stands alone.</summary>
    private (int Row, bool HasSecond) Rows(int pairs, int pair)
    {
        int z = pair / pairs, y = pair % pairs * 2;
        return (z * _size.Rows + y, y + 1 < _size.Rows);
    }

    private static Span<double> Lanewise(Vector512<double>[] vectors) => MemoryMarshal.Cast<Vector512<double>, double>(vectors.AsSpan());

    /// <summary>Works on lines of the spectrum, eight neighbors along x at a time, in place.</summary>
    private void EachLine(FourierTransform line, int start, int step, int count, Action<FourierTransform, int> work)
    {
        for (int x = 0; x < _stride; x += Lanes)
        {
            for (int i = 0; i < count; i++)
                (line.Real[i], line.Imaginary[i]) = (Vector512.Create(_real, start + x + i * step), Vector512.Create(_imaginary, start + x + i * step));
            work(line, x);
            for (int i = 0; i < count; i++)
            {
                line.Real[i].CopyTo(_real, start + x + i * step);
                line.Imaginary[i].CopyTo(_imaginary, start + x + i * step);
            }
        }
    }

    /// <summary>The last axis forth, the filter, and back.</summary>
    private void FilterLine(FourierTransform line, int x, int y)
    {
        line.Transform();
        double scale = 1.0 / ((double)_size.Columns * _size.Rows * (_volume ? _size.Slices : 1));
        Span<double> factors = stackalloc double[Lanes];
        for (int k = 0; k < line.Length; k++)
        {
            for (int lane = 0; lane < Lanes; lane++)
                factors[lane] = x + lane > _size.Columns / 2 ? 0 : scale * (_volume ? _gain.Real(_x[x + lane], _y[y], _z[k]) : _gain.Real(_x[x + lane], _y[k], _z[0]));
            Vector512<double> factor = Vector512.Create((ReadOnlySpan<double>)factors), r = line.Real[k], m = line.Imaginary[k];
            (line.Real[k], line.Imaginary[k]) = _gain.IsOdd ? (m * factor, -(r * factor)) : (r * factor, m * factor);
        }
        Back(line);
    }

    /// <summary>The way back without its scale: the conjugate of a forward transform of the conjugate.</summary>
    private static void Back(FourierTransform line)
    {
        Negate(line);
        line.Transform();
        Negate(line);

        static void Negate(FourierTransform line)
        {
            foreach (ref Vector512<double> m in line.Imaginary.AsSpan()) m = -m;
        }
    }

    /// <summary>Up to eight pairs of rows from their spectra; what of them belongs to the part is kept.</summary>
    private void TransformBack(FourierTransform transform, double[] response, int firstSlice, int firstPair, int needed, int pair, int count)
    {
        int columns = _size.Columns;
        transform.Real.AsSpan().Clear();
        transform.Imaginary.AsSpan().Clear();
        Span<double> realLanes = Lanewise(transform.Real), imaginaryLanes = Lanewise(transform.Imaginary);
        for (int lane = 0; lane < count; lane++)
        {
            int z = (pair + lane) / needed, y = 2 * (firstPair + (pair + lane) % needed), first = ((firstSlice + z) * _size.Rows + y) * _stride;
            bool hasSecond = y + 1 < _size.Rows;
            for (int k = 0; k < columns; k++)
            {
                // Beyond the middle stand the conjugates; the whole is conjugated for the way back.
                bool mirrored = k > columns / 2;
                int at = first + (mirrored ? columns - k : k);
                double sign = mirrored ? -1 : 1, r1 = _real[at], m1 = sign * _imaginary[at];
                double r2 = hasSecond ? _real[at + _stride] : 0, m2 = hasSecond ? sign * _imaginary[at + _stride] : 0;
                (realLanes[k * Lanes + lane], imaginaryLanes[k * Lanes + lane]) = (r1 - m2, -(m1 + r2));
            }
        }
        transform.Transform();
        ReadOnlySpan<double> firsts = Lanewise(transform.Real), seconds = Lanewise(transform.Imaginary);
        for (int lane = 0; lane < count; lane++)
        {
            int z = (pair + lane) / needed, y = 2 * (firstPair + (pair + lane) % needed);
            for (int second = 0; second <= 1; second++)
            {
                if (y + second < _part.Start.Row || y + second >= _part.End.Row) continue;
                Span<double> to = response.AsSpan((z * _part.Size.Rows + y + second - _part.Start.Row) * _part.Size.Columns, _part.Size.Columns);
                for (int x = 0; x < to.Length; x++)
                {
                    int at = (_part.Start.Column + x) * Lanes + lane;
                    to[x] = second == 0 ? firsts[at] : -seconds[at];
                }
            }
        }
    }

    private void InRooms(int count, Action<Room, int> work) => _input.For(count, i =>
    {
        if (!_rooms.TryTake(out Room? room)) room = new Room(_size, _volume);
        work(room, i);
        _rooms.Add(room);
    });

    private static (double, double)[] Pairs(int length)
    {
        double[] frequencies = SpectralGain.Frequencies(length);
        return [.. frequencies.Select((f, k) => (f, frequencies[(length - k) % length]))];
    }

    /// <summary>What one thread transforms in.</summary>
    private sealed class Room(ImageSize size, bool volume)
    {
        public FourierTransform X { get; } = new(size.Columns);

        public FourierTransform Y { get; } = new(size.Rows);

        public FourierTransform Z { get; } = new(volume ? size.Slices : 1);
    }
}
