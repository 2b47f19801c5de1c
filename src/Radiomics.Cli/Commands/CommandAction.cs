using System.CommandLine;

namespace Radiomics.Cli.Commands;

/// <summary>Runs the body of a command and turns errors into a readable message and an exit code.</summary>
internal static class CommandAction
{
    public static void SetBody(this Command command, Func<ParseResult, CommandOutput, CancellationToken, int> body) =>
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, body, cancellation), CancellationToken.None));

    private static int Run(ParseResult parsed, Func<ParseResult, CommandOutput, CancellationToken, int> body, CancellationToken cancellation)
    {
        CommandOutput output = new(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            return body(parsed, output, cancellation);
        }
        catch (OperationCanceledException)
        {
            output.Talk.WriteLine("stopped");
            return ExitCode.Canceled;
        }
        catch (SettingsException error)
        {
            output.Report(error);
            return ExitCode.Usage;
        }
        catch (ModelingException error) when (error.Code is "STUDY_CONFIG" or "MODEL_OPTION")
        {
            output.Report(error);
            return ExitCode.Usage;
        }
        catch (RadiomicsException error)
        {
            output.Report(error);
            return ExitCode.AllFailed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            output.Talk.WriteLine($"error FILE_ACCESS: {error.Message} Check the path, the space and the permissions.");
            return ExitCode.AllFailed;
        }
        catch (OutOfMemoryException)
        {
            output.Talk.WriteLine("error OUT_OF_MEMORY: the image does not fit into memory. Load a smaller part, or use a machine with more.");
            return ExitCode.AllFailed;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Not the user's fault: what a report of the error needs, and not the code of a wrong command line.
            output.Talk.WriteLine($"error INTERNAL: this is an error of the program, please report it with the lines below. {error}");
            return ExitCode.AllFailed;
        }
    }
}
