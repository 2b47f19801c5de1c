using System.Diagnostics;
using System.Globalization;

namespace Radiomics.Cli.Commands;

/// <summary>Progress of a load: one line that is rewritten on a terminal, a plain line every few seconds elsewhere.</summary>
internal sealed class ProgressLine(TextWriter talk, bool quiet) : IProgress<LoadProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private string _stage = "";
    private TimeSpan _stageStart;
    private TimeSpan _lastShown;
    private int _width;

    /// <inheritdoc/>
    public void Report(LoadProgress value)
    {
        if (quiet) return;
        lock (_lock)
        {
            TimeSpan now = _clock.Elapsed;
            if (value.Stage != _stage)
            {
                _stage = value.Stage;
                _stageStart = now;
                _lastShown = now;
            }
            if (now - _lastShown < (_terminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5))) return;
            _lastShown = now;
            Show(Describe(value, now - _stageStart));
        }
    }

    /// <summary>Ends the line with the time the load took.</summary>
    public void Finish()
    {
        if (quiet) return;
        lock (_lock)
        {
            Show(string.Create(CultureInfo.InvariantCulture, $"loaded in {_clock.Elapsed.TotalSeconds:F1} s"));
            if (_terminal) talk.WriteLine();
            _width = 0;
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

    private static string Describe(LoadProgress value, TimeSpan elapsed)
    {
        if (value.Total <= 0 || value.Done <= 0) return string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {value.Done}");
        double left = elapsed.TotalSeconds / value.Done * (value.Total - value.Done);
        return string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {value.Done} of {value.Total}, {left:F0} s left");
    }

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
