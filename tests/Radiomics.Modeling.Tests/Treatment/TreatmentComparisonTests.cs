using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class TreatmentComparisonTests
{
    private static (DesignMatrix X, SurvivalOutcome Outcome, string[] Treatments) Simulate(int n, bool separate = false)
    {
        SeededRandom random = new(17);
        double[] age = [.. Enumerable.Range(0, n).Select(_ => 60 + 8 * random.NextNormal())], time = new double[n];
        bool[] events = new bool[n];
        string[] treatments = new string[n];
        for (int i = 0; i < n; i++)
        {
            bool surgery = separate ? age[i] < 60 : random.NextDouble() < 0.5;
            treatments[i] = surgery ? "surgery" : "radiotherapy";
            double t = -Math.Log(1 - random.NextDouble()) * (surgery ? 1500 : 700) * Math.Exp(-0.03 * (age[i] - 60)), c = 300 + 2000 * random.NextDouble();
            (time[i], events[i]) = (Math.Min(t, c), t <= c);
        }
        return (new DesignMatrix(["age"], n, age), new SurvivalOutcome(time, events), treatments);
    }

    [Fact]
    public void Survival_is_shown_with_intervals_where_the_data_support_it()
    {
        (DesignMatrix x, SurvivalOutcome outcome, string[] treatments) = Simulate(300);
        IReadOnlyList<TreatmentOutlook> outlooks = TreatmentComparison.From(x, outcome, treatments).Of([61.0], [365, 730]);
        Assert.Equal(["radiotherapy", "surgery"], outlooks.Select(o => o.Treatment));
        Assert.All(outlooks, o =>
        {
            Assert.Empty(o.Warnings);
            Assert.True(o.Comparable >= 10);
            Assert.All(o.Survival, s => Assert.True(s.Lower < s.Estimate && s.Estimate < s.Upper && s.Upper - s.Lower > 0.02));
        });
        Assert.Equal(Math.Exp(-365 / 1500.0), outlooks[1].Survival[0].Estimate, 0.12);
        Assert.Contains("no advice", TreatmentComparison.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_shown_where_the_data_do_not_support_it()
    {
        (DesignMatrix x, SurvivalOutcome outcome, string[] treatments) = Simulate(40);
        Assert.All(TreatmentComparison.From(x, outcome, treatments).Of([61.0], [365]), o => Assert.True(o.Survival.Count == 0 && o.Warnings.Count > 0));
        (x, outcome, treatments) = Simulate(400, separate: true);
        TreatmentOutlook surgery = TreatmentComparison.From(x, outcome, treatments).Of([78.0], [365])[1];
        Assert.Empty(surgery.Survival);
        Assert.Contains(surgery.Warnings, w => w.Contains("do not overlap", StringComparison.Ordinal));
        Assert.Empty(TreatmentComparison.From(x, outcome, [.. treatments.Select(_ => "surgery")]).Of([61.0], [365])[0].Survival);
        Assert.Empty(TreatmentComparison.From(x, outcome, treatments).Of([60.0], [99999])[0].Survival);
    }
}
