using System.Text.Json.Serialization;

namespace Radiomics.Cohorts;

/// <summary>Reads and writes key files without reflection, so that a trimmed program does it, too.</summary>
[JsonSerializable(typeof(PseudonymKeyContent))]
internal sealed partial class PseudonymKeyJson : JsonSerializerContext;
