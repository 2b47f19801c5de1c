namespace Radiomics;

/// <summary>A Gaussian blur within slices; the border is continued outwards. The same bytes on every machine.</summary>
internal sealed class InPlaneBlur
{
    private readonly double[] _weights;

    /// <summary>Makes a blur.</summary>
    /// <param name="sigmaPixels">Standard deviation in pixels; 0 leaves everything as it is.</param>
    public InPlaneBlur(double sigmaPixels)
    {
        int reach = (int)Math.Ceiling(3.5 * sigmaPixels);
        _weights = new double[reach + 1];
        _weights[0] = 1;
        // Math.Exp may differ in the last bit between platforms: rounded to 30 bits the weights are the same everywhere.
        for (int k = 1; k <= reach; k++) _weights[k] = Math.Round(Math.Exp(-0.5 * k * k / (sigmaPixels * sigmaPixels)) * (1 << 30)) / (1 << 30);
        double sum = 1, squares;
        for (int k = 1; k <= reach; k++) sum += 2 * _weights[k];
        for (int k = 0; k <= reach; k++) _weights[k] /= sum;
        squares = _weights[0] * _weights[0];
        for (int k = 1; k <= reach; k++) squares += 2 * _weights[k] * _weights[k];
        // Along columns and rows the standard deviation falls by the root of the sum of squares each.
        NoiseGain = squares;
    }

    /// <summary>What remains of the standard deviation of independent noise.</summary>
    public double NoiseGain { get; }

    /// <summary>Blurs a slice, in place.</summary>
    public void Apply(double[] slice, int columns, int rows)
    {
        if (_weights.Length == 1) return;
        double[] line = new double[Math.Max(columns, rows)];
        for (int y = 0; y < rows; y++) Along(slice, y * columns, 1, columns, line);
        for (int x = 0; x < columns; x++) Along(slice, x, columns, rows, line);
    }

    private void Along(double[] slice, int start, int stride, int length, double[] line)
    {
        for (int i = 0; i < length; i++) line[i] = slice[start + i * stride];
        for (int i = 0; i < length; i++)
        {
            double sum = _weights[0] * line[i];
            for (int k = 1; k < _weights.Length; k++) sum += _weights[k] * (line[Math.Max(0, i - k)] + line[Math.Min(length - 1, i + k)]);
            slice[start + i * stride] = sum;
        }
    }
}
