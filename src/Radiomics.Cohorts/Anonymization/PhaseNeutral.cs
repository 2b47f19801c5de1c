namespace Radiomics.Cohorts;

/// <summary>What is left of a free text that names a scan phase: one word for the phase.</summary>
internal static class PhaseNeutral
{
    /// <summary>The word of a phase; empty for none. It reads as the same phase.</summary>
    /// <param name="text">A description or the name of a folder.</param>
    public static string Of(string text) => PhaseWords.Find(text) switch
    {
        PhaseHint.Plain => "plain",
        PhaseHint.Contrast => "contrast",
        PhaseHint.Contrast1 => "arterial",
        PhaseHint.Contrast2 => "venous",
        PhaseHint.LaterContrast => "delayed",
        _ => "",
    };
}
