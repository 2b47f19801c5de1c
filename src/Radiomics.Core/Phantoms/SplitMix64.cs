namespace Radiomics;

/// <summary>Steele's SplitMix64: a small generator whose numbers are the same on every machine.</summary>
internal struct SplitMix64(ulong state)
{
    private ulong _state = state;

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A number from 0 up to but without 1, with 53 random bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number between two limits.</summary>
    public double Between(double from, double to) => from + (to - from) * NextUnit();

    /// <summary>
    /// A bell-shaped number with mean 0 and standard deviation 1, from the sum of four 16-bit uniforms of one draw: no logarithm or
    /// cosine that could differ between platforms. It stays within 3.5 deviations.
    /// </summary>
    public float NextBell()
    {
        ulong bits = Next();
        int sum = (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
        // Mean 4 * 32767.5; variance 4 * (65536^2 - 1) / 12.
        return (sum - 131070f) * (1f / 37837.22f);
    }

    /// <summary>Scrambles a number, for hashes of lattice points.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
