using System.Globalization;
using System.IO.Hashing;
using System.Numerics;
using System.Text;

namespace Radiomics.Formats;

/// <summary>Makes unique identifiers.</summary>
internal static class DicomUid
{
    /// <summary>A UID that is always the same for the same text: 128 bits of its hash under 2.25.</summary>
    /// <param name="text">What the UID is for, such as a study or the name of a slice.</param>
    public static string Derive(string text) =>
        "2.25." + new BigInteger(XxHash128.Hash(Encoding.UTF8.GetBytes(text)), isUnsigned: true).ToString(CultureInfo.InvariantCulture);
}
