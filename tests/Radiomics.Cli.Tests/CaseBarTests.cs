using Radiomics.Cli.Commands;
using Spectre.Console;
using Xunit;

namespace Radiomics.Cli.Tests;

public class CaseBarTests
{
    [Fact]
    public void A_bar_shows_count_and_text_as_they_are_and_leaves_the_cursor()
    {
        using StringWriter written = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = 100;
        using (CaseBar bar = new(console, "lesions"))
        {
            bar.Report(3, 7, "3 of 7, last [red]ab[/]");
            bar.WriteLine("0002 [b]: error X");
        }
        string text = written.ToString();
        Assert.Contains("3 of 7, last [red]ab[/]", text, StringComparison.Ordinal);
        Assert.Contains("0002 [b]: error X", text, StringComparison.Ordinal);
        Assert.EndsWith("\e[?25h", text, StringComparison.Ordinal);
    }
}
