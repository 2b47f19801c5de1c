namespace Radiomics.Cohorts;

/// <summary>Names of phases in reports.</summary>
internal static class PhaseNames
{
    public static string Chinese(ScanPhase phase) => phase switch
    {
        ScanPhase.Plain => "平扫",
        ScanPhase.Contrast1 => "增强 1 期",
        ScanPhase.Contrast2 => "增强 2 期",
        ScanPhase.LaterContrast => "延迟期",
        _ => "未知期相",
    };

    public static string English(ScanPhase phase) => phase switch
    {
        ScanPhase.Plain => "plain",
        ScanPhase.Contrast1 => "contrast 1",
        ScanPhase.Contrast2 => "contrast 2",
        ScanPhase.LaterContrast => "later contrast",
        _ => "unknown phase",
    };
}
