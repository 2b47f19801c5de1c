namespace Radiomics.Modeling;

/// <summary>A column of a descriptive table.</summary>
/// <param name="Name">Value of the group column; "overall" for everyone.</param>
/// <param name="Count">What is counted in it: rows, or patients where each counts once.</param>
/// <param name="Patients">Patients in it.</param>
public sealed record DescriptiveGroup(string Name, int Count, int Patients);
