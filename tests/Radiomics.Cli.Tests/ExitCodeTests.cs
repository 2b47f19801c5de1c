using Xunit;

namespace Radiomics.Cli.Tests;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 3, 3)]
    [InlineData(1, 1, 3)]
    public void TheExitCodeSaysHowManyCasesFailed(int cases, int failed, int expected) => Assert.Equal(expected, ExitCode.Of(cases, failed));
}
