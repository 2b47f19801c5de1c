using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class PathologyTests
{
    [Theory]
    [InlineData("腺癌", "ADC", true)]
    [InlineData("Adenocarcinoma ", "ADC", true)]
    [InlineData("鳞癌", "SCC", true)]
    [InlineData("鳞状细胞癌", "SCC", true)]
    [InlineData("小细胞癌", "SCLC", true)]
    [InlineData("非小细胞癌", "NSCLC", true)]
    [InlineData("大细胞癌", "LCC", true)]
    [InlineData("腺鳞癌", "ASC", true)]
    [InlineData("类癌", "CARC", true)]
    [InlineData("转移瘤", "META", true)]
    [InlineData("错构瘤", "HAM", true)]
    [InlineData("炎性假瘤", "IPT", true)]
    [InlineData("结核", "TB", true)]
    [InlineData("结核球", "TBM", true)]
    [InlineData("肉芽肿", "GRAN", true)]
    [InlineData("硬化性血管瘤", "SH", true)]
    [InlineData("sclerosing haemangioma", "SH", true)]
    [InlineData("Inflammatory Pseudotumour", "IPT", true)]
    [InlineData("右肺上叶非小细胞癌", "NSCLC", false)]
    [InlineData("左肺腺鳞癌（低分化）", "ASC", false)]
    public void Types_are_mapped(string text, string code, bool exact)
    {
        PathologyMatch match = PathologyTerms.Default.Find(text)!;
        Assert.Equal((code, exact), (match.Term.Code, match.IsExact));
    }

    [Theory]
    [InlineData("某某病")]
    [InlineData("")]
    [InlineData("AD")]
    public void What_is_not_known_is_not_guessed(string text) => Assert.Null(PathologyTerms.Default.Find(text));

    [Fact]
    public void A_file_adds_terms_and_wins()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("术语.csv");
        File.WriteAllText(path, "code,chinese,english,class,synonyms\nXYZ,某某病,foo disease,benign,某病;FD\nADC,腺癌,adenocarcinoma,malignant,腺Ca\n");
        PathologyTerms terms = PathologyTerms.WithFile(path);
        Assert.Equal(("XYZ", LesionClass.Benign), (terms.Find("FD")!.Term.Code, terms.Find("某某病")!.Term.Class));
        Assert.Equal("ADC", terms.Find("腺ca")!.Term.Code);
        Assert.Null(PathologyTerms.Default.Find("某某病"));
        Assert.Equal(PathologyTerms.Default.Terms.Count + 1, terms.Terms.Count);

        File.WriteAllText(path, "code,chinese,english,class\nXYZ,某某病,foo,maybe\n");
        TableException error = Assert.Throws<TableException>(() => PathologyTerms.WithFile(path));
        Assert.Contains("A2", error.Message, StringComparison.Ordinal);
    }
}
