namespace Radiomics.Modeling;

/// <summary>The forms of the intraclass correlation (Shrout and Fleiss, 1979), of one rating.</summary>
public enum IntraclassForm
{
    /// <summary>ICC(1,1): other raters for each subject.</summary>
    OneWay,

    /// <summary>ICC(2,1), agreement: raters are a sample, and their levels count.</summary>
    TwoWayAgreement,

    /// <summary>ICC(3,1), consistency: these raters alone, their levels do not count.</summary>
    TwoWayConsistency,
}
