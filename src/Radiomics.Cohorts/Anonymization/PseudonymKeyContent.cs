using System.Text.Json.Serialization;

namespace Radiomics.Cohorts;

/// <summary>A key file as JSON.</summary>
/// <param name="Format">Name and version of the format.</param>
/// <param name="Secret">The secret, base 64.</param>
/// <param name="Patients">The patients the key was used for.</param>
internal sealed record PseudonymKeyContent(
    [property: JsonPropertyName("format")] string? Format, [property: JsonPropertyName("secret")] string? Secret, [property: JsonPropertyName("patients")] IReadOnlyList<PseudonymousPatient>? Patients);
