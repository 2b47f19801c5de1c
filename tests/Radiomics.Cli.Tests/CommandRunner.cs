namespace Radiomics.Cli.Tests;

/// <summary>Runs a command line inside the test process and keeps what it says.</summary>
internal static class CommandRunner
{
    public static async Task<(int Code, string Output, string Talk)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), talk = new();
        int code = await Program.RunAsync(args, output, talk);
        return (code, output.ToString(), talk.ToString());
    }
}
