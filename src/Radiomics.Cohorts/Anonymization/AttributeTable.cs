using System.Collections.Frozen;
using System.Globalization;
using Radiomics.Formats;

namespace Radiomics.Cohorts;

/// <summary>
/// The attributes that may stay in an anonymous header, and how: those that place, scale and describe CT pixels. All others go, whatever they say, which covers the
/// attributes that PS3.15 table E.1-1 removes and those of later editions.
/// </summary>
internal static class AttributeTable
{
    private static readonly FrozenDictionary<DicomTag, (Vr Vr, AttributeAction Action)> s_rows = EmbeddedTable.Read("attributes.csv").ToFrozenDictionary(
        row => new DicomTag(uint.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        row => (Enum.Parse<Vr>(row[1]), Enum.Parse<AttributeAction>(row[3])));

    /// <summary>What becomes of an attribute.</summary>
    /// <param name="tag">The attribute.</param>
    public static AttributeAction ActionOf(DicomTag tag) => s_rows.TryGetValue(tag, out (Vr, AttributeAction Action) row) ? row.Action : AttributeAction.Remove;

    /// <summary>Whether an element of a VR is the attribute of the table, and not another use of its number.</summary>
    /// <param name="tag">The attribute.</param>
    /// <param name="vr">VR of the element.</param>
    public static bool Fits(DicomTag tag, Vr vr) => s_rows.TryGetValue(tag, out (Vr Vr, AttributeAction) row)
        && (row.Vr == vr || (IsBinary(row.Vr) && IsBinary(vr)) || (IsText(row.Vr) && IsText(vr)));

    /// <summary>The VR of an element: what the file says, else that of the table, else none.</summary>
    /// <param name="element">The element.</param>
    public static Vr VrOf(DicomElement element) =>
        element.Vr is not (Vr.None or Vr.UN) ? (element.Vr.IsKnown() ? element.Vr : Vr.None) : s_rows.TryGetValue(element.Tag, out (Vr Vr, AttributeAction) row) ? row.Vr : Vr.None;

    private static bool IsBinary(Vr vr) => vr is Vr.US or Vr.SS or Vr.OW or Vr.OB;

    private static bool IsText(Vr vr) => vr is Vr.CS or Vr.LO or Vr.SH or Vr.ST or Vr.LT or Vr.UT or Vr.UC or Vr.DS or Vr.IS;
}
