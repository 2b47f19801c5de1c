namespace Radiomics;

/// <summary>How far a load has come.</summary>
/// <param name="Stage">What is being done, such as <c>headers</c> or <c>pixels</c>.</param>
/// <param name="Done">Files or slices done.</param>
/// <param name="Total">Files or slices in all; 0 while unknown.</param>
public readonly record struct LoadProgress(string Stage, int Done, int Total);
