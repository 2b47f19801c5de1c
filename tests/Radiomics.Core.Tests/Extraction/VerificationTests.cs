using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Extraction;

/// <summary>Every trusted value, and the rules by which it is compared.</summary>
public sealed class VerificationTests
{
    [Fact]
    public void EveryValueOfTheDigitalPhantomIsMet()
    {
        VerificationReport report = Verification.Run(new VerificationOptions { Suites = VerificationSuites.Digital }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(482, report.Total);
        AssertAllMatch(report);
    }

    [Theory]
    [InlineData(VerificationSuites.CtPhantom, "A:346 B:346 C:209 D:210 E:210")]
    [InlineData(VerificationSuites.Diagnostics, "A:60 B:60 C:60 D:60 E:60")]
    public void EveryValueOfTheCtPhantomIsMet(VerificationSuites suite, string totals)
    {
        VerificationReport report = Run(suite);
        Assert.Equal(totals, string.Join(' ', report.Groups.GroupBy(g => g.Configuration).Select(g => $"{g.Key}:{g.Sum(one => one.Total)}")));
        AssertAllMatch(report);
    }

    [Fact]
    public void EveryFilterMapIsMetAtEveryVoxel()
    {
        Reference.Require("ibsi2/phase1/reference_response_maps/1_a_1-ValidCRM.nii.gz");
        VerificationReport report = Run(VerificationSuites.FilterMaps);
        AssertAllMatch(report);
        Assert.Equal(30, report.Total);
        // The maps that are not binding are reported all the same, and lie within the tolerance too.
        VerificationRow[] others = [.. report.Rows.Where(r => r.Outcome == VerificationOutcome.NotCompared)];
        Assert.Equal(["9.a", "9.b.1", "10.b.1"], others.Select(r => r.Name));
        Assert.All(others, r => Assert.InRange(r.Deviation, 0, 1));
        Assert.All(others, r => Assert.Contains("not binding", r.Note, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryValueOfFilterResponsesIsMet()
    {
        VerificationReport report = Run(VerificationSuites.FilterFeatures);
        AssertAllMatch(report);
        Assert.Equal(323, report.Total);
        Assert.Equal("8.B", Assert.Single(report.Rows, r => r.Outcome == VerificationOutcome.NotCompared).Configuration);
    }

    [Fact]
    public void EveryValueOfPyRadiomicsIsMetOnEveryImageType()
    {
        VerificationReport report = Run(VerificationSuites.PyRadiomics);
        Assert.True(report.Total > 45_000, $"only {report.Total} values were compared");
        AssertAllMatch(report);
        // Every gray level of every image, but for the one whose region is refused; and nearly every voxel to the last bit.
        VerificationRow[] images = [.. report.Rows.Where(r => r.Family == "gray levels")];
        Assert.True(images.Length > 450, $"only {images.Length} images were compared");
        Assert.Equal(["edge_nan_in_roi default"], images.Where(r => r.Outcome != VerificationOutcome.Matched).Select(r => r.Configuration));
        string[] rounded = [.. images.Where(r => r.Outcome == VerificationOutcome.Matched && r.Note.Length == 0).Select(r => r.Name).Distinct().Order(StringComparer.Ordinal)];
        Assert.Subset(new HashSet<string> { "exponential", "logarithm", "original" }, rounded.ToHashSet());
    }

    [Fact]
    public void EveryVoxelOfPyRadiomicsFeatureMapsIsMet()
    {
        _ = Reference.Require("pyradiomics/voxel");
        VerificationReport report = Run(VerificationSuites.FeatureMaps);
        Assert.Equal(51, report.Total);
        AssertAllMatch(report);
        // Far closer than what is asked for.
        Assert.All(report.Rows, r => Assert.True(r.Deviation < 1e-9, $"{r.Configuration} {r.Name}: {r.Deviation:E2}"));
    }

    [Fact]
    public void WhatHasNoFilesIsNamedAndNotRun()
    {
        VerificationReport nowhere = Verification.Run(new VerificationOptions { ReferenceFolder = Path.Combine(Path.GetTempPath(), "no such folder") }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                VerificationSuites.CtPhantom, VerificationSuites.Diagnostics, VerificationSuites.FilterMaps, VerificationSuites.FilterFeatures, VerificationSuites.PyRadiomics,
                VerificationSuites.FeatureMaps,
            ], nowhere.NotRun.Select(s => s.Suite));
        Assert.All(nowhere.NotRun, s => Assert.Contains("no such folder", s.Reason, StringComparison.Ordinal));
        Assert.All(nowhere.Rows, r => Assert.Equal(VerificationSuites.Digital, r.Suite));

        VerificationReport none = Verification.Run(new VerificationOptions { Suites = VerificationSuites.PyRadiomics }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(none.Rows);
        Assert.Contains("no reference folder", Assert.Single(none.NotRun).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongRowOfATableIsFound()
    {
        ReferenceTables wrong = new(name => new StringReader(
            """
            # A table with one right row, one wrong one, one of a feature that does not exist and one without a value.
            family,aggregation,tag,code,reference,tolerance,note
            Morphology,,morph_vol_approx,YEKZ,592,4,
            Intensity-based statistics,,stat_mean,Q4LE,2.25,0,
            Intensity-based statistics,,stat_wrong,XXXX,1,0,
            Morphology,,morph_comp_1,SKGS,,,no value
            """));
        VerificationReport report = Verification.Run(new VerificationOptions { Suites = VerificationSuites.Digital }, wrong, null, TestContext.Current.CancellationToken);
        Assert.Equal(
            [VerificationOutcome.Matched, VerificationOutcome.Differs, VerificationOutcome.NotComputed, VerificationOutcome.NotCompared], report.Rows.Select(r => r.Outcome));
        Assert.Equal((1, 3), (report.Matched, report.Total));
        Assert.Equal(["stat_mean", "stat_wrong"], report.Mismatches.Select(r => r.Name));
        Assert.Equal(2.1486, report.Rows[1].Value!.Value, 4);
    }

    [Theory]
    [InlineData(2.1486486, 2.15, 0, 3, true)]
    [InlineData(2.1449, 2.15, 0, 3, false)]
    [InlineData(2.1449, 2.15, 0.01, 3, true)]
    [InlineData(2.1349, 2.15, 0.01, 3, false)]
    [InlineData(-0.0001, 0, 0.0001, 3, true)]
    [InlineData(0.0305, 0.031, 0.0005, 3, true)]
    [InlineData(358_499, 358_000, 0, 3, true)]
    [InlineData(358_500, 358_000, 0, 3, false)]
    [InlineData(358_500, 359_000, 0, 3, true)]
    [InlineData(-2.125, -2.13, 0, 3, true)]
    [InlineData(0.285 - 5e-17, 0.29, 0, 2, true)]
    [InlineData(9.996, 10, 0, 3, true)]
    [InlineData(1e-300, 1e-300, 0, 3, true)]
    [InlineData(1.2345e300, 1.23e300, 0, 3, true)]
    [InlineData(125_256.4, 125_256, 0, 6, true)]
    [InlineData(125_257, 125_256, 0, 6, false)]
    [InlineData(double.NaN, 1, 1, 3, false)]
    public void ValuesAreRoundedToTheDigitsOfTheReference(double ours, double reference, double tolerance, int digits, bool matches)
    {
        VerificationRow row = new ReferenceRow("family", "tag", reference, digits, tolerance, "").Compare(VerificationSuites.Digital, "", ours, "");
        Assert.Equal(matches ? VerificationOutcome.Matched : VerificationOutcome.Differs, row.Outcome);
    }

    [Theory]
    [InlineData(1 + 2e-10, 1, 0, true)]
    [InlineData(1 + 2e-9, 1, 0, false)]
    [InlineData(3e-12, 0, 1e-11, true)]
    [InlineData(3e-11, 0, 1e-11, false)]
    [InlineData(double.NaN, double.NaN, 0, true)]
    [InlineData(double.NaN, double.PositiveInfinity, 0, true)]
    [InlineData(1, double.NaN, 1, false)]
    [InlineData(double.NaN, 1, 1, false)]
    public void RelativeDifferencesHaveAFloor(double ours, double reference, double floor, bool same) =>
        Assert.Equal(same, PyRadiomicsComparison.Compare(ours, reference, 1e-9, floor).Same);

    [Theory]
    [InlineData("358000", 6)]
    [InlineData("0.0305", 3)]
    [InlineData("-1000", 4)]
    [InlineData("2.10", 3)]
    [InlineData("1.27E+7", 3)]
    public void DigitsAreCountedAsWritten(string number, int digits) => Assert.Equal(digits, SignificantDigits.Count(number));

    [Fact]
    public void TheReportDoesNotDependOnTheNumberOfThreads()
    {
        VerificationReport one = Verification.Run(new VerificationOptions { ReferenceFolder = Root(), Suites = VerificationSuites.CtPhantom | VerificationSuites.Diagnostics, MaxDegreeOfParallelism = 1 }, cancellationToken: TestContext.Current.CancellationToken);
        VerificationReport three = Verification.Run(new VerificationOptions { ReferenceFolder = Root(), Suites = VerificationSuites.CtPhantom | VerificationSuites.Diagnostics, MaxDegreeOfParallelism = 3 }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(one.Rows, three.Rows);
    }

    private static string Root()
    {
        Reference.Require("ibsi1/data/ct_phantom/nifti/image/phantom.nii.gz");
        Reference.Require("pyradiomics/values");
        return Reference.Require(".");
    }

    private static VerificationReport Run(VerificationSuites suite) =>
        Verification.Run(new VerificationOptions { ReferenceFolder = Root(), Suites = suite }, cancellationToken: TestContext.Current.CancellationToken);

    private static void AssertAllMatch(VerificationReport report)
    {
        Assert.Empty(report.NotRun);
        VerificationRow[] wrong = [.. report.Mismatches];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Take(40).Select(r => $"{r.Configuration} {r.Name}: {r.Value:R} against {r.Reference:R} +- {r.Tolerance} {r.Note}").Prepend($"{wrong.Length} of {report.Total} rows do not match")));
    }
}
