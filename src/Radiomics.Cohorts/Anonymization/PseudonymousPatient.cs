using System.Text.Json.Serialization;

namespace Radiomics.Cohorts;

/// <summary>A patient of a key.</summary>
/// <param name="Id">The ID as it was first written.</param>
/// <param name="Pseudonym">What stands in its place; empty for an empty ID.</param>
/// <param name="DaysBack">Days by which dates are moved into the past.</param>
internal sealed record PseudonymousPatient(
    [property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("pseudonym")] string Pseudonym, [property: JsonPropertyName("daysBack")] int DaysBack);
