using System.Globalization;

namespace Radiomics;

/// <summary>Orders slices of one geometry along their normal and finds duplicates, gaps, uneven distances and tilt.</summary>
internal sealed class SliceOrder
{
    /// <summary>Part of the usual distance by which a distance may deviate.</summary>
    private const double DistanceTolerance = 0.01;
    /// <summary>Deviation in mm that headers with two decimals reach by rounding alone.</summary>
    private const double RoundingMm = 0.01 + 1e-6;
    /// <summary>Distance in mm below which positions are the same in any header.</summary>
    private const double SamePositionMm = 1e-3;
    /// <summary>Sideways shift, in pixels over the whole stack, up to which slices count as lying above each other.</summary>
    private const double ShiftTolerance = 0.1;
    private const double TiltAttributeTolerance = 0.1;
    private const int MostNamed = 10;

    private readonly SlicePlane _plane;
    private readonly List<SeriesProblem> _problems;
    private readonly List<string> _notes;

    public SliceOrder(SlicePlane plane, List<SeriesProblem> problems, List<string> notes)
    {
        (_plane, _problems, _notes) = (plane, problems, notes);
        Slices = [.. plane.Slices.OrderBy(Along)];
        RemoveDuplicates();
        SpacingMm = Slices.Count == 1 ? SingleSpacing(Slices[0]) : CheckDistances();
        CheckTilt();
    }

    /// <summary>The slices in order, each position once.</summary>
    public List<SliceRecord> Slices { get; private set; }

    /// <summary>Distance between slices in mm.</summary>
    public double SpacingMm { get; }

    private double Along(SliceRecord slice) => slice.Position.Dot(_plane.Direction.Slice);

    /// <summary>Of the slices at one position the first by instance number, then by name, is kept.</summary>
    private void RemoveDuplicates()
    {
        double same = Math.Max(SamePositionMm, DistanceTolerance * Median(Distances().Where(d => d > SamePositionMm)));
        List<SliceRecord> kept = [];
        List<string> names = [];
        for (int i = 0, end; i < Slices.Count; i = end)
        {
            for (end = i + 1; end < Slices.Count && Along(Slices[end]) - Along(Slices[i]) <= same; end++) { }
            List<SliceRecord> here = [.. Slices[i..end]
                .OrderBy(slice => slice.InstanceNumber ?? int.MaxValue)
                .ThenBy(slice => slice.Source, StringComparer.Ordinal)];
            kept.Add(here[0]);
            names.AddRange(here.Skip(1).Select(slice => $"'{slice.Source}' at the place of '{here[0].Source}' ({Mm(Along(slice))} mm)"));
        }
        if (names.Count > 0) Add(SeriesProblemKind.DuplicateSlices, $"{names.Count} of {Slices.Count} slices repeat a position: {List(names)}");
        Slices = kept;
    }

    private double CheckDistances()
    {
        double[] distances = [.. Distances()];
        double usual = Median(distances), total = Along(Slices[^1]) - Along(Slices[0]);
        List<string> gaps = [], uneven = [];
        for (int i = 0; i < distances.Length; i++)
        {
            double distance = distances[i], steps = Math.Round(distance / usual);
            double tolerance = Math.Max(DistanceTolerance * usual, RoundingMm) * Math.Max(1, steps);
            string place = $"'{Slices[i].Source}' and '{Slices[i + 1].Source}' ({Mm(Along(Slices[i]))} and {Mm(Along(Slices[i + 1]))} mm)";
            if (Math.Abs(distance - steps * usual) > tolerance || steps < 1) uneven.Add($"{Mm(distance)} mm between {place}");
            else if (steps > 1) gaps.Add(string.Create(CultureInfo.InvariantCulture, $"{steps - 1} between {place}"));
        }
        if (gaps.Count > 0) Add(SeriesProblemKind.MissingSlices, $"slices are missing ({Mm(usual)} mm apart usually): {List(gaps)}");
        if (uneven.Count > 0) Add(SeriesProblemKind.UnevenSpacing, $"slices are unevenly spaced ({Mm(usual)} mm apart usually): {List(uneven)}");
        return Clean(gaps.Count + uneven.Count > 0 ? usual : total / distances.Length);
    }

    private void CheckTilt()
    {
        PointMm first = Slices[0].Position, column = _plane.Direction.Column, row = _plane.Direction.Row;
        double largest = 0, pixels = 0, degrees = 0;
        foreach (SliceRecord slice in Slices)
        {
            PointMm step = slice.Position - first;
            double sideways = double.Hypot(step.Dot(column), step.Dot(row)), along = step.Dot(_plane.Direction.Slice);
            if (sideways <= largest) continue;
            largest = sideways;
            pixels = sideways / Math.Min(slice.ColumnSpacing, slice.RowSpacing);
            degrees = Math.Atan2(sideways, along) * 180 / Math.PI;
        }
        double stated = Slices.Select(slice => slice.GantryTilt ?? 0).Where(double.IsFinite).MaxBy(Math.Abs);
        string attribute = Math.Abs(stated) > TiltAttributeTolerance ? $"; the header states a gantry tilt of {Mm(stated)} degrees" : "";
        if (pixels > ShiftTolerance)
        {
            Add(SeriesProblemKind.GantryTilt, $"the slices are shifted sideways by up to {Mm(largest)} mm ({Mm(pixels)} pixels, {Mm(degrees)} degrees) against their normal{attribute}");
        }
        else if (attribute.Length > 0)
        {
            double lean = Math.Acos(Math.Min(1, Math.Abs(_plane.Direction.Slice.Z))) * 180 / Math.PI;
            if (lean >= Math.Abs(stated) / 2) _notes.Add($"the header states a gantry tilt of {Mm(stated)} degrees; the slices lie along their normal, so the volume is rectangular");
            else Add(SeriesProblemKind.GantryTilt, $"the header states a gantry tilt of {Mm(stated)} degrees, which the positions and the orientation of the slices do not show");
        }
    }

    private double SingleSpacing(SliceRecord slice)
    {
        bool known = slice.SliceThickness is > 0 && double.IsFinite(slice.SliceThickness.Value);
        double spacing = known ? slice.SliceThickness!.Value : 1;
        _notes.Add(known ? $"a single slice: its thickness of {Mm(spacing)} mm is the spacing" : "a single slice without thickness: 1 mm was taken as the spacing");
        return spacing;
    }

    private IEnumerable<double> Distances() => Slices.Zip(Slices.Skip(1), (a, b) => Along(b) - Along(a));

    private void Add(SeriesProblemKind kind, string message) => _problems.Add(new SeriesProblem(kind, message));

    /// <summary>The lower median: among few distances the one of neighbors rather than that across a gap.</summary>
    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[(sorted.Length - 1) / 2];
    }

    /// <summary>The decimal number of up to six places that the value is, if rounding in positions explains the difference.</summary>
    private static double Clean(double value)
    {
        double rounded = Math.Round(value, 6);
        return Math.Abs(rounded - value) <= 1e-9 && rounded > 0 ? rounded : value;
    }

    private static string List(List<string> names) =>
        string.Join("; ", names.Take(MostNamed)) + (names.Count > MostNamed ? $"; and {names.Count - MostNamed} more" : "");

    private static string Mm(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
