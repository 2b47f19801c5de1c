using System.Text.Json.Serialization;

namespace Radiomics.Modeling;

/// <summary>A saved model, field by field as its JSON has them.</summary>
internal sealed record ModelDocument
{
    public required string Format { get; init; }
    public required string EngineVersion { get; init; }
    public required string FeatureEngineVersion { get; init; }
    public required string FeatureSettings { get; init; }
    public required string Outcome { get; init; }
    public required string[] OutcomeColumns { get; init; }
    public required ModelSummary Training { get; init; }
    public required string TableHash { get; init; }
    public required ModelFeature[] Features { get; init; }

    /// <summary>How columns of categories are coded. Older files have none, and only what can be set afterwards keeps its default then.</summary>
    public ModelCategory[] Categories { get; set; } = [];

    public required double Intercept { get; init; }

    /// <summary>Names of classes with an order, and the intercept of each; null for other outcomes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Classes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? ClassIntercepts { get; init; }

    public required string? BatchColumn { get; init; }
    public required ModelBatch[] Batches { get; init; }
    public required double[] Horizons { get; init; }
    public required double[] BaselineTimes { get; init; }
    public required double[] BaselineHazard { get; init; }

    /// <summary>One feature's constants.</summary>
    public sealed record ModelFeature
    {
        public required string Name { get; init; }

        /// <summary>The column and level a feature of a category tells of; null for numeric columns.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Column { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Level { get; init; }

        public required double Median { get; init; }
        public required double Mean { get; init; }
        public required double Scale { get; init; }
        public required double Coefficient { get; init; }

        /// <summary>Coefficient for each class with an order; null for other outcomes.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public double[]? ClassCoefficients { get; init; }

        public required double Lowest { get; init; }
        public required double Highest { get; init; }
        public double? HarmonizationMean { get; init; }
        public double? HarmonizationVariance { get; init; }
    }

    /// <summary>One category's levels; what is missing or unknown takes the most frequent one.</summary>
    public sealed record ModelCategory
    {
        public required string Column { get; init; }
        public required string Reference { get; init; }
        public required string[] Levels { get; init; }
        public required string MostFrequent { get; init; }
    }

    /// <summary>One batch's shift and relative variance of each feature.</summary>
    public sealed record ModelBatch
    {
        public required string Name { get; init; }
        public required double[] Shift { get; init; }
        public required double[] Variance { get; init; }
    }
}
