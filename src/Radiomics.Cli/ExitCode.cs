namespace Radiomics.Cli;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 1;

    /// <summary>Some cases failed, others went well.</summary>
    public const int SomeFailed = 2;

    /// <summary>Every case failed.</summary>
    public const int AllFailed = 3;

    /// <summary>Stopped by the user.</summary>
    public const int Canceled = 130;

    /// <summary>The code for a number of cases, some of which failed.</summary>
    public static int Of(int cases, int failed) => failed == 0 ? Success : failed < cases ? SomeFailed : AllFailed;
}
