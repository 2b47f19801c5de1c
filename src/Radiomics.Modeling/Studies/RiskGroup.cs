namespace Radiomics.Modeling;

/// <summary>Patients of similar predicted risk, by the rank of their prediction among those of their fold.</summary>
/// <param name="Name">Low, middle or high.</param>
/// <param name="Rows">Rows of it among those with an outcome.</param>
/// <param name="Curve">Their survival.</param>
/// <param name="Events">Events among them.</param>
public sealed record RiskGroup(string Name, IReadOnlyList<int> Rows, KaplanMeier Curve, int Events);
