namespace Radiomics.Formats;

/// <summary>A value representation: its two letters, the first in the low byte, as they stand in an explicit VR file.</summary>
internal enum Vr : ushort
{
    None = 0,
    AE = 'A' | 'E' << 8, AS = 'A' | 'S' << 8, AT = 'A' | 'T' << 8, CS = 'C' | 'S' << 8, DA = 'D' | 'A' << 8, DS = 'D' | 'S' << 8,
    DT = 'D' | 'T' << 8, FD = 'F' | 'D' << 8, FL = 'F' | 'L' << 8, IS = 'I' | 'S' << 8, LO = 'L' | 'O' << 8, LT = 'L' | 'T' << 8,
    OB = 'O' | 'B' << 8, OD = 'O' | 'D' << 8, OF = 'O' | 'F' << 8, OL = 'O' | 'L' << 8, OV = 'O' | 'V' << 8, OW = 'O' | 'W' << 8,
    PN = 'P' | 'N' << 8, SH = 'S' | 'H' << 8, SL = 'S' | 'L' << 8, SQ = 'S' | 'Q' << 8, SS = 'S' | 'S' << 8, ST = 'S' | 'T' << 8,
    SV = 'S' | 'V' << 8, TM = 'T' | 'M' << 8, UC = 'U' | 'C' << 8, UI = 'U' | 'I' << 8, UL = 'U' | 'L' << 8, UN = 'U' | 'N' << 8,
    UR = 'U' | 'R' << 8, US = 'U' | 'S' << 8, UT = 'U' | 'T' << 8, UV = 'U' | 'V' << 8,
}

/// <summary>What a value representation says about the bytes.</summary>
internal static class VrExtensions
{
    /// <summary>Whether the standard knows it.</summary>
    public static bool IsKnown(this Vr vr) => vr.HasLongLength() || vr is Vr.AE or Vr.AS or Vr.AT or Vr.CS or Vr.DA or Vr.DS or Vr.DT
        or Vr.FD or Vr.FL or Vr.IS or Vr.LO or Vr.LT or Vr.PN or Vr.SH or Vr.SL or Vr.SS or Vr.ST or Vr.TM or Vr.UI or Vr.UL or Vr.US;

    /// <summary>Whether an explicit VR header has two reserved bytes and a 32-bit length.</summary>
    public static bool HasLongLength(this Vr vr) => vr is Vr.OB or Vr.OD or Vr.OF or Vr.OL or Vr.OV or Vr.OW or Vr.SQ or Vr.SV or Vr.UC
        or Vr.UN or Vr.UR or Vr.UT or Vr.UV;

    /// <summary>Whether both bytes are capital letters.</summary>
    public static bool IsLetters(this Vr vr) => ((int)vr & 0xFF) is >= 'A' and <= 'Z' && (int)vr >> 8 is >= 'A' and <= 'Z';

    /// <summary>Whether a value may have an undefined length that ends at a delimiter and holds raw fragments instead of data sets.</summary>
    public static bool IsFragmented(this Vr vr) => vr is Vr.OB or Vr.OW;

    /// <summary>Whether the value is one text, in which a backslash does not part values.</summary>
    public static bool IsOneText(this Vr vr) => vr is Vr.LT or Vr.ST or Vr.UT or Vr.UR;
}
