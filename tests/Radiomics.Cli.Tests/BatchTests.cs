using System.Text;
using System.Text.Json;
using Radiomics.Cli.Batch;
using Xunit;

namespace Radiomics.Cli.Tests;

/// <summary>Tables of cases: what comes out, in which order, and what happens to bad rows.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly SampleImage _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task EveryCaseGivesARowInTheOrderOfTheTableWhateverTheNumberOfJobs()
    {
        string table = Table(
            "\uFEFFcase,Image,Mask,Label,备注,delta\r\n" +
            "a,图像.nii.gz,labels.nrrd,2,\"two\r\nlines, \"\"quoted\"\"\",-1.5\r\n" +
            "\r\n" +
            "b,missing.nii.gz,labels.nrrd,1,\r\n" +
            "c,图像.nii.gz,labels.nrrd,7,=1+1\r\n" +
            "d,图像.nii.gz,,1,\r\n" +
            "e,图像.nii.gz,labels.nrrd,1.0,last\r\n");
        string[] outputs = ["one.csv", "three.csv"];
        foreach ((string name, string jobs) in outputs.Zip(["1", "3"]))
        {
            (int code, string output, string talk) = await CommandRunner.RunAsync("extract", table, "-o", _sample.File(name), "-j", jobs);
            Assert.Equal(2, code);
            Assert.Empty(output);
            Assert.Contains("2 of 5 cases done, 3 failed: CASE_INCOMPLETE 1, FILE_NOT_FOUND 1, MASK_LABEL_MISSING 1", talk, StringComparison.Ordinal);
            Assert.Contains("case 2 (line 5): error FILE_NOT_FOUND", talk, StringComparison.Ordinal);
        }
        Assert.Equal(await File.ReadAllBytesAsync(_sample.File("one.csv"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(_sample.File("three.csv"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(_sample.File("one.csv.partial")));

        List<Dictionary<string, string>> rows = ReadRows(_sample.File("one.csv"));
        Assert.Equal(["case", "Image", "Mask", "Label", "备注", "delta", "status", "error_code", "error_message"], rows[0].Keys.Take(9));
        Assert.Equal("-1.5", rows[0]["delta"]);
        Assert.Equal(["a", "b", "c", "d", "e"], rows.Select(r => r["case"]));
        Assert.Equal(["ok", "failed", "failed", "failed", "ok"], rows.Select(r => r["status"]));
        Assert.Equal(["two\r\nlines, \"quoted\"", "", "'=1+1", "", "last"], rows.Select(r => r["备注"]));
        Assert.Equal("图像.nii.gz", rows[0]["Image"]);
        Volume volume = Volume.Load(_sample.Image);
        foreach ((int row, int label) in new[] { (0, 2), (4, 1) })
        {
            FeatureSet features = FeatureExtractor.PyRadiomics.Extract(volume, Mask.Load(_sample.TwoLabels, volume, label), TestContext.Current.CancellationToken);
            foreach (FeatureValue feature in features) Assert.Equal(feature.Value, double.Parse(rows[row][feature.Name], System.Globalization.CultureInfo.InvariantCulture));
        }
        Assert.Equal("", rows[1]["original_firstorder_Mean"]);
    }

    [Fact]
    public async Task WithoutALabelItIsOne()
    {
        string table = Table("Image;Mask\n图像.nii.gz;labels.nrrd\n");
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", table, "-f", "json");
        Assert.Equal(0, code);
        Assert.Contains("separated by semicolons", talk, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement one = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal((1, 1, "ok"), (one.GetProperty("case").GetInt32(), one.GetProperty("label").GetInt32(), one.GetProperty("status").GetString()));
        Assert.Equal("labels.nrrd", one.GetProperty("row").GetProperty("Mask").GetString());
        Assert.True(one.GetProperty("features").GetProperty("original_firstorder_Mean").GetDouble() > 0);
    }

    [Fact]
    public async Task Utf16AndAbsolutePathsAreRead()
    {
        string table = _sample.File("CASES.CSV");
        await File.WriteAllTextAsync(table, $"Image\tMask\n{_sample.Image}\t{_sample.OneLabel}\n", Encoding.Unicode, TestContext.Current.CancellationToken);
        (int code, string output, _) = await CommandRunner.RunAsync("extract", table, "--format-path", "basename", "-q");
        Assert.Equal(0, code);
        Assert.Contains("图像.nii.gz,mask.nii.gz,ok", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinesOfTextAreNumberedByCase()
    {
        string table = Table("id,Image,Mask\n7,图像.nii.gz,mask.nii.gz\n8,none.nii,mask.nii.gz\n");
        (int code, string output, _) = await CommandRunner.RunAsync("extract", table, "-f", "txt", "-q");
        Assert.Equal(2, code);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("Case-1_id: 7", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("Case-1_original_firstorder_Mean: ", StringComparison.Ordinal));
        Assert.Contains("Case-2_error_code: FILE_NOT_FOUND", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Case-2_original", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ValidationOnlyChecks()
    {
        string table = Table("Image,Mask,Label\n图像.nii.gz,labels.nrrd,1\n图像.nii.gz,labels.nrrd,3\n图像.nii.gz,shifted.nrrd,1\n");
        ImageGeometry g = _sample.Volume.Geometry;
        new Volume(new ImageGeometry(g.Size, g.Spacing, new PointMm(0, 0, 0), Direction.Identity), [.. Enumerable.Repeat(1f, (int)g.Size.VoxelCount)], StoredType.UInt8).Save(_sample.File("shifted.nrrd"));
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", table, "--validate");
        Assert.Equal(2, code);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("Image,Mask,Label,status,error_code,error_message", lines[0]);
        Assert.Equal("图像.nii.gz,labels.nrrd,1,ok,,", lines[1]);
        Assert.Contains("MASK_LABEL_MISSING", lines[2], StringComparison.Ordinal);
        Assert.Contains("GEOMETRY_MISMATCH", output, StringComparison.Ordinal);
        Assert.Contains("1 of 3 cases valid", talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image,Mask\na,b\n", "Did you mean it by 'image'?")]
    [InlineData("Image,Masks\na,b\n", "Did you mean it by 'Masks'?")]
    [InlineData("Path,Label\na,1\n", "no column 'Image'")]
    [InlineData("Image,Mask,Image\na,b,c\n", "'Image' is there 2 times")]
    [InlineData("Image,Mask,status\na,b,c\n", "'status'")]
    [InlineData("Image,Mask\n", "no case")]
    [InlineData("", "empty")]
    [InlineData("Image,Mask\n\"a,b\n", "never closed")]
    [InlineData("Image,Mask\n\"a\"b,c\n", "follows a closing quote")]
    public async Task ATableThatIsNoneIsAUsageError(string text, string advice)
    {
        (int code, string output, string talk) = await CommandRunner.RunAsync("extract", Table(text), "-o", _sample.File("out.csv"));
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(advice, talk, StringComparison.Ordinal);
        Assert.False(File.Exists(_sample.File("out.csv")));
        Assert.False(File.Exists(_sample.File("out.csv.partial")));
    }

    [Fact]
    public async Task BytesThatAreNoUnicodeAreNamed()
    {
        string table = _sample.File("gb.csv");
        await File.WriteAllBytesAsync(table, [.. "Image,Mask,"u8, 0xB2, 0xA1, (byte)'\n'], TestContext.Current.CancellationToken);
        (int code, _, string talk) = await CommandRunner.RunAsync("extract", table);
        Assert.Equal(1, code);
        Assert.Contains("CSV UTF-8", talk, StringComparison.Ordinal);
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", _sample.File("nowhere.csv"))).Code);
    }

    [Fact]
    public async Task EmptyColumnsAtTheEndAreDroppedAndSpareFieldsAreAnErrorOfTheRow()
    {
        CaseTable table = CaseTable.Read(Table(",Image,Mask,,\n1,a,b,,\n2,c,d,,,x\n"));
        Assert.Equal(["column_1", "Image", "Mask"], table.Columns);
        Assert.Null(table.Cases[0].Problem);
        Assert.Equal("CASE_FIELDS", table.Cases[1].Problem?.Code);
        Assert.Equal(_sample.File("a"), table.Cases[0].Image);
        (int code, _, string talk) = await CommandRunner.RunAsync("extract", Table("Image,Mask,Label,Label_channel\n图像.nii.gz,mask.nii.gz,1,x\n图像.nii.gz,mask.nii.gz,1,0\n图像.nii.gz,mask.nii.gz,1.5,0\n"), "-q");
        Assert.Equal(2, code);
        Assert.Contains("case 1 (line 2): error CASE_LABEL", talk, StringComparison.Ordinal);
        Assert.Contains("case 3 (line 4): error CASE_LABEL", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsThereIsReplacedOrAddedToOnlyWhenAsked()
    {
        string table = Table("Image,Mask\n图像.nii.gz,mask.nii.gz\n"), file = _sample.File("out.csv");
        Assert.Equal(0, (await CommandRunner.RunAsync("extract", table, "-o", file, "-q")).Code);
        byte[] first = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

        (int code, _, string talk) = await CommandRunner.RunAsync("extract", table, "-o", file, "-q");
        Assert.Equal(1, code);
        Assert.Contains("--overwrite", talk, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRunner.RunAsync("extract", table, "-o", file, "-q", "--append")).Code);
        Assert.Equal(2, ReadRows(file).Count);
        Assert.Equal(first, (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..first.Length]);
        (code, _, talk) = await CommandRunner.RunAsync("extract", table, "-o", file, "-q", "--append", "--set", "featureClass=shape");
        Assert.Equal(1, code);
        Assert.Contains("OUTPUT_COLUMNS", talk, StringComparison.Ordinal);
        Assert.Equal(2, ReadRows(file).Count);
        Assert.Equal(0, (await CommandRunner.RunAsync("extract", table, "-o", file, "-q", "--overwrite")).Code);
        Assert.Equal(first, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        await File.WriteAllTextAsync(file + ".partial", "rows of a run that was killed", TestContext.Current.CancellationToken);
        (code, _, talk) = await CommandRunner.RunAsync("extract", table, "-o", file, "-q", "--append");
        Assert.Equal(1, code);
        Assert.Contains("OUTPUT_PARTIAL", talk, StringComparison.Ordinal);
        Assert.Equal("rows of a run that was killed", await File.ReadAllTextAsync(file + ".partial", TestContext.Current.CancellationToken));

        Assert.Equal(1, (await CommandRunner.RunAsync("extract", table, "-o", table, "--overwrite")).Code);
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", table, "-o", _sample.File("o.json"), "--append")).Code);
        Assert.Equal(3, (await CommandRunner.RunAsync("extract", table, "-o", _sample.File("no/folder/out.csv"))).Code);
    }

    [Theory]
    [InlineData("--mask", "m.nii")]
    [InlineData("--label", "1")]
    [InlineData("--seed", "1,2,3")]
    [InlineData("--jobs", "0")]
    public async Task OptionsOfOneImageDoNotGoWithATable(string option, string value) =>
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", Table("Image,Mask\na,b\n"), option, value)).Code);

    [Fact]
    public async Task OptionsOfATableDoNotGoWithOneImage()
    {
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, "-j", "2")).Code);
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, "-f", "txt")).Code);
        Assert.Equal(1, (await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.OneLabel, "--validate")).Code);
    }

    [Fact]
    public async Task TheSettingsNameTheLabelAndMayMoveTheMask()
    {
        ImageGeometry g = _sample.Volume.Geometry;
        float[] shifted = [.. Enumerable.Repeat(0f, (int)g.Size.VoxelCount)];
        for (int i = 0; i < 3; i++) shifted.AsSpan(g.Size.Offset(new VoxelIndex(10, 10 + i, 10)), 4).Fill(2);
        new Volume(new ImageGeometry(g.Size, g.Spacing, new PointMm(g.Origin.X + 0.8, g.Origin.Y, g.Origin.Z), Direction.Identity), shifted, StoredType.UInt8).Save(_sample.File("moved.nrrd"));
        string table = Table("Image,Mask\n图像.nii.gz,moved.nrrd\n");
        Assert.Contains("GEOMETRY_MISMATCH", (await CommandRunner.RunAsync("extract", table, "-q", "-s", "label:2")).Talk, StringComparison.Ordinal);
        (int code, string output, _) = await CommandRunner.RunAsync("extract", table, "-q", "-s", "label:2", "-s", "correctMask:true");
        Assert.Equal(0, code);
        Dictionary<string, string> row = Assert.Single(Rows(output));
        Assert.Equal("(11, 10, 10, 4, 3, 1)", row["diagnostics_Mask-corrected_BoundingBox"]);
        Assert.Contains("MASK_LABEL_MISSING", (await CommandRunner.RunAsync("extract", table, "-q", "-s", "correctMask:true")).Talk, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRunner.RunAsync("extract", table, "-q", "-s", "label:2", "-s", "correctMask:true", "--validate")).Code);
    }

    [Fact]
    public async Task UndefinedFeaturesAreNamedWithTheirReason()
    {
        byte[] voxels = new byte[_sample.Volume.Size.VoxelCount];
        voxels[_sample.Volume.Size.Offset(new VoxelIndex(3, 3, 3))] = 1;
        voxels[_sample.Volume.Size.Offset(new VoxelIndex(9, 9, 9))] = 1;
        Mask.FromVoxels(_sample.Volume.Geometry, voxels).Save(_sample.File("apart.nii.gz"));
        string table = Table("Image,Mask\n图像.nii.gz,apart.nii.gz\n");
        (int code, string output, _) = await CommandRunner.RunAsync("extract", table, "-q");
        Assert.Equal(0, code);
        Dictionary<string, string> row = Assert.Single(Rows(output));
        Assert.Contains("original_glcm_JointEntropy:NO_NEIGHBORS", row["undefined"].Split(' '));
        Assert.Equal("NaN", row["original_glcm_JointEntropy"]);
        Assert.Equal("", Assert.Single(Rows((await CommandRunner.RunAsync("extract", table, "-q", "--skip-nans")).Output))["original_glcm_JointEntropy"]);
        Assert.DoesNotContain("Case-1_original_glcm_JointEntropy", (await CommandRunner.RunAsync("extract", table, "-q", "--skip-nans", "-f", "txt")).Output, StringComparison.Ordinal);
        Assert.Contains("Case-1_original_glcm_JointEntropy: NaN", (await CommandRunner.RunAsync("extract", table, "-q", "-f", "txt")).Output, StringComparison.Ordinal);

        Dictionary<string, string> single = Assert.Single(Rows((await CommandRunner.RunAsync("extract", _sample.Image, "--mask", _sample.File("apart.nii.gz"), "-q")).Output));
        Assert.Equal(row["undefined"], single["undefined"]);
    }

    [Fact]
    public async Task DiagnosticsOfTheStagesHaveTheirColumns()
    {
        FeatureSet features = FeatureExtractor.PyRadiomics.Extract(Volume.Load(_sample.Image), Mask.Load(_sample.OneLabel, Volume.Load(_sample.Image)), TestContext.Current.CancellationToken);
        Assert.NotEmpty(features.Diagnostics);
        Assert.Subset(FeatureExtractor.PyRadiomics.DiagnosticNames.ToHashSet(), features.Diagnostics.Select(d => d.Name).ToHashSet());
        Dictionary<string, string> row = Assert.Single(Rows((await CommandRunner.RunAsync("extract", Table("Image,Mask\n图像.nii.gz,mask.nii.gz\n"), "-q")).Output));
        Assert.Contains("diagnostics_Image-original_Hash", row.Keys);
        Assert.Contains("diagnostics_Mask-original_VoxelNum", row.Keys);
        foreach (Diagnostic stage in features.Diagnostics) Assert.Equal(stage.Text, row[$"diagnostics_{stage.Name}"]);
    }

    [Fact]
    public void ConsecutiveCasesOnOneImageLoadItOnce()
    {
        List<string> loaded = [];
        ImageCache cache = new(2, path =>
        {
            lock (loaded) loaded.Add(path);
            return path == "bad" ? throw new IOException("bad") : _sample.Volume;
        });
        foreach (string path in new[] { "a", "a", "b", "a", "c", "a", "b" }) cache.Get(path);
        Assert.Equal(["a", "b", "c", "b"], loaded);
        Assert.Throws<IOException>(() => cache.Get("bad"));
        Assert.Throws<IOException>(() => cache.Get("bad"));
        Assert.Equal("bad", Assert.Single(loaded, p => p == "bad"));
    }

    private string Table(string text)
    {
        string path = _sample.File("cases.csv");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private static List<Dictionary<string, string>> ReadRows(string path) => Rows(File.ReadAllText(path));

    private static List<Dictionary<string, string>> Rows(string text)
    {
        string[][] records = [.. new DelimitedText(new StringReader(text), ',', "test").Read().Select(r => r.Fields)];
        Assert.All(records, r => Assert.Equal(records[0].Length, r.Length));
        return [.. records.Skip(1).Select(r => records[0].Zip(r).ToDictionary(p => p.First, p => p.Second))];
    }
}
