using System.Globalization;

namespace Radiomics;

/// <summary>IBSI's tables of reference values, which are part of this library.</summary>
internal sealed class ReferenceTables
{
    private readonly Func<string, TextReader> _open;

    /// <summary>Creates the tables.</summary>
    /// <param name="open">Opens a table by its name, such as <c>ct_phantom_A</c>.</param>
    public ReferenceTables(Func<string, TextReader> open) => _open = open;

    /// <summary>The tables as they are.</summary>
    public static ReferenceTables Embedded { get; } = new(name => new StreamReader(
        typeof(ReferenceTables).Assembly.GetManifestResourceStream($"Radiomics.Verification.{name}.csv") ?? throw new InvalidOperationException($"The table '{name}' is not part of the library.")));

    /// <summary>The features of the digital phantom.</summary>
    public IReadOnlyList<ReferenceRow> Digital => [.. Read("digital_phantom").Select(fields => Row(fields[0], fields, digits: 3))];

    /// <summary>The features of the CT phantom in a configuration.</summary>
    /// <param name="configuration">A to E.</param>
    public IReadOnlyList<ReferenceRow> CtPhantom(char configuration) => [.. Read($"ct_phantom_{configuration}").Select(fields => Row(fields[0], fields, digits: 3))];

    /// <summary>Image and region of the CT phantom after each stage, in a configuration. Counts are whole numbers: they are compared to the digits they are written with.</summary>
    /// <param name="configuration">A to E.</param>
    public IReadOnlyList<ReferenceRow> Diagnostics(char configuration) =>
        [.. Read("ct_phantom_diagnostics").Where(fields => fields[0][0] == configuration).Select(fields => Row(fields[1], fields, Math.Max(3, SignificantDigits.Count(fields[4]))))];

    /// <summary>The statistics of filter responses on the CT phantom (IBSI 2, phase 2), each with its filter and configuration.</summary>
    /// <param name="configuration">A or B.</param>
    public IReadOnlyList<(string Filter, ReferenceRow Row)> Filters(char configuration) =>
        [.. Read("ibsi2_phase2").Where(fields => fields[0][^1] == configuration).Select(fields => (fields[0], Row(fields[1], fields, digits: 3)))];

    /// <summary>The fields of every row: two that say what it belongs to, tag, code, reference, tolerance, note. No field holds a comma.</summary>
    private IEnumerable<string[]> Read(string name)
    {
        using TextReader reader = _open(name);
        bool heading = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (!heading) yield return line.Split(',');
            heading = false;
        }
    }

    private static ReferenceRow Row(string group, string[] fields, int digits) => fields[4].Length == 0
        ? new ReferenceRow(group, fields[2], null, digits, 0, fields[6])
        : new ReferenceRow(group, fields[2], double.Parse(fields[4], CultureInfo.InvariantCulture), digits, double.Parse(fields[5], CultureInfo.InvariantCulture), fields[6]);
}
