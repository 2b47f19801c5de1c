using System.Diagnostics;
using System.Globalization;

namespace Radiomics.Cli.Commands;

/// <summary>Progress over cases with the time left: one line that is rewritten on a terminal, a plain line every few seconds elsewhere.</summary>
internal sealed class CaseProgressLine(TextWriter talk, bool quiet, string what) : IProgress<VerificationProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _lastShown;
    private int _done;
    private int _width;

    /// <inheritdoc/>
    public void Report(VerificationProgress value) => Report(value.Done, value.Total);

    /// <summary>Shows how many cases are done, where the last line is old enough.</summary>
    /// <param name="done">Cases done.</param>
    /// <param name="total">Cases in all.</param>
    /// <param name="note">What stands behind the time left.</param>
    public void Report(int done, int total, string note = "")
    {
        if (quiet) return;
        lock (_lock)
        {
            // Reports of several threads may come in another order than they were made in.
            _done = Math.Max(_done, done);
            TimeSpan now = _clock.Elapsed;
            if (now - _lastShown < (_terminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5))) return;
            _lastShown = now;
            TimeSpan left = TimeSpan.FromSeconds(now.TotalSeconds / Math.Max(1, _done) * (total - _done));
            Show(string.Create(CultureInfo.InvariantCulture, $"{what}: {_done} of {total}, {Rate(_done / now.TotalSeconds)}, {Text(left)} left{note}"));
        }
    }

    /// <summary>Writes a line of its own, above the progress.</summary>
    public void WriteLine(string text)
    {
        lock (_lock)
        {
            if (_width > 0) talk.Write('\r' + new string(' ', _width) + '\r');
            _width = 0;
            talk.WriteLine(text);
        }
    }

    /// <summary>Leaves a half-written line.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_width > 0) talk.WriteLine();
            _width = 0;
        }
    }

    private static string Rate(double perSecond) => perSecond >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{perSecond:F1}/s")
        : perSecond * 60 >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{perSecond * 60:F1}/min") : string.Create(CultureInfo.InvariantCulture, $"{perSecond * 3600:F1}/h");

    private static string Text(TimeSpan time) => time.TotalMinutes < 2
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s")
        : time.TotalHours < 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} h");

    private void Show(string text)
    {
        if (!_terminal)
        {
            talk.WriteLine(text);
            return;
        }
        talk.Write('\r' + text.PadRight(_width));
        _width = text.Length;
    }
}
