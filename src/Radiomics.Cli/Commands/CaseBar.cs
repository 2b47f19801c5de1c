using Spectre.Console;
using Spectre.Console.Rendering;

namespace Radiomics.Cli.Commands;

/// <summary>Progress over cases on a terminal: a bar and what is said beside it. Drawn by a thread of its own until it is disposed of.</summary>
internal sealed class CaseBar : IDisposable
{
    private readonly IAnsiConsole _console;
    private readonly ManualResetEventSlim _started = new(), _over = new();
    private readonly Thread _thread;
    private ProgressTask? _task;
    private volatile string _text = "";

    /// <summary>Starts to draw.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="what">What the cases are.</param>
    public CaseBar(IAnsiConsole console, string what)
    {
        _console = console;
        _thread = new Thread(() => Draw(Markup.Escape(what))) { IsBackground = true, Name = "progress" };
        _thread.Start();
        _started.Wait();
    }

    /// <summary>Shows how far it is.</summary>
    /// <param name="done">Cases done.</param>
    /// <param name="total">Cases in all.</param>
    /// <param name="text">What stands beside the bar; no markup.</param>
    public void Report(int done, int total, string text)
    {
        _text = text;
        _task!.MaxValue = Math.Max(1, total);
        _task.Value = done;
    }

    /// <summary>Writes a line above the bar.</summary>
    public void WriteLine(string text) => _console.WriteLine(text);

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        _over.Set();
        _thread.Join();
        _started.Dispose();
        _over.Dispose();
    }

    private void Draw(string what) => _console.Progress().AutoClear(true).HideCompleted(false)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new TextColumn(this))
        .Start(context =>
        {
            _task = context.AddTask(what, autoStart: true, maxValue: 1);
            _started.Set();
            _over.Wait();
        });

    /// <summary>The text beside the bar, as much of it as there is room for.</summary>
    private sealed class TextColumn(CaseBar bar) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(bar._text).Overflow(Overflow.Ellipsis);
    }
}
