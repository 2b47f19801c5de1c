using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>What a row of follow-up says.</summary>
/// <param name="Sex">M or F; null where it is not said.</param>
/// <param name="Age">Age in years.</param>
/// <param name="Death">Whether death was observed (true) or the patient censored (false).</param>
/// <param name="Survival">Survival time in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of survival; null where nobody states it.</param>
/// <param name="Recurrence">Whether the disease came back.</param>
public sealed record FollowUpRecord(string? Sex, double? Age, bool? Death, double? Survival, SurvivalUnit? Unit, bool? Recurrence)
{
    internal static FollowUpRecord Of(DeliveredRow row, SurvivalUnit? chosen) => new(
        FollowUpWords.Sex(row[TableField.Sex]), row.NumberOf(TableField.Age), FollowUpWords.Event(row[TableField.Death]), row.NumberOf(TableField.Survival),
        UnitOf(row.Table) ?? chosen, FollowUpWords.Event(row[TableField.Recurrence]));

    /// <summary>The unit that the header of a table states.</summary>
    internal static SurvivalUnit? UnitOf(DeliveredTable table) => table.HeaderOf(TableField.Survival) is { } header ? FollowUpWords.Unit(header) : null;
}
