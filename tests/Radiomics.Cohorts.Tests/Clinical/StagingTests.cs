using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class StagingTests
{
    [Theory]
    [InlineData("T1aN0M0", "T1aN0M0")]
    [InlineData("pT2aN1M0", "pT2aN1M0")]
    [InlineData("cT3N2M1b", "cT3N2M1b")]
    [InlineData(" t1 n0 m0 ", "T1N0M0")]
    [InlineData("Ｔ１ａＮ０Ｍ０", "T1aN0M0")]
    [InlineData("T1ANOMO", "T1aN0M0")]
    [InlineData("TisN0M0", "TisN0M0")]
    [InlineData("T1miN0M0", "T1miN0M0")]
    [InlineData("T1a(mi)N0M0", "T1miN0M0")]
    [InlineData("ypT2bN2aM0", "ypT2bN2aM0")]
    [InlineData("T4,N3,M1c1", "T4N3M1c1")]
    [InlineData("cT1c cN0 cM0", "cT1cN0M0")]
    [InlineData("pT1cN0M0", "pT1cN0M0")]
    [InlineData("TxNxM1a", "TXNXM1a")]
    [InlineData("T1bN0M0（IA2期）", "T1bN0M0")]
    public void TNM_is_read_as_people_write_it(string text, string expected) => Assert.Equal(expected, TnmClassification.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("早期")]
    [InlineData("T5N0M0")]
    [InlineData("T1N0")]
    [InlineData("T1aN0M0M1")]
    [InlineData("T1N4M0")]
    public void What_is_no_TNM_is_not_read(string text) => Assert.Null(TnmClassification.Parse(text));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0期", "0")]
    [InlineData("IA", "IA")]
    [InlineData("IA3", "IA3")]
    [InlineData("Ⅰa", "IA")]
    [InlineData("Ⅲ期", "III")]
    [InlineData("3A", "IIIA")]
    [InlineData("3a期", "IIIA")]
    [InlineData("Stage IIIB", "IIIB")]
    [InlineData("ⅢＣ期", "IIIC")]
    [InlineData("四期", "IV")]
    [InlineData("IV-B", "IVB")]
    [InlineData("1A2", "IA2")]
    [InlineData("pIB", "IB")]
    public void Stages_are_read_as_people_write_them(string text, string expected) => Assert.Equal(expected, ClinicalStage.Parse(text)?.ToString());

    [Theory]
    [InlineData("VIII")]
    [InlineData("IC")]
    [InlineData("IIA2")]
    [InlineData("0A")]
    [InlineData("5")]
    [InlineData("晚期")]
    public void What_is_no_stage_is_not_read(string text) => Assert.Null(ClinicalStage.Parse(text));

    // Rows of the stage tables of the three editions (7th: Goldstraw 2007; 8th: Goldstraw 2016; 9th: Rami-Porta 2024).
    [Theory]
    [InlineData("T1aN0M0", "IA", "IA1", "IA1")]
    [InlineData("T1cN0M0", "", "IA3", "IA3")]
    [InlineData("T2bN0M0", "IIA", "IIA", "IIA")]
    [InlineData("T1aN1M0", "IIA", "IIB", "IIA")]
    [InlineData("T2aN1M0", "IIA", "IIB", "IIB")]
    [InlineData("T3N0M0", "IIB", "IIB", "IIB")]
    [InlineData("T1bN2aM0", "", "", "IIB")]
    [InlineData("T2aN2bM0", "", "", "IIIB")]
    [InlineData("T3N2aM0", "", "", "IIIA")]
    [InlineData("T3N2M0", "IIIA", "IIIB", "IIIA|IIIB")]
    [InlineData("T4N2M0", "IIIB", "IIIB", "IIIB")]
    [InlineData("T4N3M0", "IIIB", "IIIC", "IIIC")]
    [InlineData("T1N0M0", "IA", "IA1|IA2|IA3", "IA1|IA2|IA3")]
    [InlineData("T2aN0M1b", "IV", "IVA", "IVA")]
    [InlineData("T2aN0M1c", "", "IVB", "IVB")]
    [InlineData("T2aN0M1", "IV", "IVA|IVB", "IVA|IVB")]
    [InlineData("TisN0M0", "0", "0", "0")]
    public void Stages_follow_from_TNM_in_each_edition(string tnm, string seventh, string eighth, string ninth)
    {
        TnmClassification parsed = TnmClassification.Parse(tnm)!;
        Assert.Equal((seventh, eighth, ninth), (Of(7), Of(8), Of(9)));
        string Of(int edition) => string.Join('|', StagingTable.Stages(parsed, edition));
    }

    [Fact]
    public void Every_combination_without_metastasis_has_one_stage_in_its_edition()
    {
        string[][] t = [["Tis", "T1a", "T1b", "T2a", "T2b", "T3", "T4"], ["T1mi", "T1a", "T1b", "T1c", "T2a", "T2b", "T3", "T4"], ["T1mi", "T1a", "T1b", "T1c", "T2a", "T2b", "T3", "T4"]];
        string[][] n = [["N0", "N1", "N2", "N3"], ["N0", "N1", "N2", "N3"], ["N0", "N1", "N2a", "N2b", "N3"]];
        for (int e = 0; e < 3; e++)
        {
            foreach (string tumor in t[e])
            {
                foreach (string nodes in n[e])
                {
                    // In situ and minimally invasive tumors have no nodes.
                    if (tumor is "Tis" or "T1mi" && nodes != "N0") continue;
                    Assert.Single(StagingTable.Stages(new TnmClassification(tumor, nodes, "M0"), e + 7));
                }
            }
        }
    }

    [Theory]
    [InlineData("T1bN0M0", "IA2", "8 9")]
    [InlineData("T1bN0M0", "IA", "7 8 9")]
    [InlineData("T1aN1M0", "IIB", "8")]
    [InlineData("T1cN1M0", "IIA", "9")]
    [InlineData("T3N2M0", "IIIA", "7 9")]
    [InlineData("T4N0M0", "III", "7 8 9")]
    [InlineData("T1aN0M0", "IIIB", "")]
    public void The_edition_that_fits_is_named(string tnm, string stage, string editions) =>
        Assert.Equal(editions, string.Join(' ', StagingTable.EditionsThatFit(TnmClassification.Parse(tnm)!, ClinicalStage.Parse(stage)!)));
}
