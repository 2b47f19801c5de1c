using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Radiomics.Cohorts;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics anonymize</c>: a hospital's delivery without identities.</summary>
internal static class AnonymizeCommand
{
    public static Command Create()
    {
        Command command = new("anonymize", """
            Writes a hospital's delivery again without identities: DICOM headers by the basic profile of PS3.15 (a list of attributes that stay; all others go,
            private ones too; UIDs replaced, dates moved back by days of the patient's own, so that intervals stay), tables and folders with pseudonyms.
            Pixels are copied untouched, compressed ones too. 'validate' and 'run' work on the result as on the original, to the same features.

            The key, which tells who is who, is written beside OUT as OUT.key.json, never into it unless --key says so. With the key of an earlier delivery the
            same patients get the same pseudonyms. All that is written is read again and searched for names, IDs, UIDs and dates of the source.

            What it does not do: text burned into pixels stays, and so do faces. Files that are no image of a series are left out.

            Examples:
              radiomics anonymize HOSPITAL -o shared
              radiomics anonymize HOSPITAL2 -o shared2 --key shared.key.json --drop 备注

            Exit codes: 0 every patient and table written, 1 usage, 2 some withheld or damaged, 3 none written.
            """);
        Argument<string> folder = new("FOLDER") { Description = "Folder of the delivery: class / patient / series / images, flatter or deeper. It is only read." };
        Option<string> file = new("--output", "-o") { Description = "Folder to be written; empty or not there yet.", HelpName = "OUT", Required = true };
        Option<string?> key = new("--key") { Description = "Key file: read where it is there, written with the new patients. By default OUT.key.json.", HelpName = "FILE" };
        Option<string[]> tables = new("--tables") { Description = "Workbooks (.xlsx, .xls) and .csv files; by default all in the folder.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        Option<string[]> drop = new("--drop") { Description = "Headers of columns to be emptied, besides telephone, address, birth date, physician and the like.", HelpName = "COLUMN", AllowMultipleArgumentsPerToken = true };
        Option<string?> report = new("--report") { Description = "Writes what was done as JSON, without identities.", HelpName = "FILE" };
        Option<int> threads = new("--threads") { Description = "Threads. The results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<bool> quiet = new("--quiet", "-q") { Description = "No progress, only results and errors." };
        command.Arguments.Add(folder);
        foreach (Option option in (Option[])[file, key, tables, drop, report, threads, quiet]) command.Options.Add(option);
        command.SetBody((parsed, output, cancellation) =>
        {
            string source = parsed.GetRequiredValue(folder), target = parsed.GetRequiredValue(file);
            AnonymizationOptions options = new() { KeyFile = parsed.GetValue(key), DroppedColumns = parsed.GetValue(drop) ?? [], Threads = parsed.GetValue(threads) };
            using ProgressLine progress = new(output.Talk, parsed.GetValue(quiet));
            AnonymizationResult result = Anonymizer.Run(source, target, parsed.GetValue(tables) is { Length: > 0 } given ? given : null, options, progress, cancellation);
            progress.Dispose();
            Show(output, result, target);
            if (parsed.GetValue(report) is { } path)
            {
                ImageFiles.Replace(path, stream => Write(stream, result));
                output.Talk.WriteLine($"written: {path}");
            }
            if (result.PatientsWritten == 0) return ExitCode.AllFailed;
            return result.Failures.Count > 0 || result.LeftOut.Keys.Any(IsDamage) || result.TablesLeftOut > 0 ? ExitCode.SomeFailed : ExitCode.Success;
        });
        return command;
    }

    private static bool IsDamage(string code) => code is not ("DICOM_NOT_DICOM" or "DICOM_DIRECTORY" or "DICOM_LOCALIZER" or "DICOM_COLOR" or "DICOM_GEOMETRY_MISSING" or "DICOM_NO_PIXELS" or "FILE_EMPTY");

    private static void Show(CommandOutput output, AnonymizationResult result, string target)
    {
        foreach (AnonymizationFailure failure in result.Failures) output.Report(failure.Code, $"{failure.Subject}: {failure.Message}");
        foreach (LeakedIdentity leak in result.Leaks.Take(20)) output.Talk.WriteLine($"left: {TableText.Shown(leak.ToString(), 200)}");
        if (result.Leaks.Count > 20) output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {result.Leaks.Count - 20} more places"));
        foreach ((string code, int count) in result.LeftOut) output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"left out: {count} files ({code})"));
        if (result.TablesLeftOut > 0) output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"left out: {result.TablesLeftOut} tables that cannot be read or have no column of IDs"));
        if (result.EmptiedColumns.Count > 0) output.Talk.WriteLine($"emptied columns: {TableText.Shown(string.Join(", ", result.EmptiedColumns), 400)}");
        foreach ((string patient, int count) in result.BurnedIn) output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warning: {count} images of {patient} say that text is burned into their pixels; it is still there"));
        output.Results.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.PatientsWritten} of {result.Patients} patients written, {result.Images} images, {result.Tables.Count} tables; check: {result.Leaks.Count} identities found"));
        if (result.PatientsWritten == 0) return;
        output.Talk.WriteLine("not done: text burned into pixels and faces that a head scan shows");
        output.Talk.WriteLine($"written: {target}");
        output.Talk.WriteLine($"key, to be kept apart: {result.KeyFile}");
    }

    private static void Write(Stream stream, AnonymizationResult result)
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
        json.WriteStartObject();
        json.WriteString("profile", "DICOM PS3.15 basic profile by a list of kept attributes; dates modified, descriptions cleaned");
        json.WriteNumber("patients", result.Patients);
        json.WriteNumber("patientsWritten", result.PatientsWritten);
        json.WriteNumber("images", result.Images);
        Strings("tables", result.Tables);
        Strings("emptiedColumns", result.EmptiedColumns);
        json.WriteStartArray("failures");
        foreach (AnonymizationFailure failure in result.Failures)
        {
            // Messages may name files of the source.
            json.WriteStartObject();
            json.WriteString("subject", failure.Subject);
            json.WriteString("code", failure.Code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Strings("identitiesFound", result.Leaks.Where(l => l.Kind.Length > 0).Select(l => l.Place == "path" ? l.Place : l.ToString()));
        Counts("leftOut", result.LeftOut);
        json.WriteNumber("tablesLeftOut", result.TablesLeftOut);
        Counts("burnedIn", result.BurnedIn);
        json.WriteEndObject();

        void Strings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (string value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }

        void Counts(string name, IReadOnlyDictionary<string, int> counts)
        {
            json.WriteStartObject(name);
            foreach ((string key, int count) in counts) json.WriteNumber(key, count);
            json.WriteEndObject();
        }
    }
}
