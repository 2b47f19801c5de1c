namespace Radiomics;

/// <summary>One trusted value beside ours.</summary>
/// <param name="Suite">The collection it belongs to.</param>
/// <param name="Configuration">The case: phantom and configuration, or image and settings.</param>
/// <param name="Family">Family of features, or stage of the processing.</param>
/// <param name="Name">Name of the value in its collection, such as <c>cm_joint_entr_3D_avg</c> or <c>original_glcm_JointEntropy</c>.</param>
/// <param name="Value">Our value, unrounded; null where there is none or it is no number.</param>
/// <param name="Reference">The trusted value; null where it is no number.</param>
/// <param name="Tolerance">Largest difference: absolute for IBSI's values, relative for PyRadiomics'.</param>
/// <param name="Deviation">The difference in units of the tolerance (IBSI; after rounding as IBSI rounds) or relative to the reference (PyRadiomics); infinite where such a ratio does not exist.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Note">What else there is to say, such as why there is no value; often empty.</param>
public sealed record VerificationRow(
    VerificationSuites Suite, string Configuration, string Family, string Name, double? Value, double? Reference, double Tolerance, double Deviation,
    VerificationOutcome Outcome, string Note);
