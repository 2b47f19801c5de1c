namespace Radiomics.Modeling;

/// <summary>What a model was trained on.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Patients">Patients.</param>
/// <param name="Events">Events, or rows of the positive class.</param>
/// <param name="Alpha">Mixing of the penalty.</param>
/// <param name="Lambda">Weight of the penalty.</param>
/// <param name="Seed">Seed of the folds that chose it.</param>
/// <param name="FeaturesGiven">Features of the table.</param>
/// <param name="FeaturesPrepared">Features past the preparation.</param>
/// <param name="FeaturesUsed">Features with a coefficient that is not zero.</param>
/// <param name="DevianceRatio">Explained share of the deviance on the training rows themselves: never a measure of performance.</param>
public sealed record ModelSummary(
    int Rows, int Patients, int Events, double Alpha, double Lambda, int Seed, int FeaturesGiven, int FeaturesPrepared, int FeaturesUsed, double DevianceRatio);
