using Radiomics.Formats;
using Xunit;

namespace Radiomics.Core.Tests.Formats.Dicom.Compression;

public class WaveletRowsTests
{
    [Fact]
    public void Whole_numbers_come_back_whatever_the_size_and_the_first_place()
    {
        Random random = new(5);
        foreach ((int width, int height, bool oddX, bool oddY) in Shapes())
        {
            int[,] image = new int[height, width];
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) image[y, x] = random.Next(-32768, 32768);
            int[,] coded = (int[,])image.Clone();
            for (int x = 0; x < width; x++) Forward(height, oddY, y => coded[y, x], (y, v) => coded[y, x] = v);
            for (int y = 0; y < height; y++) Forward(width, oddX, x => coded[y, x], (x, v) => coded[y, x] = v);
            Assert.Equal(image, Synthesis<int, ReversibleWavelet>(coded, oddX, oddY));
        }
    }

    [Fact]
    public void Floats_come_back_near_what_they_were()
    {
        Random random = new(6);
        foreach ((int width, int height, bool oddX, bool oddY) in Shapes())
        {
            double[,] image = new double[height, width];
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) image[y, x] = random.Next(-2000, 2000);
            double[,] coded = (double[,])image.Clone();
            for (int x = 0; x < width; x++) Forward97(height, oddY, y => coded[y, x], (y, v) => coded[y, x] = v);
            for (int y = 0; y < height; y++) Forward97(width, oddX, x => coded[y, x], (x, v) => coded[y, x] = v);
            float[,] single = new float[height, width];
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) single[y, x] = (float)coded[y, x];
            float[,] back = Synthesis<float, IrreversibleWavelet>(single, oddX, oddY);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) Assert.Equal(image[y, x], back[y, x], 2e-3);
        }
    }

    private static IEnumerable<(int Width, int Height, bool OddX, bool OddY)> Shapes() =>
        from width in Enumerable.Range(1, 9) from height in Enumerable.Range(1, 9) from odd in Enumerable.Range(0, 4) select (width, height, (odd & 1) == 1, odd >> 1 == 1);

    private static T[,] Synthesis<T, TWavelet>(T[,] coded, bool oddX, bool oddY)
        where T : struct
        where TWavelet : IWavelet<T>
    {
        int height = coded.GetLength(0), width = coded.GetLength(1), x0 = oddX ? 1 : 0, y0 = oddY ? 1 : 0;
        RowSource<T> rows = new JoinedRows<T, TWavelet>((Part(x0, y0), Part(1 - x0, y0)), (Part(x0, 1 - y0), Part(1 - x0, 1 - y0)), width, oddX, oddY);
        if (height == 1 && oddY) rows = new LoneRow<T, TWavelet>(rows);
        for (int stage = 0; height > 1 && stage < TWavelet.Stages; stage++) rows = new LiftedRows<T, TWavelet>(rows, stage, width, height, oddY);
        T[,] image = new T[height, width];
        for (int y = 0; y < height; y++)
        {
            Span<T> row = rows.Next([]);
            for (int x = 0; x < width; x++) image[y, x] = row[x];
        }
        return image;

        GivenRows<T> Part(int firstX, int firstY) => new(
            [.. Enumerable.Range(0, height).Where(y => y % 2 == firstY).Select(y => Enumerable.Range(0, width).Where(x => x % 2 == firstX).Select(x => coded[y, x]).ToArray())]);
    }

    /// <summary>Analysis by equations F-11 and F-9 of the standard, place by place.</summary>
    private static void Forward(int n, bool odd, Func<int, int> get, Action<int, int> set)
    {
        int low = odd ? 1 : 0;
        if (n == 1)
        {
            if (odd) set(0, 2 * get(0));
            return;
        }
        for (int i = 1 - low; i < n; i += 2) set(i, get(i) - FloorHalf(get(Mirror(i - 1, n)) + get(Mirror(i + 1, n)), 2));
        for (int i = low; i < n; i += 2) set(i, get(i) + FloorHalf(get(Mirror(i - 1, n)) + get(Mirror(i + 1, n)) + 2, 4));
    }

    private static int FloorHalf(int value, int by) => (int)Math.Floor((double)value / by);

    private static void Forward97(int n, bool odd, Func<int, double> get, Action<int, double> set)
    {
        int low = odd ? 1 : 0;
        if (n == 1)
        {
            if (odd) set(0, 2 * get(0));
            return;
        }
        (int First, double Factor)[] steps = [(1 - low, -1.586134342059924), (low, -0.052980118572961), (1 - low, 0.882911075530934), (low, 0.443506852043971)];
        foreach ((int first, double factor) in steps)
            for (int i = first; i < n; i += 2) set(i, get(i) + factor * (get(Mirror(i - 1, n)) + get(Mirror(i + 1, n))));
        for (int i = 0; i < n; i++) set(i, i % 2 == low ? get(i) / 1.230174104914001 : get(i) * 1.230174104914001);
    }

    private static int Mirror(int at, int length) => at < 0 ? -at : at >= length ? 2 * length - 2 - at : at;

    private sealed class GivenRows<T>(T[][] rows) : RowSource<T>
    {
        private int _next;

        public override Span<T> Next(ReadOnlySpan<byte> data) => rows[_next++];
    }
}
