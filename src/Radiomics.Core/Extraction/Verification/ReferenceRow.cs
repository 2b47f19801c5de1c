namespace Radiomics;

/// <summary>One row of an IBSI table.</summary>
/// <param name="Group">Family of features, or configuration and stage of the processing.</param>
/// <param name="Tag">IBSI's tag with the suffix of the aggregation.</param>
/// <param name="Reference">The value; null where the manual gives none.</param>
/// <param name="Digits">Significant digits that ours is rounded to.</param>
/// <param name="Tolerance">Largest difference; 0 means equal to the digits compared.</param>
/// <param name="Note">What the manual says where it gives no value; else empty.</param>
internal sealed record ReferenceRow(string Group, string Tag, double? Reference, int Digits, double Tolerance, string Note)
{
    /// <summary>
    /// The row with our value, compared as IBSI compares: rounded to the reference's significant digits and within the tolerance.
    /// </summary>
    /// <param name="suite">The collection.</param>
    /// <param name="configuration">The case.</param>
    /// <param name="value">Our value; null where there is none.</param>
    /// <param name="why">Why there is none.</param>
    public VerificationRow Compare(VerificationSuites suite, string configuration, double? value, string why)
    {
        if (Reference is not { } reference) return Row(0, VerificationOutcome.NotCompared, Note);
        if (value is not { } ours) return Row(double.PositiveInfinity, VerificationOutcome.NotComputed, why);
        if (!double.IsFinite(ours)) return Row(double.PositiveInfinity, VerificationOutcome.Differs, why);
        double difference = Math.Abs(SignificantDigits.Round(ours, Digits) - reference);
        // Decimal fractions are not exact in binary: a difference of one unit in the last place of both must not decide.
        double slack = 1e-9 * Math.Abs(reference);
        double deviation = difference <= slack ? 0 : Tolerance > 0 ? difference / Tolerance : double.PositiveInfinity;
        return Row(deviation, difference <= Tolerance + slack ? VerificationOutcome.Matched : VerificationOutcome.Differs, "");

        VerificationRow Row(double deviation, VerificationOutcome outcome, string note) =>
            new(suite, configuration, Group, Tag, value, Reference, Tolerance, deviation, outcome, note);
    }
}
