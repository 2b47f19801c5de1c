namespace Radiomics.Cohorts.Tests;

/// <summary>A fault planted into a clean delivery, and the rules that must find it: these and no others.</summary>
internal sealed record PlantedFault(string Name, Action<MadeCohort> Plant, params string[] Rules);
