using System.Text;
using CsvHelper;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class AnonymizerTests : IDisposable
{
    private readonly MadeRun _made = new("P00017", "0002345");
    private string Out => _made.Output("外发 1");
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _made.Dispose();

    [Fact]
    public void Validate_and_run_give_the_same_on_the_anonymous_delivery()
    {
        // A contrast series beside the plain one, by its folder's name, and a folder with the name behind the ID.
        _made.Cohort.Patients[0].FolderName = "P00017 王小明";
        _made.Cohort.Patients[1].FolderName = "２３４５";
        MadeSeries plain = _made.Cohort.Patients[0].Series[0];
        _made.Cohort.Patients[0].Series.Add(new MadeSeries { Folder = "2 王小明 增强1期", Size = plain.Size, Slices = plain.Slices, Nodules = plain.Nodules, Paint = plain.Paint, Agent = "Iohexol", Time = "081500" });
        _made.Cohort.Positions[0][6] = MadeRun.Slices - 12;
        _made.Cohort.Write();
        AnonymizationResult result = Anonymizer.Run(_made.Cohort.Root, Out, cancellationToken: Stop);
        Assert.Empty(result.Failures);
        Assert.Equal((2, 2, 3), (result.Patients, result.PatientsWritten, result.Tables.Count));

        Delivery before = _made.Cohort.Open(), after = Delivery.Open(Out, cancellationToken: Stop);
        Assert.Equal(Rules(before.Validate(cancellationToken: Stop)), Rules(after.Validate(cancellationToken: Stop)));
        Assert.Equal(before.Targets.Select(t => (t.Phase, t.Seed, t.IsReady)), after.Targets.Select(t => (t.Phase, t.Seed, t.IsReady)));
        string[] folders = [.. after.Patients.SelectMany(p => p.Series).Select(s => s.Folder)];
        Assert.All(folders, f => Assert.Matches(@"^恶性/S\d{12}/(平扫|arterial)$", f));

        string[][] original = Features(CohortRun.Run(before, _made.Output("a"), null, null, Stop).Table), anonymous = Features(CohortRun.Run(after, _made.Output("b"), null, null, Stop).Table);
        Assert.Equal(3, original.Length);
        Assert.Equal(original, anonymous);
        foreach (string mask in Directory.GetFiles(_made.Output("a/masks")).Order().Zip(Directory.GetFiles(_made.Output("b/masks"))).Select(p => p.First)) Assert.True(new FileInfo(mask).Length > 0);

        // That an ID is written in several ways cannot be told of a pseudonym.
        static IEnumerable<string> Rules(IReadOnlyList<Finding> findings) => findings.Select(f => f.Rule.Id).Where(id => id != "ID_NORMALIZED").Order();
    }

    [Fact]
    public void Nothing_of_a_patient_is_left_in_any_byte()
    {
        byte[] chinese = Encoding.GetEncoding("GB18030").GetBytes("欧阳^娜娜");
        foreach (MadePatient patient in _made.Cohort.Patients)
        {
            patient.Series[0].Tweak = (_, dataset) => dataset
                .Text(DicomTags.SpecificCharacterSet, Vr.CS, "GB18030").Bytes(DicomTags.PatientName, Vr.PN, chinese)
                .Text(DicomTags.PatientBirthDate, Vr.DA, "19610305").Text(DicomTags.AccessionNumber, Vr.SH, "ACC9911").Text(new DicomTag(0x00080080), Vr.LO, "City Hospital No 7")
                .Text(new DicomTag(0x00081030), Vr.LO, "CT of Ouyang Nana").Text(new DicomTag(0x00104000), Vr.LT, "calls herself Nana")
                .Text(new DicomTag(0x00090010), Vr.LO, "ACME").Text(new DicomTag(0x00091001), Vr.LO, "Ouyang")
                .Text(DicomTags.SeriesDescription, Vr.LO, "Ouyang Nana arterial phase")
                .Sequence(new DicomTag(0x00400275), [new DicomDatasetBuilder().Text(new DicomTag(0x00321060), Vr.LO, "Ouyang Nana again")])
                .Sequence(new DicomTag(0x00082112),
                [
                    new DicomDatasetBuilder().Text(DicomTags.ReferencedSopInstanceUid, Vr.UI, "1.2.826.0.1.3680043.10.1599.77.5").Text(new DicomTag(0x00091001), Vr.LO, "ACME")
                        .Sequence(new DicomTag(0x0040A170), [new DicomDatasetBuilder().Text(new DicomTag(0x00080104), Vr.LO, "kept").Text(DicomTags.PatientName, Vr.PN, "Ouyang^Nana")]),
                ], undefinedLength: true);
        }
        _made.Cohort.Write();
        Assert.Empty(Anonymizer.Run(_made.Cohort.Root, Out, cancellationToken: Stop).Failures);

        string[] words = ["P00017", "0002345", "2345", "Ouyang", "Nana", "19610305", "20240102", "ACC9911", "City Hospital", "ACME", "1.2.826.0.1.3680043.10.1599"];
        foreach (string file in Directory.EnumerateFiles(Out, "*.dcm", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(file);
            int pixels = bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xE0, 0x7F, 0x10, 0x00]);
            string head = Encoding.Latin1.GetString(bytes, 0, pixels);
            // The pseudonyms and UIDs are digits; an ID of digits alone is looked for between other characters.
            Assert.All(words, word => Assert.DoesNotMatch(word.All(char.IsAsciiDigit) ? $@"(?<!\d){word}(?!\d)" : System.Text.RegularExpressions.Regex.Escape(word), head));
            Assert.Equal(-1, bytes.AsSpan(0, pixels).IndexOf(chinese.AsSpan(0, 4)));
            DicomDataset header = DicomDataset.Read(file);
            Assert.DoesNotContain(header.Elements, e => (e.Tag.Group & 1) != 0);
            Assert.Equal("arterial", header.Text(DicomTags.SeriesDescription));
            Assert.Equal("YES", header.Text(new DicomTag(0x00120062)));
            Assert.Equal("", header.Text(DicomTags.PatientBirthDate) ?? "");
            Assert.True(header.Contains(DicomTags.PatientBirthDate));
            DicomDataset reference = Assert.Single(header.Items(new DicomTag(0x00082112)));
            Assert.StartsWith("2.25.", reference.Text(DicomTags.ReferencedSopInstanceUid), StringComparison.Ordinal);
            DicomDataset purpose = Assert.Single(reference.Items(new DicomTag(0x0040A170)));
            Assert.Equal("kept", purpose.Text(new DicomTag(0x00080104)));
            Assert.Matches(@"^S\d{12}$", purpose.Text(DicomTags.PatientName));
        }
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Out, "*", SearchOption.AllDirectories), path => words.Any(w => path[Out.Length..].Contains(w, StringComparison.Ordinal)));
    }

    [Fact]
    public void Dates_move_together_and_UIDs_stay_consistent()
    {
        for (int p = 0; p < 2; p++)
        {
            int patient = p;
            _made.Cohort.Patients[p].Series[0].Tweak = (slice, dataset) => dataset.Text(DicomTags.StudyDate, Vr.DA, "20240102").Text(new DicomTag(0x00080021), Vr.DA, "20240105")
                .Text(new DicomTag(0x0008002A), Vr.DT, "20240110081500.25").Text(DicomTags.FrameOfReferenceUid, Vr.UI, "1.2.840.10008.1.4.1.1").Text(DicomTags.StudyInstanceUid, Vr.UI, "1.2.3.444.5555");
        }
        _made.Cohort.Write();
        Anonymizer.Run(_made.Cohort.Root, Out, cancellationToken: Stop);
        List<int> shifts = [];
        HashSet<string> studies = [], instances = [];
        foreach (string patient in Directory.GetDirectories(Path.Combine(Out, "恶性")))
        {
            DicomDataset[] headers = [.. Directory.GetFiles(Path.Combine(patient, "平扫")).Select(DicomDataset.Read)];
            DateTime study = Date(headers[0], DicomTags.StudyDate);
            Assert.All(headers, h =>
            {
                Assert.Equal(study, Date(h, DicomTags.StudyDate));
                Assert.Equal(3, (Date(h, new DicomTag(0x00080021)) - study).Days);
                Assert.Equal(study.AddDays(8).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) + "081500.25", h.Text(new DicomTag(0x0008002A)));
                Assert.Equal("1.2.840.10008.1.4.1.1", h.Text(DicomTags.FrameOfReferenceUid));
                studies.Add(h.Text(DicomTags.StudyInstanceUid)!);
                Assert.True(instances.Add(h.Text(DicomTags.SopInstanceUid)!));
                Assert.Matches(@"^2\.25\.\d{1,39}$", h.Text(DicomTags.SopInstanceUid));
            });
            Assert.Single(headers.Select(h => h.Text(DicomTags.SeriesInstanceUid)).Distinct());
            shifts.Add((new DateTime(2024, 1, 2) - study).Days);
        }
        Assert.Single(studies);
        Assert.All(shifts, days => Assert.InRange(days, 3653, 14610));
        Assert.NotEqual(shifts[0], shifts[1]);

        static DateTime Date(DicomDataset header, DicomTag tag) => DateTime.ParseExact(header.Text(tag)!, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_same_key_gives_the_same_bytes_and_lies_outside_the_output()
    {
        _made.Cohort.Write();
        AnonymizationResult first = Anonymizer.Run(_made.Cohort.Root, Out, cancellationToken: Stop);
        Assert.Equal(Out + ".key.json", first.KeyFile);
        Assert.DoesNotContain(Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories), f => f.EndsWith(".json", StringComparison.Ordinal));
        string key = File.ReadAllText(first.KeyFile);
        Assert.Contains("P00017", key, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(first.KeyFile));

        string again = _made.Output("外发 2"), other = _made.Output("外发 3");
        Anonymizer.Run(_made.Cohort.Root, again, options: new AnonymizationOptions { KeyFile = first.KeyFile, Threads = 1 }, cancellationToken: Stop);
        Assert.Equal(key, File.ReadAllText(first.KeyFile));
        // Workbooks carry the moment of packing in their archive; their cells are compared.
        Assert.Equal(Images(Out), Images(again));
        Assert.Equal(Cells(Out), Cells(again));
        Anonymizer.Run(_made.Cohort.Root, other, cancellationToken: Stop);
        Assert.Empty(Images(Out).Values.Intersect(Images(other).Values));

        static SortedDictionary<string, string> Images(string folder) => new(MadeRun.Bytes(folder).Where(f => f.Key.EndsWith(".dcm", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value), StringComparer.Ordinal);
        static string Cells(string folder) => string.Join('\n', Directory.GetFiles(folder, "*.xlsx").Order(StringComparer.Ordinal)
            .SelectMany(f => TableFiles.Read(f, Path.GetFileName(f), TableLimits.Default)).SelectMany(s => s.Rows).Select(r => $"{r.Number}: {string.Join('|', r.Cells)}"));
    }

    [Fact]
    public void A_damaged_patient_stops_no_other_and_the_source_is_untouched()
    {
        _made.Cohort.Patients[1].Series[0].After = folder =>
        {
            string path = Path.Combine(folder, MadeSeries.FileOf(12));
            using FileStream file = new(path, FileMode.Open);
            file.SetLength(file.Length - 1000);
        };
        _made.Cohort.Write();
        SortedDictionary<string, string> source = MadeRun.Bytes(_made.Cohort.Root);
        AnonymizationResult result = Anonymizer.Run(_made.Cohort.Root, Out, cancellationToken: Stop);
        Assert.Equal(source, MadeRun.Bytes(_made.Cohort.Root));
        // A file whose header can be read but whose pixels are cut off is no image any more, or fails its patient; either way it is told.
        Assert.True(result.Failures.Count == 1 || result.LeftOut.Count > 0);
        Assert.True(result.PatientsWritten >= 1);
        Assert.DoesNotContain(Directory.EnumerateDirectories(Path.GetDirectoryName(Out)!), d => d.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Outputs_that_would_lose_or_spread_something_are_refused()
    {
        _made.Cohort.Write();
        Assert.Equal("OUTPUT_IS_INPUT", Code(Path.Combine(_made.Cohort.Root, "out"), null));
        Assert.Equal("OUTPUT_IS_INPUT", Code(Out, Path.Combine(_made.Cohort.Root, "key.json")));
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "mine.txt"), "");
        Assert.Equal("OUTPUT_EXISTS", Code(Out, null));
        File.Delete(Path.Combine(Out, "mine.txt"));
        string key = _made.Output("key.json");
        File.WriteAllText(key, "{}");
        Assert.Equal("KEY_FILE", Code(Out, key));
        File.WriteAllText(key, "no json");
        Assert.Equal("KEY_FILE", Code(Out, key));

        string Code(string output, string? keyFile) => Assert.Throws<SettingsException>(() => Anonymizer.Run(_made.Cohort.Root, output, options: new AnonymizationOptions { KeyFile = keyFile }, cancellationToken: Stop)).Code;
    }

    [Fact]
    public void Burned_in_text_is_warned_of_and_files_that_are_no_images_stay_behind()
    {
        _made.Cohort.Patients[0].Series[0].Tweak = (slice, dataset) => dataset.Text(new DicomTag(0x00280301), Vr.CS, slice == 3 ? "YES" : "NO");
        _made.Cohort.After = root => File.WriteAllText(Path.Combine(root, "恶性", "病人1", "王小明.txt"), "P00017");
        _made.Cohort.Write();
        AnonymizationResult result = Anonymizer.Run(_made.Cohort.Root, Out, cancellationToken: Stop);
        Assert.Equal(1, Assert.Single(result.BurnedIn).Value);
        Assert.Equal(("DICOM_NOT_DICOM", 1), (Assert.Single(result.LeftOut).Key, result.LeftOut.Values.Single()));
        Assert.DoesNotContain(Directory.EnumerateFiles(Out, "*.txt", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public void Hostile_names_and_IDs_become_harmless_and_stay_inside_the_output()
    {
        using MadeRun hostile = new("../../x999", "=cmd|A1999");
        hostile.Cohort.FollowUpHead = ["ID", "姓名", "statue_death"];
        hostile.Cohort.FollowUp.Clear();
        hostile.Cohort.FollowUp.Add(["../../x999", "<script>alert(1)</script>", 1]);
        hostile.Cohort.Patients[0].Series[0].Tweak = (_, dataset) => dataset.Text(DicomTags.PatientName, Vr.PN, "<script>alert(1)</script>");
        hostile.Cohort.Write();
        AnonymizationResult result = Anonymizer.Run(hostile.Cohort.Root, hostile.Output("o"), cancellationToken: Stop);
        Assert.True(result.Failures.Count == 0, string.Join('\n', result.Failures) + string.Join('\n', result.Leaks));
        foreach (DeliveredTable table in Delivery.Open(hostile.Output("o"), cancellationToken: Stop).Tables)
            Assert.All(table.Rows, row => Assert.Matches(@"^S\d{12}$", row[TableField.Id]));
        Assert.Equal(["o", "o.key.json"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(hostile.Output("o"))!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static string[][] Features(string path)
    {
        using CsvReader reader = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { HasHeader = false });
        List<string[]> rows = [];
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        int[] columns = [.. rows[0].Index().Where(c => c.Item.StartsWith("original_", StringComparison.Ordinal) || c.Item is "status" or "lesion" or "phase" or "seed" or "tnm" or "stage" or "survival" or "class").Select(c => c.Index)];
        Assert.True(columns.Length > 100);
        return [.. rows.Skip(1).Select(r => columns.Select(c => r[c]).ToArray())];
    }
}
