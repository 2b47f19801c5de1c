using Radiomics.Formats;

namespace Radiomics.Cohorts;

/// <summary>Makes the anonymous header of a file. Sequences are walked to their ends; what is in them follows the same table.</summary>
internal sealed class HeaderAnonymizer(PseudonymKey key)
{
    private static readonly DicomTag s_codeValue = new(0x00080100), s_codingScheme = new(0x00080102), s_codeMeaning = new(0x00080104);
    private static readonly DicomTag s_identityRemoved = new(0x00120062), s_method = new(0x00120063), s_methodCodes = new(0x00120064), s_timeModified = new(0x00280303);

    // PS3.16 CID 7050.
    private static readonly (string Value, string Meaning)[] s_methods =
    [
        ("113100", "Basic Application Confidentiality Profile"), ("113105", "Clean Descriptors Option"), ("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    ];

    /// <summary>The header in front of the pixels.</summary>
    /// <param name="header">The original.</param>
    /// <param name="patient">The patient whose days count.</param>
    /// <exception cref="ImageFormatException">A sequence is damaged.</exception>
    public DicomDatasetBuilder Of(DicomDataset header, PseudonymousPatient patient)
    {
        // The ID of the header may be another than that of the folder: it gets its own pseudonym, so that the check still finds that they differ.
        string id = header.Text(DicomTags.PatientId) is { } text ? key.Of(text).Pseudonym : "";
        string name = id.Length > 0 ? id : patient.Pseudonym;
        return Anonymous(header, patient, id, name)
            .Text(s_identityRemoved, Vr.CS, "YES")
            .Text(s_method, Vr.LO, "PS3.15 basic profile by a list of kept attributes")
            .Sequence(s_methodCodes, [.. s_methods.Select(m => new DicomDatasetBuilder().Text(s_codeValue, Vr.SH, m.Value).Text(s_codingScheme, Vr.SH, "DCM").Text(s_codeMeaning, Vr.LO, m.Meaning))])
            .Text(s_timeModified, Vr.CS, "MODIFIED");
    }

    private DicomDatasetBuilder Anonymous(DicomDataset source, PseudonymousPatient patient, string id, string name)
    {
        DicomDatasetBuilder result = new();
        foreach (DicomElement element in source.Elements)
        {
            DicomTag tag = element.Tag;
            Vr vr = AttributeTable.VrOf(element);
            if (!AttributeTable.Fits(tag, vr) || (element.Vr == Vr.UN && source.Encoding.IsBigEndian)) continue;
            switch (AttributeTable.ActionOf(tag))
            {
                case AttributeAction.Keep when vr == Vr.SQ:
                    result.Sequence(tag, [.. source.Items(tag).Select(item => Anonymous(item, patient, id, name))], element.HasUndefinedLength);
                    break;
                case AttributeAction.Keep when tag == DicomTags.SopClassUid: result.Text(tag, vr, source.Text(tag)); break;
                case AttributeAction.Keep: result.Bytes(tag, vr, vr == Vr.OW && source.Encoding.IsBigEndian ? Swapped(source.Value(tag).Span) : source.Value(tag)); break;
                case AttributeAction.Empty: result.Text(tag, vr, ""); break;
                case AttributeAction.Pseudonym: result.Text(tag, vr, tag == DicomTags.PatientId ? id : name); break;
                case AttributeAction.Uid: result.Text(tag, vr, string.Join('\\', source.Texts(tag).Select(uid => IsOfTheStandard(uid) ? uid : key.UidOf(uid)))); break;
                case AttributeAction.ShiftDate: result.Text(tag, vr, string.Join('\\', source.Texts(tag).Select(date => DateShift.OfDicom(date, patient.DaysBack) ?? ""))); break;
                case AttributeAction.PhaseWord when source.Text(tag) is { } text && PhaseNeutral.Of(text) is { Length: > 0 } phase: result.Text(tag, vr, phase); break;
                case AttributeAction.Contrast:
                    result.Text(tag, vr, source.Text(tag) is not { } agent ? "" : agent.Equals("none", StringComparison.OrdinalIgnoreCase) ? "NONE" : "CONTRAST");
                    break;
                default: break;
            }
        }
        return result;
    }

    /// <summary>Whether a UID belongs to the standard, such as a well-known frame of reference, and tells nothing.</summary>
    public static bool IsOfTheStandard(string uid) => uid.StartsWith("1.2.840.10008.", StringComparison.Ordinal);

    /// <summary>Words with the least significant byte first, as the builder takes them.</summary>
    private static byte[] Swapped(ReadOnlySpan<byte> words)
    {
        byte[] swapped = words.ToArray();
        for (int i = 0; i + 1 < swapped.Length; i += 2) (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
        return swapped;
    }
}
