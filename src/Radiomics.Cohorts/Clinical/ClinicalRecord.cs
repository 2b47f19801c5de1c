namespace Radiomics;

/// <summary>What a row of clinical information says.</summary>
/// <param name="Class">Benign or malignant.</param>
/// <param name="Pathology">Pathological type; null where none is given or known.</param>
/// <param name="Tnm">TNM classification; null where none is given or readable.</param>
/// <param name="Stage">Stage; null where none is given or readable.</param>
public sealed record ClinicalRecord(LesionClass Class, PathologyTerm? Pathology, TnmClassification? Tnm, ClinicalStage? Stage)
{
    /// <summary>The editions of AJCC/UICC in which TNM and stage fit each other; empty where one is missing or none fits.</summary>
    public IReadOnlyList<int> Editions => Tnm is not null && Stage is not null ? StagingTable.EditionsThatFit(Tnm, Stage) : [];

    internal static ClinicalRecord Of(DeliveredRow row, PathologyTerms terms)
    {
        PathologyMatch? pathology = terms.Find(row[TableField.PathologyEnglish]) ?? terms.Find(row[TableField.PathologyChinese]);
        TnmClassification? tnm = TnmClassification.Parse(row[TableField.Tnm], out string rest);
        ClinicalStage? stage = row[TableField.Stage] is { Length: > 0 } text ? ClinicalStage.Parse(text) : rest.Length > 0 ? ClinicalStage.Parse(rest) : null;
        return new ClinicalRecord(LesionClassWords.Parse(row[TableField.Class]), pathology?.Term, tnm, stage);
    }
}
