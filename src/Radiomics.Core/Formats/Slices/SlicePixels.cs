namespace Radiomics;

/// <summary>
/// The pixels of one slice and how they become Hounsfield units. Apps that hold pixels use the factories; readers derive from it to
/// decode straight into the volume.
/// </summary>
public abstract class SlicePixels
{
    /// <summary>How the values are stored after rescaling; integer types promise whole numbers.</summary>
    public abstract StoredType StoredType { get; }

    /// <summary>Number of pixels.</summary>
    public abstract int Count { get; }

    /// <summary>Writes the slice in HU, column fastest. May be called from several threads for different slices.</summary>
    /// <param name="destination">Exactly <see cref="Count"/> values.</param>
    public abstract void WriteHounsfield(Span<float> destination);

    /// <summary>Signed 16-bit stored values.</summary>
    /// <param name="stored">Stored values, column fastest. Not copied.</param>
    /// <param name="slope">HU per stored unit (0028,1053).</param>
    /// <param name="intercept">HU of stored value 0 (0028,1052).</param>
    public static SlicePixels FromStored(ReadOnlyMemory<short> stored, double slope = 1, double intercept = 0) =>
        new StoredPixels<short>(stored, Finite(slope, nameof(slope)), Finite(intercept, nameof(intercept)), StoredType.Int16);

    /// <summary>Unsigned 16-bit stored values.</summary>
    /// <param name="stored">Stored values, column fastest. Not copied.</param>
    /// <param name="slope">HU per stored unit (0028,1053).</param>
    /// <param name="intercept">HU of stored value 0 (0028,1052).</param>
    public static SlicePixels FromStored(ReadOnlyMemory<ushort> stored, double slope = 1, double intercept = 0) =>
        new StoredPixels<ushort>(stored, Finite(slope, nameof(slope)), Finite(intercept, nameof(intercept)), StoredType.UInt16);

    /// <summary>Values that are Hounsfield units already.</summary>
    /// <param name="hounsfield">Values in HU, column fastest. Not copied.</param>
    public static SlicePixels FromHounsfield(ReadOnlyMemory<float> hounsfield) => new StoredPixels<float>(hounsfield, 1, 0, StoredType.Float32);

    private static double Finite(double value, string name) => double.IsFinite(value) ? value : throw SettingsException.OutOfRange(name, $"{value}", "a finite number");
}
