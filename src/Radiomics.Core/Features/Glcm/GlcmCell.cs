namespace Radiomics;

/// <summary>A cell above 0 of a co-occurrence matrix.</summary>
/// <param name="Row">Position of i among the levels that occur.</param>
/// <param name="Column">Position of j among the levels that occur.</param>
/// <param name="Probability">p(i, j).</param>
internal readonly record struct GlcmCell(int Row, int Column, double Probability);
