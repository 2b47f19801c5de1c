using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Radiomics.Cli.Commands;

/// <summary>Progress over cases with their rate and the time left: a bar on a terminal, a plain line every few seconds elsewhere.</summary>
internal sealed class CaseProgress : IProgress<VerificationProgress>, IDisposable
{
    private static readonly TimeSpan s_lineInterval = TimeSpan.FromSeconds(5);

    private readonly TextWriter _talk;
    private readonly bool _quiet;
    private readonly string _what;
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private CaseBar? _bar;
    private TimeSpan _lastShown;
    private int _done;
    private bool _begun;

    /// <summary>Starts the clock; nothing is shown before the first report.</summary>
    /// <param name="talk">Where plain lines go.</param>
    /// <param name="quiet">Whether nothing is shown but the lines that are written.</param>
    /// <param name="what">What the cases are.</param>
    public CaseProgress(TextWriter talk, bool quiet, string what) => (_talk, _quiet, _what) = (talk, quiet, what);

    /// <summary>The terminal to draw on; null where there is none, or where it shows plain text only.</summary>
    private static IAnsiConsole? Terminal()
    {
        if (Console.IsErrorRedirected) return null;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Capabilities.Ansi ? console : null;
    }

    /// <inheritdoc/>
    public void Report(VerificationProgress value) => Report(value.Done, value.Total);

    /// <summary>Shows how many cases are done.</summary>
    /// <param name="done">Cases done.</param>
    /// <param name="total">Cases in all.</param>
    /// <param name="note">What stands behind the time left.</param>
    public void Report(int done, int total, string note = "")
    {
        if (_quiet) return;
        lock (_lock)
        {
            // Reports of several threads may come in another order than they were made in.
            _done = Math.Max(_done, done);
            TimeSpan now = _clock.Elapsed, left = TimeSpan.FromSeconds(now.TotalSeconds / Math.Max(1, _done) * (total - _done));
            string text = string.Create(CultureInfo.InvariantCulture, $"{_done} of {total}, {Rate(_done / now.TotalSeconds)}, {Text(left)} left{note}");
            if (!_begun && Terminal() is { } terminal) _bar = new CaseBar(terminal, _what);
            _begun = true;
            if (_bar is not null) _bar.Report(_done, total, text);
            else if (now - _lastShown >= s_lineInterval)
            {
                _lastShown = now;
                _talk.WriteLine($"{_what}: {text}");
            }
        }
    }

    /// <summary>Writes a line of its own, above the progress.</summary>
    public void WriteLine(string text)
    {
        lock (_lock)
        {
            if (_bar is not null) _bar.WriteLine(text);
            else _talk.WriteLine(text);
        }
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _bar?.Dispose();
            _bar = null;
        }
    }

    private static string Rate(double perSecond) => perSecond >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{perSecond:F1}/s")
        : perSecond * 60 >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{perSecond * 60:F1}/min") : string.Create(CultureInfo.InvariantCulture, $"{perSecond * 3600:F1}/h");

    private static string Text(TimeSpan time) => time.TotalMinutes < 2
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s")
        : time.TotalHours < 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} h");
}
