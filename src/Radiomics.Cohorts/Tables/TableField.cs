namespace Radiomics;

/// <summary>The columns of a delivery's tables that are understood. What they are called is in <c>headers.csv</c>.</summary>
public enum TableField
{
    /// <summary>Patient ID.</summary>
    Id,
    /// <summary>Number of the lesion inside the patient, or its order in the analysis.</summary>
    Order,
    /// <summary>Column of the lesion's centre, in pixels.</summary>
    X,
    /// <summary>Row of the lesion's centre, in pixels.</summary>
    Y,
    /// <summary>1-based number of the image in the series.</summary>
    Z,
    /// <summary>Image number in the plain scan.</summary>
    PlainZ,
    /// <summary>Image number in contrast phase 1.</summary>
    Contrast1Z,
    /// <summary>Image number in contrast phase 2.</summary>
    Contrast2Z,
    /// <summary>ImagePositionPatient z of the slice, mm.</summary>
    ImagePositionZ,
    /// <summary>Benign or malignant.</summary>
    Class,
    /// <summary>Pathological type in Chinese.</summary>
    PathologyChinese,
    /// <summary>Pathological type in English.</summary>
    PathologyEnglish,
    /// <summary>TNM classification.</summary>
    Tnm,
    /// <summary>Clinical stage.</summary>
    Stage,
    /// <summary>Sex.</summary>
    Sex,
    /// <summary>Age in years.</summary>
    Age,
    /// <summary>Smoking history.</summary>
    Smoking,
    /// <summary>Whether death was observed.</summary>
    Death,
    /// <summary>Survival time.</summary>
    Survival,
    /// <summary>Whether the disease came back.</summary>
    Recurrence,
    /// <summary>Time until the disease came back.</summary>
    RecurrenceTime,
    /// <summary>The patient's name.</summary>
    Name,
}
