namespace Radiomics.Modeling;

/// <summary>
/// The Kaplan-Meier estimate of staying uncensored, G; events of a time come before its censorings, so that a subject with an event is not at risk of being censored
/// then. Its inverse weights observed subjects up for those lost.
/// </summary>
internal sealed class CensoringDistribution
{
    private readonly double[] _times, _survival;

    public CensoringDistribution(SurvivalOutcome outcome)
    {
        List<double> times = [], survival = [];
        double g = 1;
        foreach (KaplanMeierStep step in KaplanMeier.Estimate(outcome).Steps)
        {
            if (step.Censored > 0) g *= 1 - step.Censored / (double)(step.AtRisk - step.Events);
            times.Add(step.Time);
            survival.Add(g);
        }
        _times = [.. times];
        _survival = [.. survival];
    }

    /// <summary>G(t): uncensored past the time.</summary>
    public double At(double time)
    {
        int found = Array.BinarySearch(_times, time);
        int step = found >= 0 ? found : ~found - 1;
        return step < 0 ? 1 : _survival[step];
    }

    /// <summary>G(t-): uncensored just before the time.</summary>
    public double Before(double time)
    {
        int found = Array.BinarySearch(_times, time);
        int step = (found >= 0 ? found : ~found) - 1;
        return step < 0 ? 1 : _survival[step];
    }
}
