using Radiomics.TestSupport;
using Xunit;

namespace Radiomics.Cohorts.Tests.Architecture;

/// <summary>The public API changes on purpose only.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void ThePublicApiIsTheOneAgreedUpon() => ApiSnapshot.Hold(typeof(Delivery).Assembly);
}
