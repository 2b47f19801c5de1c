namespace Radiomics;

/// <summary>Colors of charts that readers with any color vision tell apart.</summary>
public static class ChartColors
{
    /// <summary>Colors of series, in order of use (Okabe and Ito 2008, without yellow and black).</summary>
    public static IReadOnlyList<RgbColor> Series { get; } =
        [new(0, 114, 178), new(213, 94, 0), new(0, 158, 115), new(204, 121, 167), new(230, 159, 0), new(86, 180, 233)];

    /// <summary>The color of reference lines.</summary>
    public static RgbColor Gray { get; } = new(125, 133, 144);

    /// <summary>Five places of a scale from dark violet over green to yellow, of evenly growing lightness.</summary>
    private static readonly RgbColor[] s_scale = [new(68, 1, 84), new(59, 82, 139), new(33, 145, 140), new(94, 201, 98), new(253, 231, 37)];

    /// <summary>The color of a heat map's cell: of evenly growing lightness from dark violet (0) over green to yellow (1).</summary>
    /// <param name="share">Place on the scale, 0 to 1; values outside are taken for the nearer end.</param>
    public static RgbColor Scale(double share)
    {
        double at = double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1) * (s_scale.Length - 1);
        int below = Math.Min((int)at, s_scale.Length - 2);
        (RgbColor a, RgbColor b, double t) = (s_scale[below], s_scale[below + 1], at - below);
        return new RgbColor(Mix(a.Red, b.Red), Mix(a.Green, b.Green), Mix(a.Blue, b.Blue));

        byte Mix(byte from, byte to) => (byte)Math.Floor(from + (to - from) * t + 0.5);
    }
}
