using System.Text.Json;
using System.Text.Json.Serialization;

namespace Radiomics.Modeling;

/// <summary>Reading and writing of a study's configuration, compiled ahead.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8, RespectNullableAnnotations = true, GenerationMode = JsonSourceGenerationMode.Metadata,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(StudyConfiguration))]
internal sealed partial class StudyJson : JsonSerializerContext;
