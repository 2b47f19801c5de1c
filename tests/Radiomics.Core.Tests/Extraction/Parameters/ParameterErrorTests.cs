using System.Text;
using Xunit;

namespace Radiomics.Core.Tests.Extraction.Parameters;

/// <summary>Mistakes in parameter files are typed errors that name the place and what to write.</summary>
public sealed class ParameterErrorTests
{
    [Theory]
    [InlineData("setting:\n  binwidth: 25", "SETTING_UNKNOWN", "line 2, column 3", "Did you mean binWidth?")]
    [InlineData("setting:\n  resampledPixelSpacng: [1, 1, 1]", "SETTING_UNKNOWN", "line 2", "Did you mean resampledPixelSpacing?")]
    [InlineData("setting:\n  force2DDimension: 0", "SETTING_UNKNOWN", "line 2", "Did you mean force2Ddimension?")]
    [InlineData("setting:\n  gldm_b: 0", "SETTING_UNKNOWN", "line 2", "Did you mean gldm_a?")]
    [InlineData("setting:\n  qqqqqq: 0", "SETTING_UNKNOWN", "line 2", "settings show")]
    [InlineData("settings:\n  binWidth: 25", "SETTING_UNKNOWN", "line 1", "Did you mean setting?")]
    [InlineData("binWidth: 25", "SETTING_UNKNOWN", "line 1", "under 'setting:'")]
    [InlineData("inputImage: {Original: {}}", "SETTING_UNKNOWN", "line 1", "imageType")]
    [InlineData("featureClass:\n  glmc:", "FEATURE_CLASS_UNKNOWN", "line 2", "Did you mean glcm?")]
    [InlineData("featureClass:\n  glcm: [Entropie, Contrast]", "FEATURE_UNKNOWN", "line 2, column 10", "radiomics explain")]
    [InlineData("featureClass:\n  glcm:\n    - JointEntropy\n    - Contrasst", "FEATURE_UNKNOWN", "line 4, column 7", "Did you mean Contrast?")]
    [InlineData("featureClass:\n  glcm: JointEntropy", "SETTING_VALUE", "line 2", "a list of features")]
    [InlineData("featureClass: [glcm]", "SETTING_VALUE", "line 1", "keys with values")]
    [InlineData("featureClass:", "SETTING_VALUE", "line 1", "featureClass is empty")]
    [InlineData("imageType:", "SETTING_VALUE", "line 1", "imageType is empty")]
    [InlineData("imageType:\n  original: {}", "IMAGE_TYPE_UNKNOWN", "line 2, column 3", "Did you mean Original?")]
    [InlineData("imageType:\n  LoG: {sgma: [1]}", "SETTING_UNKNOWN", "line 2, column 9", "Did you mean sigma?")]
    [InlineData("imageType:\n  LoG: {sigma: [0]}", "SETTING_RANGE", "line 2", "above 0")]
    [InlineData("imageType:\n  Wavelet: {wavelet: foo}", "SETTING_RANGE", "line 2", "coif1")]
    [InlineData("setting:\n  binWidth: 0", "SETTING_RANGE", "line 2, column 13", "a number above 0")]
    [InlineData("setting:\n  binWidth: -25", "SETTING_RANGE", "line 2", "a number above 0")]
    [InlineData("setting:\n  binWidth: .inf", "SETTING_RANGE", "line 2", "a number above 0")]
    [InlineData("setting:\n  binWidth: ten", "SETTING_VALUE", "line 2", "a number above 0")]
    [InlineData("setting:\n  binWidth: '25'", "SETTING_VALUE", "line 2", "in quotation marks")]
    [InlineData("setting:\n  binWidth: true", "SETTING_VALUE", "line 2", "a number above 0")]
    [InlineData("setting:\n  binWidth: [25]", "SETTING_VALUE", "line 2", "a list of 1")]
    [InlineData("setting:\n  binWidth: 1,5", "SETTING_VALUE", "line 2", "a number above 0")]
    [InlineData("setting:\n  binCount: 0", "SETTING_RANGE", "line 2", "from 1 to")]
    [InlineData("setting:\n  binCount: 8.5", "SETTING_VALUE", "line 2", "a whole number")]
    [InlineData("setting:\n  distances: [0]", "SETTING_RANGE", "line 2", "each 1 or more")]
    [InlineData("setting:\n  distances: []", "SETTING_RANGE", "line 2", "one or more")]
    [InlineData("setting:\n  distances: 1", "SETTING_VALUE", "line 2", "a list of")]
    [InlineData("setting:\n  resegmentRange: [1, 2, 3]", "SETTING_RANGE", "line 2", "one or two numbers")]
    [InlineData("setting:\n  resegmentRange: []", "SETTING_RANGE", "line 2", "one or two numbers")]
    [InlineData("setting:\n  resegmentMode: foo", "SETTING_VALUE", "line 2", "absolute, relative, sigma")]
    [InlineData("setting:\n  resampledPixelSpacing: [2, 2]", "SETTING_RANGE", "line 2", "three numbers")]
    [InlineData("setting:\n  resampledPixelSpacing: [2, 2, -1]", "SETTING_RANGE", "line 2", "each 0 or more")]
    [InlineData("setting:\n  interpolator: 11", "SETTING_RANGE", "line 2", "sitkLinear")]
    [InlineData("setting:\n  resampledPixelSpacing: [1, 1, 1]\n  interpolator: sitkGaussian", "SETTING_UNAVAILABLE", "line 3", "sitkLinear")]
    [InlineData("setting:\n  force2Ddimension: 3", "SETTING_VALUE", "line 2", "0, 1, 2")]
    [InlineData("setting:\n  minimumROIDimensions: 4", "SETTING_RANGE", "line 2", "from 1 to 3")]
    [InlineData("setting:\n  minimumROISize: 0", "SETTING_RANGE", "line 2", "1 or more")]
    [InlineData("setting:\n  label: 0", "SETTING_RANGE", "line 2", "1 or more")]
    [InlineData("setting:\n  normalize: maybe", "SETTING_VALUE", "line 2", "true or false")]
    [InlineData("setting:\n  gldm_a: -1", "SETTING_RANGE", "line 2", "0 or more")]
    [InlineData("setting:\n  aggregation: [2D_avg, 3D_avg]", "SETTING_RANGE", "line 2", "one in profile pyradiomics")]
    [InlineData("setting:\n  lbp2DMethod: foo", "SETTING_RANGE", "line 2", "uniform")]
    [InlineData("setting: 25", "SETTING_VALUE", "line 1", "keys with values")]
    [InlineData("voxelSetting:\n  kernelRadius: 0", "SETTING_RANGE", "line 2", "1 or more")]
    [InlineData("voxelSetting:\n  kernel: 1", "SETTING_UNKNOWN", "line 2", "kernelRadius")]
    [InlineData("profile: ibis", "SETTING_VALUE", "line 1", "Did you mean ibsi?")]
    [InlineData("setting:\n\tbinWidth: 25", "PARAMETER_YAML", "line 2", "blanks instead of tabs")]
    [InlineData("setting: {binWidth: 25", "PARAMETER_YAML", "line", "brackets")]
    [InlineData("setting:\n  binWidth: 25\n  label: 1\n  binWidth: 10", "PARAMETER_DUPLICATE", "line 4, column 3", "first in line 2")]
    [InlineData("setting: {}\n---\nsetting: {}", "PARAMETER_YAML", "line 2", "one document")]
    [InlineData("setting: !!python/object:os.system {}", "PARAMETER_YAML", "line 1", "tag")]
    [InlineData("setting: *nowhere", "PARAMETER_YAML", "line 1", "")]
    [InlineData("? [a, b]\n: 1", "PARAMETER_YAML", "line 1", "")]
    [InlineData("", "PARAMETER_EMPTY", "params.yaml", "")]
    [InlineData("# nothing\n\n", "PARAMETER_EMPTY", "params.yaml", "")]
    [InlineData("- 1\n- 2", "SETTING_VALUE", "line 1", "keys with values")]
    [InlineData("just text", "SETTING_VALUE", "line 1", "keys with values")]
    public void AMistakeNamesItsPlaceAndTheCure(string text, string code, string place, string cure)
    {
        SettingsException error = Assert.Throws<SettingsException>(() => ExtractionSettings.Parse(text, "params.yaml"));
        Assert.Equal(code, error.Code);
        Assert.StartsWith("params.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(cure, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsAnError()
    {
        Assert.Equal("PARAMETER_FILE_MISSING", Assert.Throws<SettingsException>(() => ExtractionSettings.Load("/no/such/file.yaml")).Code);
        Assert.Equal("PARAMETER_FILE_MISSING", Assert.Throws<SettingsException>(() => ExtractionSettings.Load("")).Code);
    }

    [Fact]
    public void FilesBeyondTheLimitsAreRefusedBeforeTheyCost()
    {
        StringBuilder laughs = new("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) laughs.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Assert.Throws<SettingsException>(() => ExtractionSettings.Parse(laughs.ToString()));
        Assert.Contains("deep", Assert.Throws<SettingsException>(() => ExtractionSettings.Parse(new string('[', 100_000))).Message, StringComparison.Ordinal);
        Assert.Contains("deep", Assert.Throws<SettingsException>(() => ExtractionSettings.Parse(string.Concat(Enumerable.Repeat("a:\n", 1)) + string.Concat(Enumerable.Range(1, 100).Select(i => new string(' ', i) + "a:\n")))).Message, StringComparison.Ordinal);
        Assert.Contains("entries", Assert.Throws<SettingsException>(() => ExtractionSettings.Parse($"setting: {{distances: [{string.Join(",", Enumerable.Repeat("1", 50_000))}]}}")).Message, StringComparison.Ordinal);
        Assert.Equal("PARAMETER_FILE_SIZE", Assert.Throws<SettingsException>(() => ExtractionSettings.Parse(new string('#', ParameterReader.MaximumBytes + 1))).Code);
    }

    [Fact]
    public void DamagedFilesGiveTypedErrors()
    {
        const string valid = "profile: ibsi\nimageType:\n  Original: {binWidth: 10}\nfeatureClass:\n  glcm: [Contrast, 'JointEntropy']\n  shape:\nsetting:\n  resampledPixelSpacing: [1, 1, 2.5e0]\n  \"interpolator\": 'sitkLinear'\n  label: ~ # comment\n  distances: &d\n    - 1\n    - 2\n";
        ExtractionSettings.Parse(valid);
        Random random = new(31);
        const string letters = "{}[]:,-&*!|>'\"#%@`\t\n ?~0aZ\u0000\u0085\ud800\ufeff";
        for (int round = 0; round < 4000; round++)
        {
            StringBuilder text = new(valid);
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0: text[at] = letters[random.Next(letters.Length)]; break;
                    case 1: text.Insert(at, letters[random.Next(letters.Length)]); break;
                    case 2: text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at)); break;
                    default: text.Length = Math.Max(1, at); break;
                }
            }
            try
            {
                ExtractionSettings.Parse(text.ToString());
            }
            catch (SettingsException)
            {
                // Typed: what the test asks for. Any other exception fails it.
            }
        }
    }
}
