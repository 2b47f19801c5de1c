using System.Diagnostics;
using Radiomics.Formats;
using Xunit;

namespace Radiomics.Core.Tests.Extraction.Reports;

public class MeasurementReportTests
{
    private static readonly DicomTag s_content = new(0x0040A730), s_name = new(0x0040A043), s_measured = new(0x0040A300);

    private static (Volume Volume, MeasuredRegion Region) Measured()
    {
        var random = new Random(3);
        float[] voxels = [.. Enumerable.Range(0, 1000).Select(_ => (float)random.Next(-100, 100))];
        Volume volume = Volume.FromHounsfield(voxels, new ImageSize(10, 10, 10), new Spacing(1, 1, 1));
        byte[] inside = new byte[1000];
        for (int z = 2; z < 8; z++)
            for (int y = 2; y < 8; y++)
                inside.AsSpan(z * 100 + y * 10 + 2, 6).Fill(1);
        Mask mask = Mask.FromVoxels(volume.Geometry, inside, 1, "nodule");
        return (volume, new MeasuredRegion(mask, new FeatureExtractor(ExtractionSettings.PyRadiomics).Extract(volume, mask, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Every_feature_stands_in_the_report_with_its_value_and_code()
    {
        string folder = Directory.CreateTempSubdirectory("radiomics-sr-").FullName, path = Path.Combine(folder, "a.dcm"), seg = Path.Combine(folder, "seg.dcm");
        try
        {
            (Volume volume, MeasuredRegion region) = Measured();
            MeasurementReport.Save(path, [region], volume);
            Mask.SaveSegmentation(seg, [region.Mask], volume);
            DicomDataset root = DicomDataset.Read(path);
            DicomDataset group = root.Items(s_content)[^1].Items(s_content)[0];
            DicomDataset[] numbers = [.. group.Items(s_content).Where(item => item.Text(new DicomTag(0x0040A040)) == "NUM")];
            Assert.Equal(region.Features.Count, numbers.Length);
            for (int i = 0; i < numbers.Length; i++)
            {
                FeatureValue expected = region.Features[i];
                DicomDataset name = numbers[i].Items(s_name)[0];
                Assert.Equal(expected.Name, name.Text(DicomTags.CodeMeaning));
                if (expected.Feature.IbsiCode.Length > 0) Assert.Equal(expected.Feature.IbsiCode, name.Text(DicomTags.CodeValue));
                if (double.IsNaN(expected.Value)) Assert.Empty(numbers[i].Items(s_measured));
                else Assert.Equal(expected.Value, BitConverter.ToDouble(numbers[i].Items(s_measured)[0].Value(new DicomTag(0x0040A161)).Span));
            }
            DicomDataset image = Assert.Single(group.Items(s_content), item => item.Text(new DicomTag(0x0040A040)) == "IMAGE");
            Assert.Equal(DicomDataset.Read(seg).Text(DicomTags.SopInstanceUid), image.Items(new DicomTag(0x00081199))[0].Text(DicomTags.ReferencedSopInstanceUid));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("/usr/bin/dsrdump")]
    [InlineData("/usr/bin/dciodvfy")]
    public void Other_software_reads_the_report_without_an_error_where_it_is_installed(string tool)
    {
        Assert.SkipUnless(File.Exists(tool), $"{tool} is not installed");
        string folder = Directory.CreateTempSubdirectory("radiomics-sr-").FullName, path = Path.Combine(folder, "a.dcm");
        try
        {
            (Volume volume, MeasuredRegion region) = Measured();
            MeasurementReport.Save(path, [region], volume);
            using Process process = Process.Start(new ProcessStartInfo(tool, [path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string report = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.DoesNotContain(report.Split('\n'), line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("E:", StringComparison.Ordinal));
            Assert.Equal(0, tool.EndsWith("dsrdump", StringComparison.Ordinal) ? process.ExitCode : 0);
            Assert.NotNull(output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
