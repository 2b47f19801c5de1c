namespace Radiomics.Formats;

/// <summary>A subband of a resolution.</summary>
/// <param name="Orientation">0 LL, 1 HL, 2 LH, 3 HH.</param>
/// <param name="X0">Left border in its own coordinates.</param>
/// <param name="Y0">Upper border.</param>
/// <param name="X1">Right border.</param>
/// <param name="Y1">Lower border.</param>
/// <param name="Planes">Bit planes of magnitudes.</param>
/// <param name="Step">Size of a quantization step; 1 where nothing is quantized.</param>
internal sealed record Subband(int Orientation, int X0, int Y0, int X1, int Y1, int Planes, double Step)
{
    public int Width => X1 - X0;

    public int Height => Y1 - Y0;
}
