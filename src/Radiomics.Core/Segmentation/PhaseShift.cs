namespace Radiomics;

/// <summary>How far a place lies elsewhere in another scan of the patient.</summary>
/// <param name="ShiftMm">From the place in the first scan to that in the second, mm, LPS.</param>
/// <param name="Score">Weighted normalized cross-correlation of the surroundings, -1 to 1; NaN where nothing could be compared.</param>
/// <param name="NearScore">The same of the nearer half of the surroundings, at exactly the shift; NaN where nothing could be compared.</param>
/// <param name="RivalScore">The best score at a place elsewhere, more than 8 mm away; NaN where there is none.</param>
/// <param name="IsAtLimit">Whether the shift lies at the end of the search: the true one may lie beyond.</param>
public sealed record PhaseShift(PointMm ShiftMm, double Score, double NearScore, double RivalScore, bool IsAtLimit)
{
    /// <summary>A <see cref="Score"/> or <see cref="NearScore"/> below this is no match: surroundings of another place seldom reach it.</summary>
    public const double LeastScore = 0.7;

    /// <summary>A <see cref="RivalScore"/> that comes nearer to <see cref="Score"/> than this could as well be the place.</summary>
    public const double LeastLead = 0.05;

    /// <summary>Whether the surroundings match, match nowhere else as well, and the search did not run into its end; else a person should look.</summary>
    public bool IsTrustworthy => Score >= LeastScore && NearScore >= LeastScore && !(Score - RivalScore < LeastLead) && !IsAtLimit;
}
