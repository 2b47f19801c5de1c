using System.Globalization;

namespace Radiomics.Formats;

/// <summary>The tag of a DICOM attribute.</summary>
/// <param name="Group">Group number; odd groups are private.</param>
/// <param name="Element">Element number.</param>
public readonly record struct DicomTag(ushort Group, ushort Element) : IComparable<DicomTag>
{
    internal DicomTag(uint value) : this((ushort)(value >> 16), (ushort)value) { }

    internal uint Value => (uint)Group << 16 | Element;

    /// <summary>Orders tags by group, then element, as data sets do.</summary>
    /// <param name="other">The other tag.</param>
    public int CompareTo(DicomTag other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left tag comes first in a data set.</summary>
    /// <param name="left">First.</param>
    /// <param name="right">Second.</param>
    public static bool operator <(DicomTag left, DicomTag right) => left.Value < right.Value;

    /// <summary>Whether the left tag comes last in a data set.</summary>
    /// <param name="left">First.</param>
    /// <param name="right">Second.</param>
    public static bool operator >(DicomTag left, DicomTag right) => left.Value > right.Value;

    /// <summary>Whether the left tag does not come last in a data set.</summary>
    /// <param name="left">First.</param>
    /// <param name="right">Second.</param>
    public static bool operator <=(DicomTag left, DicomTag right) => left.Value <= right.Value;

    /// <summary>Whether the left tag does not come first in a data set.</summary>
    /// <param name="left">First.</param>
    /// <param name="right">Second.</param>
    public static bool operator >=(DicomTag left, DicomTag right) => left.Value >= right.Value;

    /// <summary>The tag as <c>(0028,0010)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Group:X4},{Element:X4})");
}
