namespace Radiomics;

/// <summary>Why a growth ended.</summary>
public enum GrowthStop
{
    /// <summary>The growth met a border on every side by itself; at most a twentieth was smoothed off.</summary>
    Completed,
    /// <summary>
    /// The growth ran on into a vessel, the chest wall or other tissue and was cut there. Most nodules hang on some vessel:
    /// <see cref="LeakReport.CutSurfaceShare"/> tells how much of the border was set that way.
    /// </summary>
    LeakStopped,
    /// <summary>The growth was still going on at the maximum radius and was cut there.</summary>
    RadiusReached,
    /// <summary>
    /// No border was found: not in many directions, or not between the lesion and thick tissue such as mediastinum. Only the tissue close
    /// around the seed was kept; it is a sample, not the lesion.
    /// </summary>
    NoBorderFound,
}
