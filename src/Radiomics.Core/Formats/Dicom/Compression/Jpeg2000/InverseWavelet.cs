namespace Radiomics.Formats;

/// <summary>Synthesis of a resolution from four subbands (annex F): 5/3 in whole numbers, 9/7 in floats; rows first, then columns, mirrored at the borders.</summary>
internal static class InverseWavelet
{
    private const float Alpha = -1.586134342059924f, Beta = -0.052980118572961f, Gamma = 0.882911075530934f, Delta = 0.443506852043971f, Scale = 1.230174104914001f;

    /// <summary>5/3 along the rows and then the columns of interleaved coefficients.</summary>
    /// <param name="values">Interleaved coefficients, row by row; turned into samples.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="width">Width.</param>
    /// <param name="height">Height.</param>
    /// <param name="oddX">Whether the first column is a high-pass one.</param>
    /// <param name="oddY">Whether the first row is.</param>
    public static void Reversible(Span<int> values, int stride, int width, int height, bool oddX, bool oddY)
    {
        for (int y = 0; y < height; y++) Row(values.Slice(y * stride, width), oddX ? 1 : 0);
        if (height == 1)
        {
            if (oddY)
                foreach (ref int v in values[..width]) v >>= 1;
            return;
        }
        int first = oddY ? 1 : 0;
        for (int y = first; y < height; y += 2)
        {
            ReadOnlySpan<int> a = values.Slice(Mirror(y - 1, height) * stride, width), b = values.Slice(Mirror(y + 1, height) * stride, width);
            Span<int> row = values.Slice(y * stride, width);
            for (int x = 0; x < row.Length; x++) row[x] -= (a[x] + b[x] + 2) >> 2;
        }
        for (int y = 1 - first; y < height; y += 2)
        {
            ReadOnlySpan<int> a = values.Slice(Mirror(y - 1, height) * stride, width), b = values.Slice(Mirror(y + 1, height) * stride, width);
            Span<int> row = values.Slice(y * stride, width);
            for (int x = 0; x < row.Length; x++) row[x] += (a[x] + b[x]) >> 1;
        }
    }

    /// <summary>9/7 along the rows and then the columns.</summary>
    /// <param name="values">Interleaved coefficients, row by row; turned into samples.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="width">Width.</param>
    /// <param name="height">Height.</param>
    /// <param name="oddX">Whether the first column is a high-pass one.</param>
    /// <param name="oddY">Whether the first row is.</param>
    public static void Irreversible(Span<float> values, int stride, int width, int height, bool oddX, bool oddY)
    {
        for (int y = 0; y < height; y++) Row(values.Slice(y * stride, width), oddX ? 1 : 0);
        if (height == 1)
        {
            if (oddY)
                foreach (ref float v in values[..width]) v *= 0.5f;
            return;
        }
        int first = oddY ? 1 : 0;
        for (int y = 0; y < height; y++)
        {
            float scale = (y & 1) == first ? Scale : 1 / Scale;
            foreach (ref float v in values.Slice(y * stride, width)) v *= scale;
        }
        Lift(values, first, Delta);
        Lift(values, 1 - first, Gamma);
        Lift(values, first, Beta);
        Lift(values, 1 - first, Alpha);

        void Lift(Span<float> all, int from, float factor)
        {
            for (int y = from; y < height; y += 2)
            {
                ReadOnlySpan<float> a = all.Slice(Mirror(y - 1, height) * stride, width), b = all.Slice(Mirror(y + 1, height) * stride, width);
                Span<float> row = all.Slice(y * stride, width);
                for (int x = 0; x < row.Length; x++) row[x] -= factor * (a[x] + b[x]);
            }
        }
    }

    private static void Row(Span<int> row, int first)
    {
        int n = row.Length;
        if (n == 1)
        {
            if (first == 1) row[0] >>= 1;
            return;
        }
        for (int x = first; x < n; x += 2) row[x] -= (row[Mirror(x - 1, n)] + row[Mirror(x + 1, n)] + 2) >> 2;
        for (int x = 1 - first; x < n; x += 2) row[x] += (row[Mirror(x - 1, n)] + row[Mirror(x + 1, n)]) >> 1;
    }

    private static void Row(Span<float> row, int first)
    {
        int n = row.Length;
        if (n == 1)
        {
            if (first == 1) row[0] *= 0.5f;
            return;
        }
        for (int x = 0; x < n; x++) row[x] *= (x & 1) == first ? Scale : 1 / Scale;
        Lift(row, first, Delta);
        Lift(row, 1 - first, Gamma);
        Lift(row, first, Beta);
        Lift(row, 1 - first, Alpha);

        static void Lift(Span<float> row, int from, float factor)
        {
            for (int x = from; x < row.Length; x += 2) row[x] -= factor * (row[Mirror(x - 1, row.Length)] + row[Mirror(x + 1, row.Length)]);
        }
    }

    private static int Mirror(int at, int length) => at < 0 ? -at : at >= length ? 2 * length - 2 - at : at;
}
