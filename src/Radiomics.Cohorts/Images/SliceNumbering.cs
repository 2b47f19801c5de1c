namespace Radiomics.Cohorts;

/// <summary>
/// From the number of an image in its series, as a hospital counts, to the slice in the order of positions, as <see cref="Seed.Z"/> counts. The
/// rule is the order of Instance Numbers where these are unique, else the order of positions from the head.
/// </summary>
internal sealed class SliceNumbering
{
    private readonly SeriesCheck _check;
    private readonly SliceRecord[] _byInstance, _byName;
    private readonly double[] _along;
    private readonly bool _ascendsToHead;

    public SliceNumbering(SeriesCheck check, IReadOnlyList<SliceRecord> all)
    {
        _check = check;
        HasUniqueInstances = all.All(s => s.InstanceNumber is not null) && all.Select(s => s.InstanceNumber).Distinct().Count() == all.Count;
        _byInstance = [.. all.OrderBy(s => s.InstanceNumber ?? int.MaxValue)];
        _byName = [.. all.OrderBy(s => s.Source, StringComparer.Ordinal)];
        _along = [.. check.Slices.Select(s => s.Position.Dot(check.Direction.Slice))];
        // LPS: z grows towards the head.
        _ascendsToHead = check.Direction.Slice.Z >= 0;
    }

    /// <summary>Whether every image has an Instance Number of its own.</summary>
    public bool HasUniqueInstances { get; }

    /// <summary>Number of slices.</summary>
    public int Count => _check.Slices.Count;

    /// <summary>The largest number of an image.</summary>
    public int Largest => _byInstance.Length;

    /// <summary>The reading of the rule.</summary>
    public ZReading Rule => HasUniqueInstances ? ZReading.InstanceOrder : ZReading.HeadFirst;

    /// <summary>The readings that are tried against a position, the rule first.</summary>
    public IEnumerable<ZReading> Readings
    {
        get
        {
            yield return Rule;
            foreach (ZReading other in (ZReading[])[ZReading.InstanceOrder, ZReading.InstanceNumber, ZReading.HeadFirst, ZReading.FeetFirst, ZReading.FileOrder, ZReading.ZeroBased])
                if (other != Rule && (HasUniqueInstances || other is not (ZReading.InstanceOrder or ZReading.InstanceNumber))) yield return other;
        }
    }

    /// <summary>The slice of a number: zero-based, in the order of positions; null where there is none.</summary>
    /// <param name="z">1-based number of the image.</param>
    /// <param name="reading">What the number counts.</param>
    public int? SliceOf(int z, ZReading reading)
    {
        int last = Count - 1;
        switch (reading)
        {
            case ZReading.InstanceOrder: return z >= 1 && z <= _byInstance.Length ? IndexOf(_byInstance[z - 1]) : null;
            case ZReading.InstanceNumber: return Array.Find(_byInstance, s => s.InstanceNumber == z) is { } slice ? IndexOf(slice) : null;
            case ZReading.FileOrder: return z >= 1 && z <= _byName.Length ? IndexOf(_byName[z - 1]) : null;
            case ZReading.ZeroBased: return SliceOf(z + 1, Rule);
            default:
                if (z < 1 || z > Count) return null;
                return reading == ZReading.HeadFirst == _ascendsToHead ? last - (z - 1) : z - 1;
        }
    }

    /// <summary>The slice at a patient z, within half a slice distance; null where there is none.</summary>
    /// <param name="z">ImagePositionPatient z in mm.</param>
    public int? SliceAt(double z)
    {
        int nearest = -1;
        for (int i = 0; i < Count; i++)
            if (nearest < 0 || Math.Abs(_check.Slices[i].Position.Z - z) < Math.Abs(_check.Slices[nearest].Position.Z - z)) nearest = i;
        return nearest >= 0 && Math.Abs(_check.Slices[nearest].Position.Z - z) <= Math.Max(0.5 * _check.SpacingMm, 0.5) + 1e-6 ? nearest : null;
    }

    /// <summary>ImagePositionPatient z of a slice, mm.</summary>
    public double PositionOf(int slice) => _check.Slices[slice].Position.Z;

    /// <summary>The kept slice at the place of one: itself, or the one it repeats. Null for a slice of another geometry.</summary>
    private int? IndexOf(SliceRecord slice)
    {
        double along = slice.Position.Dot(_check.Direction.Slice);
        int at = Array.BinarySearch(_along, along);
        if (at < 0)
        {
            at = ~at;
            if (at == _along.Length || (at > 0 && along - _along[at - 1] < _along[at] - along)) at--;
        }
        return at >= 0 && Math.Abs(_along[at] - along) <= Math.Max(0.1 * _check.SpacingMm, 1e-3) ? at : null;
    }
}
