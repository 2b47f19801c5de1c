using System.IO.Compression;
using System.Xml;

namespace Radiomics.Cohorts;

/// <summary>
/// Cells of an xlsx whose formula failed (#REF!, #N/A ...): the reader of workbooks gives them out as empty, and a value that is lost must not look like one that was
/// never there.
/// </summary>
internal static class WorkbookErrors
{
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The failed cells of every sheet: by sheet name, then by cell name.</summary>
    /// <param name="bytes">A workbook that <see cref="WorkbookGuard"/> has let pass.</param>
    public static Dictionary<string, Dictionary<string, string>> Find(byte[] bytes)
    {
        Dictionary<string, Dictionary<string, string>> errors = [];
        using ZipArchive archive = new(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        Dictionary<string, string> targets = [];
        Read(archive, "xl/_rels/workbook.xml.rels", xml =>
        {
            if (xml.LocalName == "Relationship" && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target) targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        });
        List<(string Name, string Part)> sheets = [];
        Read(archive, "xl/workbook.xml", xml =>
        {
            if (xml.LocalName != "sheet" || xml.GetAttribute("name") is not { } name) return;
            if (xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") is { } id && targets.TryGetValue(id, out string? part)) sheets.Add((name, part));
        });
        foreach ((string name, string part) in sheets)
        {
            string? cell = null;
            Dictionary<string, string> found = errors[name] = [];
            Read(archive, part, xml =>
            {
                if (xml.LocalName == "c") cell = xml.GetAttribute("t") == "e" ? xml.GetAttribute("r") : null;
                else if (xml.LocalName == "v" && cell is not null && xml.Read() && xml.NodeType == XmlNodeType.Text) found[cell] = xml.Value;
            });
        }
        return errors;
    }

    private static void Read(ZipArchive archive, string part, Action<XmlReader> visit)
    {
        if (archive.GetEntry(part) is not { } entry) return;
        using Stream stream = entry.Open();
        using XmlReader xml = XmlReader.Create(stream, s_settings);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element) visit(xml);
    }
}
