using Xunit;

namespace Radiomics.Cohorts.Tests;

/// <summary>Tests that look at the whole process run when no other does.</summary>
[CollectionDefinition(RunMemoryTests.Name, DisableParallelization = true)]
public sealed class RunsAlone;
