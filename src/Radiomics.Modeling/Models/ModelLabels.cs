namespace Radiomics.Modeling;

/// <summary>Checks of class labels.</summary>
internal static class ModelLabels
{
    public static void CheckClasses(IReadOnlyList<int> y, int classes, string where)
    {
        if (classes < 2) throw ModelingErrors.OneClass(where, $"{classes} classes");
        int[] counts = new int[classes];
        for (int i = 0; i < y.Count; i++)
        {
            if ((uint)y[i] >= (uint)classes) throw ModelingErrors.Label($"row {i + 1}", $"class {y[i]} of {classes}");
            counts[y[i]]++;
        }
        int missing = Array.IndexOf(counts, 0);
        if (missing >= 0) throw ModelingErrors.OneClass(where, $"no row of class {missing}");
    }
}
