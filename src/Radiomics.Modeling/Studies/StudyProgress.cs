namespace Radiomics.Modeling;

/// <summary>How far a study is.</summary>
/// <param name="Stage">What is being done, in a few words.</param>
/// <param name="Done">Parts of the whole that are done.</param>
/// <param name="Total">Parts of the whole; they take about as long as each other.</param>
public sealed record StudyProgress(string Stage, double Done, double Total);
