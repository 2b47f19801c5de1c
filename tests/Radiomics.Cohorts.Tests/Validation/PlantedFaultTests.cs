using Xunit;

namespace Radiomics.Cohorts.Tests;

public sealed class PlantedFaultTests
{
    private static readonly PlantedFault[] s_faults = [.. ImageFaults.All, .. TableFaults.All];

    public static TheoryData<string> Names => [.. s_faults.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_fault_is_found_and_none_is_invented(string name)
    {
        PlantedFault fault = s_faults.Single(f => f.Name == name);
        using MadeCohort cohort = new();
        fault.Plant(cohort);
        cohort.Write();
        IReadOnlyList<Finding> findings = cohort.Validate();
        Assert.True(findings.Select(f => f.Rule.Id).Distinct().Order().SequenceEqual(fault.Rules.Order()), $"expected {string.Join(", ", fault.Rules)}, found\n{MadeCohort.List(findings)}");
        Assert.All(findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Found.English) || string.IsNullOrWhiteSpace(f.Found.Chinese)));
    }

    [Fact]
    public void Every_rule_has_a_planted_fault()
    {
        string[] planted = [.. s_faults.SelectMany(f => f.Rules).Distinct()];
        Assert.Empty(ValidationRule.All.Select(r => r.Id).Except(planted));
        Assert.Empty(planted.Except(ValidationRule.All.Select(r => r.Id)));
        Assert.Equal(ValidationRule.All.Count, ValidationRule.All.Select(r => r.Id).Distinct().Count());
    }
}
