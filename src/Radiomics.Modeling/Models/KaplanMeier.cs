namespace Radiomics.Modeling;

/// <summary>The Kaplan-Meier estimate of survival with Greenwood's standard error; as <c>survfit</c> of R's survival package.</summary>
public sealed class KaplanMeier
{
    private KaplanMeier(KaplanMeierStep[] steps) => Steps = steps;

    /// <summary>One step a distinct time, ascending.</summary>
    public IReadOnlyList<KaplanMeierStep> Steps { get; }

    /// <summary>Estimates the curve.</summary>
    /// <param name="outcome">Follow-up times; at least one subject.</param>
    /// <param name="scale">Scale of the confidence interval.</param>
    /// <param name="level">Confidence level.</param>
    public static KaplanMeier Estimate(SurvivalOutcome outcome, SurvivalIntervalScale scale = SurvivalIntervalScale.Log, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.Count == 0) throw ModelingErrors.Shape("Kaplan-Meier curve", "no subject");
        double z = Tails.Quantile(level), survival = 1, greenwood = 0, hazard = 0, variance = 0;
        int[] order = SurvivalOrder.Ascending(outcome);
        List<KaplanMeierStep> steps = [];
        for (int start = 0; start < order.Length;)
        {
            int end = start, events = 0, risk = order.Length - start;
            for (; end < order.Length && outcome.Times[order[end]] == outcome.Times[order[start]]; end++)
                if (outcome.IsEvent[order[end]]) events++;
            if (events > 0)
            {
                survival *= (double)(risk - events) / risk;
                greenwood += events / ((double)risk * (risk - events));
                hazard += (double)events / risk;
                variance += events / ((double)risk * risk);
            }
            double relative = Math.Sqrt(greenwood);
            (double lower, double upper) = Limits(survival, relative, scale, z);
            steps.Add(new KaplanMeierStep(
                outcome.Times[order[start]], risk, events, end - start - events, survival, survival == 0 ? double.NaN : survival * relative, lower, upper, hazard, Math.Sqrt(variance)));
            start = end;
        }
        return new KaplanMeier([.. steps]);
    }

    /// <summary>Survival past a time; 1 before the first step.</summary>
    /// <param name="time">The time.</param>
    public double At(double time) => Step(time)?.Survival ?? 1;

    /// <summary>The step in force at a time; null before the first.</summary>
    /// <param name="time">The time.</param>
    public KaplanMeierStep? Step(double time)
    {
        int low = 0, high = Steps.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Steps[middle].Time <= time) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : Steps[low - 1];
    }

    /// <summary>
    /// The time by which a share of the subjects has had the event, with the times at which the limits reach it; where the curve is flat at exactly that height, the
    /// middle of the flat part; NaN where it is not reached.
    /// </summary>
    /// <param name="probability">The share, 0.5 for the median.</param>
    public ConfidenceInterval Quantile(double probability = 0.5) =>
        new(Crossing(s => s.Survival, probability), Crossing(s => s.Lower, probability), Crossing(s => s.Upper, probability), double.NaN);

    /// <summary>
    /// Restricted mean survival time: the area under the curve up to a horizon, with Greenwood's standard error; as <c>survmean</c> of R's survival package. Beyond the last
    /// time the curve is taken to stay as it is.
    /// </summary>
    /// <param name="horizon">The horizon, positive, in the unit of the times.</param>
    /// <param name="level">Confidence level of the normal interval.</param>
    public ConfidenceInterval RestrictedMean(double horizon, double level = 0.95)
    {
        if (!(horizon > 0) || !double.IsFinite(horizon)) throw ModelingErrors.Option("horizon", horizon.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "a positive time");
        int used = Steps.Count(s => s.Time <= horizon);
        double area = 0, variance = 0, next = horizon;
        // From the horizon back: the area beyond each event is what its jump moves.
        for (int i = used - 1; i >= 0; i--)
        {
            KaplanMeierStep step = Steps[i];
            area += step.Survival * (next - step.Time);
            if (step.Events > 0 && step.AtRisk > step.Events) variance += area * area * step.Events / (step.AtRisk * (double)(step.AtRisk - step.Events));
            next = step.Time;
        }
        area += next;
        double error = Math.Sqrt(variance), half = Tails.Quantile(level) * error;
        return new ConfidenceInterval(area, area - half, area + half, error);
    }

    private double Crossing(Func<KaplanMeierStep, double> height, double probability)
    {
        const double tolerance = 1.4901161193847656e-8;
        double target = 1 - probability;
        for (int i = 0; i < Steps.Count; i++)
        {
            double value = height(Steps[i]);
            if (double.IsNaN(value)) return double.NaN;
            if (value < target - tolerance) return Steps[i].Time;
            if (value > target + tolerance) continue;
            int next = i + 1;
            while (next < Steps.Count && height(Steps[next]) >= target - tolerance) next++;
            if (next == Steps.Count) return Steps[i].Time == Steps[^1].Time ? Steps[i].Time : (Steps[i].Time + Steps[^1].Time) / 2;
            return double.IsNaN(height(Steps[next])) ? Steps[i].Time : (Steps[i].Time + Steps[next].Time) / 2;
        }
        return double.NaN;
    }

    /// <summary>Limits of a survival whose logarithm has a standard error.</summary>
    internal static (double Lower, double Upper) Limits(double survival, double relative, SurvivalIntervalScale scale, double z)
    {
        if (scale == SurvivalIntervalScale.Plain)
            return survival == 0 ? (double.NaN, double.NaN) : (Math.Max(0, survival - z * survival * relative), Math.Min(1, survival + z * survival * relative));
        if (survival == 0) return (double.NaN, double.NaN);
        if (scale == SurvivalIntervalScale.Log) return (survival * Math.Exp(-z * relative), Math.Min(1, survival * Math.Exp(z * relative)));
        if (survival == 1) return (1, 1);
        double log = Math.Log(survival), width = z * relative / log;
        return (Math.Exp(-Math.Exp(Math.Log(-log) - width)), Math.Exp(-Math.Exp(Math.Log(-log) + width)));
    }
}
