namespace Radiomics;

/// <summary>The catalogue's units as codes of UCUM.</summary>
internal static class UcumUnits
{
    /// <summary>The code of a unit; units that UCUM does not know are annotations of the dimensionless one.</summary>
    /// <param name="unit">Unit of a feature, such as <c>HU</c> or <c>mm</c>.</param>
    public static DicomCode Of(string unit) => unit switch
    {
        "1" or "" => new DicomCode("1", "UCUM", "no units"),
        "HU" => new DicomCode("[hnsf'U]", "UCUM", "Hounsfield unit"),
        "HU2" => new DicomCode("[hnsf'U]2", "UCUM", "square Hounsfield unit"),
        "mm2" => new DicomCode("mm2", "UCUM", "square millimeter"),
        "mm3" => new DicomCode("mm3", "UCUM", "cubic millimeter"),
        "HU mm3" => new DicomCode("[hnsf'U].mm3", "UCUM", "Hounsfield unit cubic millimeter"),
        "HU2 mm3" => new DicomCode("[hnsf'U]2.mm3", "UCUM", "square Hounsfield unit cubic millimeter"),
        "1/mm" => new DicomCode("/mm", "UCUM", "per millimeter"),
        "mm" => new DicomCode("mm", "UCUM", "millimeter"),
        "bit" => new DicomCode("bit", "UCUM", "bit"),
        "%" => new DicomCode("%", "UCUM", "percent"),
        _ when unit.Length <= 14 && System.Text.Ascii.IsValid(unit) => new DicomCode($"{{{unit}}}", "UCUM", unit),
        _ => new DicomCode("1", "UCUM", "no units"),
    };
}
