using System.Globalization;
using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Core.Tests.Processing;

/// <summary>Diagnostics of IBSI's CT phantom in configurations A to E: 60 each.</summary>
public sealed class IbsiProcessingTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    [InlineData("D")]
    [InlineData("E")]
    public void EveryDiagnosticIsWithinTolerance(string configuration)
    {
        Volume image = Volume.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/image/phantom.nii.gz"));
        Mask mask = Mask.Load(Reference.Require("ibsi1/data/ct_phantom/nifti/mask/mask.nii.gz"), image);
        ProcessedRegion region = ProcessingChain.Run(image, mask, Options(configuration), TestContext.Current.CancellationToken);

        List<string> wrong = [];
        int compared = 0;
        foreach (string[] row in File.ReadLines(Reference.Require("ibsi1/ct_phantom_diagnostics.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[0] == configuration))
        {
            compared++;
            double there = double.Parse(row[3], CultureInfo.InvariantCulture), tolerance = double.Parse(row[4], CultureInfo.InvariantCulture);
            Diagnostic? found = region.Diagnostics.SingleOrDefault(d => d.Name == row[6]);
            // Rounded to three significant digits, but no whole number is rounded that the table gives in full.
            double value = found is null ? double.NaN : Rounded(found.Numbers[0], there);
            if (!(Math.Abs(value - there) <= tolerance)) wrong.Add($"{row[6]}: {found?.Text} against {row[3]} within {row[4]}");
        }
        Assert.Equal(60, compared);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static ProcessingOptions Options(string configuration)
    {
        Resampling? resampling = configuration switch
        {
            "A" => null,
            "B" => new Resampling(new Spacing(2, 2, 0), Interpolation.Linear),
            "E" => new Resampling(Spacing.Isotropic(2), Interpolation.BSpline),
            _ => new Resampling(Spacing.Isotropic(2), Interpolation.Linear),
        };
        Resegmentation range = configuration switch
        {
            "A" or "B" => new Resegmentation { Lower = -500, Upper = 400 },
            "C" => new Resegmentation { Lower = -1000, Upper = 400 },
            "D" => new Resegmentation { OutlierSigma = 3 },
            _ => new Resegmentation { Lower = -1000, Upper = 400, OutlierSigma = 3 },
        };
        return new ProcessingOptions { Profile = Profile.Ibsi, Rules = RegionRules.None, Resampling = resampling, Resegmentation = range, AdditionalInfo = true, Threads = 2 };
    }

    private static double Rounded(double value, double there)
    {
        if (value == 0 || (there == Math.Floor(there) && value == Math.Floor(value))) return value;
        return double.Parse(value.ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
