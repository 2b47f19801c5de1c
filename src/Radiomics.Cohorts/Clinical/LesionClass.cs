using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>Whether a lesion is benign or malignant.</summary>
public enum LesionClass
{
    /// <summary>Not said, or not understood.</summary>
    Unknown,
    /// <summary>Benign (良性).</summary>
    Benign,
    /// <summary>Malignant (恶性).</summary>
    Malignant,
}

/// <summary>Reads benign and malignant as people write them.</summary>
internal static class LesionClassWords
{
    /// <summary>The class a text says; unknown for one that says neither. 0 and 1 are not read: nobody knows which is which.</summary>
    public static LesionClass Parse(string text) => TableText.Key(text) switch
    {
        "良性" or "良" or "良性肿瘤" or "良性病变" or "良性结节" or "良性组" or "benign" or "b" or "benignlesion" or "benigntumor" => LesionClass.Benign,
        "恶性" or "恶" or "恶性肿瘤" or "恶性病变" or "恶性结节" or "恶性组" or "malignant" or "m" or "malignancy" or "malignanttumor" or "cancer" or "癌" or "肺癌" or "lungcancer" => LesionClass.Malignant,
        _ => LesionClass.Unknown,
    };
}
