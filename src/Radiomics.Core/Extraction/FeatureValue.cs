using System.Globalization;

namespace Radiomics;

/// <summary>One computed feature.</summary>
/// <param name="Feature">What it is.</param>
/// <param name="Name">Full name, such as <c>original_glcm_JointEntropy</c>.</param>
/// <param name="Value">The value; NaN where the feature is undefined for the region. Never infinite.</param>
/// <param name="Reason">Why the value is NaN; null where it is a number.</param>
public sealed record FeatureValue(FeatureDefinition Feature, string Name, double Value, UndefinedReason? Reason = null)
{
    /// <summary>Name and value, with all digits.</summary>
    public override string ToString() => Reason is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Name} = {Value:R}")
        : $"{Name} is undefined: {Reason.Text}";
}
