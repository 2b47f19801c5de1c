namespace Radiomics;

/// <summary>A cell above 0 of a run length or size zone matrix.</summary>
/// <param name="Rank">Rank of the gray level, from 1.</param>
/// <param name="Length">Length of the run or size of the zone in voxels.</param>
/// <param name="Count">How many there are; no whole number where directions are weighted.</param>
internal readonly record struct LevelLengthCell(int Rank, int Length, double Count);
