using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Radiomics.Cohorts;

/// <summary>
/// Cells of an xls whose formula failed: what <see cref="WorkbookErrors"/> is for xlsx. From the records of the workbook's stream ([MS-XLS]): BoolErr and Formula hold
/// the code of an error, BoundSheet8 the name of a sheet and where its records begin.
/// </summary>
internal static class OldWorkbookErrors
{
    private const int BoundSheet = 0x85, BoolErr = 0x205, Formula = 0x06, EndOfSheet = 0x0A;

    /// <summary>The failed cells of every sheet: by sheet name, then by cell name. Empty for a file that cannot be followed.</summary>
    /// <param name="bytes">The file.</param>
    public static Dictionary<string, Dictionary<string, string>> Find(byte[] bytes)
    {
        byte[] stream = CompoundStream.Find(bytes, "Workbook", "Book");
        Dictionary<string, Dictionary<string, string>> errors = [];
        foreach ((int type, int at, int length) in Records(stream, 0))
        {
            if (type != BoundSheet || length < 8) continue;
            ReadOnlySpan<byte> sheet = stream.AsSpan(at, length);
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(sheet);
            int characters = sheet[6];
            bool wide = (sheet[7] & 1) != 0;
            if (start >= stream.Length || 8 + (wide ? 2 : 1) * characters > length) continue;
            string name = wide ? Encoding.Unicode.GetString(sheet.Slice(8, 2 * characters)) : Encoding.Latin1.GetString(sheet.Slice(8, characters));
            errors[name] = OfSheet(stream, (int)start);
        }
        return errors;
    }

    private static Dictionary<string, string> OfSheet(byte[] stream, int start)
    {
        Dictionary<string, string> found = [];
        foreach ((int type, int at, int length) in Records(stream, start))
        {
            ReadOnlySpan<byte> cell = stream.AsSpan(at, length);
            // A formula's value is an error where it begins with 2 and ends with FFFF.
            int? code = type == BoolErr && length >= 8 && cell[7] != 0 ? cell[6]
                : type == Formula && length >= 14 && cell[6] == 2 && cell[12] == 0xFF && cell[13] == 0xFF ? cell[8] : null;
            if (code is { } error) found[CellName.Of(BinaryPrimitives.ReadUInt16LittleEndian(cell[2..]), BinaryPrimitives.ReadUInt16LittleEndian(cell) + 1)] = TextOf(error);
        }
        return found;
    }

    /// <summary>The records up to the end of the sheet that begins there: type, where the content begins, its length.</summary>
    private static IEnumerable<(int Type, int At, int Length)> Records(byte[] stream, int start)
    {
        for (int at = start; at + 4 <= stream.Length;)
        {
            int type = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at)), length = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at + 2));
            at += 4;
            if (type == EndOfSheet || at + length > stream.Length) yield break;
            yield return (type, at, length);
            at += length;
        }
    }

    private static string TextOf(int code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => string.Create(CultureInfo.InvariantCulture, $"#ERROR {code}!"),
    };
}
