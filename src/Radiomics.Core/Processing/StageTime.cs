namespace Radiomics;

/// <summary>What one stage of an extraction took.</summary>
/// <param name="Stage">Name of the stage, such as <c>resampling</c> or <c>glcm</c>.</param>
/// <param name="Wall">Time that went by.</param>
/// <param name="Cpu">Time of processors, of the whole process: with several threads more than went by, and with what other threads of the process did meanwhile.</param>
public sealed record StageTime(string Stage, TimeSpan Wall, TimeSpan Cpu);
