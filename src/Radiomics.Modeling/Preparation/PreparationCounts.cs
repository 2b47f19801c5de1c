namespace Radiomics.Modeling;

/// <summary>How many features each step of a preparation left.</summary>
/// <param name="Given">Features of the table; a category counts as its levels less the reference.</param>
/// <param name="Present">Not missing too often.</param>
/// <param name="Varying">Not constant.</param>
/// <param name="Stable">Reliable.</param>
/// <param name="Associated">Past univariate screening.</param>
/// <param name="Uncorrelated">Past the correlation filter: what the model sees.</param>
public sealed record PreparationCounts(int Given, int Present, int Varying, int Stable, int Associated, int Uncorrelated);
