namespace Radiomics.Cohorts;

/// <summary>Reads the flags of follow-up tables as people write them.</summary>
internal static class FollowUpWords
{
    /// <summary>Whether something happened: 1, 是, yes, 死亡, dead ... and 0, 否, no, 存活, alive, 删失 ...; null for what says neither.</summary>
    public static bool? Event(string text) => TableText.Key(text) switch
    {
        "1" or "是" or "有" or "yes" or "y" or "true" or "死亡" or "已死亡" or "死" or "亡" or "dead" or "death" or "died" or "deceased" or "复发" or "已复发" or "recurrence" or "recurred" or "relapse" or "relapsed" or "阳性" => true,
        "0" or "否" or "无" or "no" or "n" or "none" or "false" or "存活" or "生存" or "活" or "健在" or "alive" or "living" or "删失" or "censored" or "censor" or "失访" or "lost" or "未死亡" or "未复发" or "norecurrence" or "阴性" => false,
        _ => null,
    };

    /// <summary>M or F; null for what says neither.</summary>
    public static string? Sex(string text) => TableText.Key(text) switch
    {
        "男" or "男性" or "m" or "male" or "man" => "M",
        "女" or "女性" or "f" or "female" or "woman" => "F",
        _ => null,
    };

    /// <summary>The unit a header states: d, m or y; null where it states none.</summary>
    public static SurvivalUnit? Unit(string header)
    {
        string key = TableText.Key(header);
        if (key.EndsWith("days", StringComparison.Ordinal) || key.EndsWith("day", StringComparison.Ordinal) || key.EndsWith('天') || key.EndsWith('日')) return SurvivalUnit.Days;
        if (key.EndsWith("months", StringComparison.Ordinal) || key.EndsWith("month", StringComparison.Ordinal) || key.EndsWith('月')) return SurvivalUnit.Months;
        if (key.EndsWith("years", StringComparison.Ordinal) || key.EndsWith("year", StringComparison.Ordinal) || key.EndsWith('年')) return SurvivalUnit.Years;
        return null;
    }
}
