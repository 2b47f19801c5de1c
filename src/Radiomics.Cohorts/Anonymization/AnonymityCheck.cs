using Radiomics.Formats;

namespace Radiomics.Cohorts;

/// <summary>Reads again what was written and searches every byte but those of the pixels for what identifies a patient.</summary>
internal sealed class AnonymityCheck(IdentityTraces traces)
{
    /// <summary>Checks an image.</summary>
    /// <param name="path">The written file.</param>
    /// <param name="name">Its path relative to the output.</param>
    /// <param name="patient">Pseudonym of its patient.</param>
    /// <param name="buffer">Scratch of the calling thread.</param>
    public IReadOnlyList<LeakedIdentity> Image(string path, string name, string patient, FileBuffer buffer)
    {
        List<LeakedIdentity> leaks = [];
        Name(name, patient, leaks);
        DicomFile file = DicomFile.Read(path, name, buffer);
        CheckEnds(path, file, name, leaks);
        Meta(path, name, leaks);
        Elements(file.Dataset, name, "", patient, leaks);
        if (file.Dataset.Text(new DicomTag(0x00120062)) != "YES") leaks.Add(new LeakedIdentity(name, "(0012,0062)", "attribute"));
        return leaks;
    }

    /// <summary>Checks a table.</summary>
    /// <param name="path">The written file.</param>
    /// <param name="name">Its path relative to the output.</param>
    /// <param name="limits">How large a table may be.</param>
    public IReadOnlyList<LeakedIdentity> Table(string path, string name, TableLimits limits)
    {
        List<LeakedIdentity> leaks = [];
        Name(name, null, leaks);
        foreach (RawSheet sheet in TableFiles.Read(path, name, limits))
        {
            if (traces.Find(sheet.Sheet, null) is { } inName) leaks.Add(new LeakedIdentity(name, "sheet name", inName));
            int idColumn = HeaderRow.Find(sheet) is { } found ? found.Header.Columns.Where(c => HeaderNames.Find(c.Text) is TableField.Id).Select(c => c.Column).DefaultIfEmpty(-1).First() : -1;
            foreach (RawRow row in sheet.Rows)
                foreach (int column in row.Filled)
                    if (traces.Find(row[column], idColumn >= 0 ? row[idColumn] : null, isDate: true) is { } kind)
                        leaks.Add(new LeakedIdentity(name, $"{(sheet.Sheet.Length > 0 ? $"{sheet.Sheet}, " : "")}{CellName.Of(column, row.Number)}", kind));
        }
        return leaks;
    }

    private void Name(string name, string? patient, List<LeakedIdentity> leaks)
    {
        foreach (string part in name.Split('/'))
            if (traces.Find(part, patient) is { } kind) leaks.Add(new LeakedIdentity(name, "path", kind));
    }

    /// <summary>The preamble must be empty, and nothing may stand behind the pixels.</summary>
    private static void CheckEnds(string path, DicomFile file, string name, List<LeakedIdentity> leaks)
    {
        byte[] preamble = new byte[128];
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        stream.ReadExactly(preamble);
        if (preamble.AsSpan().ContainsAnyExcept((byte)0)) leaks.Add(new LeakedIdentity(name, "preamble", "bytes"));
        if (file.DeflatedAt >= 0 || file.Pixels is not { } pixels) return;
        if (!pixels.IsEncapsulated && pixels.Offset + pixels.Length != stream.Length) leaks.Add(new LeakedIdentity(name, "behind the pixels", "bytes"));
        if (!pixels.IsEncapsulated) return;
        byte[] end = new byte[8];
        stream.Position = stream.Length - end.Length;
        stream.ReadExactly(end);
        if (DataEncoding.ImplicitLittle.Tag(end) != DicomTags.SequenceDelimitation) leaks.Add(new LeakedIdentity(name, "behind the pixels", "bytes"));
    }

    /// <summary>The meta header, which the reader passes over: only what this library writes there, and no UID of the original.</summary>
    private void Meta(string path, string name, List<LeakedIdentity> leaks)
    {
        byte[] bytes = new byte[(int)Math.Min(new FileInfo(path).Length, 4096)];
        using (FileStream stream = new(path, FileMode.Open, FileAccess.Read)) stream.ReadExactly(bytes);
        ElementReader reader = new(bytes, 132, bytes.Length, name);
        while (reader.Position + 8 <= bytes.Length && bytes[reader.Position] == 2 && bytes[reader.Position + 1] == 0)
        {
            if (!reader.TryReadHeader(DataEncoding.ExplicitLittle, out ElementHeader header) || !reader.TrySkipValue(header, DataEncoding.ExplicitLittle, out int length)) break;
            if (header.Tag.Element is not (0 or 1 or 2 or 3 or 0x10 or 0x12 or 0x13)) leaks.Add(new LeakedIdentity(name, header.Tag.ToString(), "attribute"));
            string value = System.Text.Encoding.Latin1.GetString(bytes, header.ValueOffset, length).TrimEnd(' ', '\0');
            if (header.Vr is Vr.UI or Vr.SH && traces.Find(value, null) is { } kind) leaks.Add(new LeakedIdentity(name, header.Tag.ToString(), kind));
        }
    }

    private void Elements(DicomDataset dataset, string name, string above, string patient, List<LeakedIdentity> leaks)
    {
        foreach (DicomElement element in dataset.Elements)
        {
            string place = above + element.Tag;
            Vr vr = AttributeTable.VrOf(element);
            if ((element.Tag.Group & 1) != 0)
            {
                leaks.Add(new LeakedIdentity(name, place, "private attribute"));
                continue;
            }
            bool isOurs = above.Length == 0 && element.Tag.Value is 0x00120062 or 0x00120063 or 0x00120064 or 0x00280303;
            if (!isOurs && AttributeTable.ActionOf(element.Tag) == AttributeAction.Remove) leaks.Add(new LeakedIdentity(name, place, "attribute"));
            if (vr == Vr.SQ)
            {
                foreach (DicomDataset item in dataset.Items(element.Tag)) Elements(item, name, place + " > ", patient, leaks);
                continue;
            }
            if (IsNumber(vr)) continue;
            foreach (string text in dataset.Texts(element.Tag).Append(dataset.Text(element.Tag) ?? "").Distinct())
                if (traces.Find(text, patient, vr is Vr.DA or Vr.DT) is { } kind) leaks.Add(new LeakedIdentity(name, place, kind));
        }
    }

    /// <summary>Numbers hold no words; that a number looks like an ID means nothing.</summary>
    private static bool IsNumber(Vr vr) => vr is Vr.IS or Vr.DS or Vr.US or Vr.SS or Vr.UL or Vr.SL or Vr.FL or Vr.FD or Vr.OW or Vr.AT or Vr.OF or Vr.OD or Vr.OL or Vr.OV or Vr.SV or Vr.UV;
}
