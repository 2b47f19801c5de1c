namespace Radiomics.Modeling;

/// <summary>What a study of a cohort predicts.</summary>
public enum StudyTarget
{
    /// <summary>Benign or malignant: column <c>class</c>.</summary>
    Malignancy,

    /// <summary>Stage group (0, I, II, III, IV), made of column <c>stage</c>.</summary>
    Stage,

    /// <summary>T category, made of column <c>tnm</c>.</summary>
    T,

    /// <summary>N category, made of column <c>tnm</c>.</summary>
    N,

    /// <summary>M category, made of column <c>tnm</c>.</summary>
    M,

    /// <summary>Time to death: columns <c>survival</c> and <c>death</c>.</summary>
    Survival,

    /// <summary>Time to recurrence: columns <c>recurrence_time</c> and <c>recurrence</c>; who had none is followed as long as his survival is.</summary>
    Recurrence,
}
