namespace Radiomics.Formats;

/// <summary>Where one element of a data set lies. The value itself stays in the buffer of its data set.</summary>
public readonly record struct DicomElement
{
    internal DicomElement(DicomTag tag, Vr vr, int offset, int length, bool hasUndefinedLength)
    {
        Tag = tag;
        Vr = vr;
        Offset = offset;
        Length = length;
        HasUndefinedLength = hasUndefinedLength;
    }

    /// <summary>The attribute.</summary>
    public DicomTag Tag { get; }

    /// <summary>Number of bytes of the value, without a closing delimiter.</summary>
    public int Length { get; }

    internal Vr Vr { get; }
    internal int Offset { get; }
    internal bool HasUndefinedLength { get; }
}
