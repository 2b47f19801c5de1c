using Xunit;

namespace Radiomics.Modeling.Tests;

public sealed class OrderedPerformanceTests
{
    [Fact]
    public void Figures_are_those_computed_by_hand()
    {
        int[] classes = [0, 0, 1, 2];
        double[][] probabilities = [[0.7, 0.2, 0.1], [0.3, 0.5, 0.2], [0.2, 0.5, 0.3], [0.1, 0.2, 0.7]];
        OrderedPerformance found = OrderedPerformance.Of(classes, ["I", "II", "III"], probabilities);
        Assert.Equal([[1, 1, 0], [0, 1, 0], [0, 0, 1]], found.Confusion);
        Assert.Equal(0.75, found.Accuracy);
        Assert.Equal(0.5, found.LargestClassShare);
        // Seen disagreement 1 / 4; by chance: rows (1/2, 1/4, 1/4), calls (1/4, 1/2, 1/4), weights (a - b)^2.
        double chance = 0.5 * (0.5 * 1 + 0.25 * 4) + 0.25 * (0.25 * 1 + 0.25 * 1) + 0.25 * (0.25 * 4 + 0.5 * 1);
        Assert.Equal(1 - 0.25 / chance, found.WeightedKappa, 1e-12);
        // Squared distances of the cumulated probabilities: (0.3^2 + 0.1^2), (0.7^2 + 0.2^2), (0.2^2 + 0.3^2), (0.1^2 + 0.3^2).
        Assert.Equal((0.09 + 0.01 + 0.49 + 0.04 + 0.04 + 0.09 + 0.01 + 0.09) / 4, found.RankedProbabilityScore, 1e-12);
        // Shares (1/2, 1/4, 1/4) cumulated: 1/2, 3/4.
        Assert.Equal((2 * (0.25 + 0.0625) + (0.25 + 0.0625) + (0.25 + 0.5625)) / 4, found.NullRankedProbabilityScore, 1e-12);
        Assert.Equal(1, found.Areas[2].Estimate);
        // Of the four pairs of class I with the others (0.7 and 0.3 against 0.2 and 0.1) all are in order.
        Assert.Equal(1, found.Areas[0].Estimate);
    }

    [Fact]
    public void Screening_of_two_classes_is_that_of_a_label()
    {
        FeatureTable table = SimulatedStudy.Table(90);
        string[] features = ["original_glcm_F0", "original_glcm_F1", "original_shape_MeshVolume"];
        ModelingData ordered = ModelingData.From(table, OutcomeColumns.Ordered("class", "Benign", "Malignant"), features), binary = ModelingData.From(table, OutcomeColumns.Binary("class", "Malignant"), features);
        foreach (string feature in features)
        {
            double[] values = table.Numbers(feature);
            Assert.Equal(UnivariateAssociation.PValue(binary.All(), values), UnivariateAssociation.PValue(ordered.All(), values), 1e-12);
        }
    }

    [Fact]
    public void Shuffled_outcomes_are_the_same_ones_elsewhere()
    {
        ModelingData data = ModelingData.From(SimulatedStudy.Table(60, lesions: 2), OutcomeColumns.Binary("class", "Malignant"), ["original_glcm_F0", "original_glcm_F1"]), shuffled = data.Shuffled(1);
        Assert.Equal(data.Labels.Count(l => l), shuffled.Labels.Count(l => l));
        Assert.NotEqual(data.Labels, shuffled.Labels);
        Assert.Equal(shuffled.Labels, data.Shuffled(1).Labels);
        // Lesions of a patient had one label, and still do.
        Assert.All(Enumerable.Range(0, data.Rows).GroupBy(i => data.Patients[i]), g => Assert.Single(g.Select(i => shuffled.Labels[i]).Distinct()));
    }
}
