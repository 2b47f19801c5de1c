using System.Text.Encodings.Web;
using System.Text.Json;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>Findings as JSON.</summary>
public static class FindingsJson
{
    /// <summary>Writes the findings and what was delivered.</summary>
    /// <param name="stream">Receives the document.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="findings">Its findings.</param>
    public static void Write(Stream stream, Delivery delivery, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(findings);
        // Chinese stays readable; what matters to HTML is escaped.
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
        json.WriteStartObject();
        DeliverySummary summary = DeliverySummary.Of(delivery);
        json.WriteStartObject("delivery");
        json.WriteNumber("patients", summary.Patients);
        json.WriteNumber("series", summary.Series);
        json.WriteNumber("images", summary.Images);
        json.WriteNumber("lesions", summary.Lesions);
        json.WriteNumber("targets", summary.Targets);
        json.WriteNumber("targetsReady", summary.Ready);
        json.WriteStartArray("stagingEditions");
        foreach (int edition in summary.Editions) json.WriteNumberValue(edition);
        json.WriteEndArray();
        json.WriteStartArray("tables");
        foreach (DeliveredTable table in delivery.Tables)
        {
            json.WriteStartObject();
            json.WriteString("file", table.File);
            json.WriteString("sheet", table.Sheet);
            json.WriteNumber("rows", table.Rows.Count);
            json.WriteStartArray("carriedColumns");
            foreach (string header in table.CarriedHeaders) json.WriteStringValue(header);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("counts");
        foreach (FindingSeverity severity in (FindingSeverity[])[FindingSeverity.Error, FindingSeverity.Warning, FindingSeverity.Note])
            json.WriteNumber(SeverityNames.English(severity), findings.Count(f => f.Severity == severity));
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (Finding finding in findings) WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", SeverityNames.English(finding.Severity));
        json.WriteStartObject("place");
        if (finding.Place.Patient is { } patient) json.WriteString("patient", patient);
        if (finding.Place.Path is { } path) json.WriteString("path", path);
        if (finding.Place.Slice is { } slice) json.WriteNumber("slice", slice);
        if (finding.Place.Table is { } table)
        {
            json.WriteString("file", table.File);
            json.WriteString("sheet", table.Sheet);
            json.WriteString("cell", table.Cell);
        }
        json.WriteEndObject();
        json.WriteString("title", finding.Rule.Title.English);
        json.WriteString("titleZh", finding.Rule.Title.Chinese);
        json.WriteString("found", finding.Found.English);
        json.WriteString("foundZh", finding.Found.Chinese);
        json.WriteString("advice", finding.Rule.Advice.English);
        json.WriteString("adviceZh", finding.Rule.Advice.Chinese);
        json.WriteEndObject();
    }
}
