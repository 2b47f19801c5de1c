using System.Buffers.Binary;
using System.Numerics;

namespace Radiomics.Formats;

/// <summary>The coding parameters of a JPEG-LS scan (ITU-T T.87 annex C and A.2).</summary>
internal sealed record JpegLsParameters
{
    /// <summary>Parameters by their defaults.</summary>
    /// <param name="maximum">Largest sample (MAXVAL).</param>
    /// <param name="near">Largest error of a sample (NEAR); 0 is lossless.</param>
    /// <exception cref="InvalidDataException">NEAR is beyond what MAXVAL allows.</exception>
    public JpegLsParameters(int maximum, int near)
    {
        if (near < 0 || near > Math.Min(255, maximum / 2)) throw new InvalidDataException($"an allowed error of {near} for samples up to {maximum}");
        (Maximum, Near) = (maximum, near);
        Step = 2 * near + 1;
        Range = (maximum + 2 * near) / Step + 1;
        RangeBits = BitOperations.Log2((uint)Range - 1) + 1;
        int bits = Math.Max(2, BitOperations.Log2((uint)maximum) + 1);
        Limit = 2 * (bits + Math.Max(8, bits));
        int factor = maximum >= 128 ? (Math.Min(maximum, 4095) + 128) / 256 : 256 / (maximum + 1);
        int t1 = maximum >= 128 ? factor + 2 + 3 * near : Math.Max(2, 3 / factor + 3 * near);
        int t2 = maximum >= 128 ? 4 * factor + 3 + 5 * near : Math.Max(3, 7 / factor + 5 * near);
        int t3 = maximum >= 128 ? 17 * factor + 4 + 7 * near : Math.Max(4, 21 / factor + 7 * near);
        T1 = t1 > maximum || t1 < near + 1 ? near + 1 : t1;
        T2 = t2 > maximum || t2 < T1 ? T1 : t2;
        T3 = t3 > maximum || t3 < T2 ? T2 : t3;
    }

    public int Maximum { get; }
    public int Near { get; }
    public int Step { get; }
    public int Range { get; }
    public int RangeBits { get; }
    public int Limit { get; }
    public int T1 { get; private init; }
    public int T2 { get; private init; }
    public int T3 { get; private init; }
    public int Reset { get; private init; } = 64;

    /// <summary>Parameters with what an LSE segment of type 1 presets; zeros there mean the defaults.</summary>
    /// <param name="preset">Body of the segment; empty for none.</param>
    /// <param name="precision">Bits of a sample.</param>
    /// <param name="near">Largest error of a sample.</param>
    /// <exception cref="InvalidDataException">The values contradict one another.</exception>
    public static JpegLsParameters Of(ReadOnlySpan<byte> preset, int precision, int near)
    {
        int largest = (1 << precision) - 1;
        if (preset.IsEmpty) return new JpegLsParameters(largest, near);
        if (preset.Length < 11) throw new InvalidDataException("the preset coding parameters are cut off");
        int maximum = Word(preset, 1), t1 = Word(preset, 3), t2 = Word(preset, 5), t3 = Word(preset, 7), reset = Word(preset, 9);
        if (maximum > largest) throw new InvalidDataException($"a largest sample of {maximum} in {precision} bits");
        var defaults = new JpegLsParameters(maximum == 0 ? largest : maximum, near);
        JpegLsParameters parameters = defaults with
        {
            T1 = t1 == 0 ? defaults.T1 : t1,
            T2 = t2 == 0 ? defaults.T2 : t2,
            T3 = t3 == 0 ? defaults.T3 : t3,
            Reset = reset == 0 ? defaults.Reset : reset,
        };
        bool isOrdered = near < parameters.T1 && parameters.T1 <= parameters.T2 && parameters.T2 <= parameters.T3 && parameters.T3 <= parameters.Maximum;
        if (!isOrdered || parameters.Reset < 3) throw new InvalidDataException("the preset coding parameters contradict one another");
        return parameters;
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
