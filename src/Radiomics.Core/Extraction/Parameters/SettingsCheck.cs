using System.Globalization;

namespace Radiomics;

/// <summary>Checks settings as a whole, so that a mistake made in code is told when an extractor is made of them, not in the middle of a cohort.</summary>
internal static class SettingsCheck
{
    /// <summary>Checks every setting against its range.</summary>
    /// <exception cref="SettingsException">One lies outside; the error names it.</exception>
    public static void Check(ExtractionSettings settings)
    {
        if (settings.Families == FeatureFamilies.None || (settings.Families & ~FeatureFamilies.All) != 0)
            throw SettingsException.OutOfRange("Families", $"{settings.Families}", "one or more of the families");
        if (settings.Aggregations.Count == 0 || !settings.Aggregations.All(Enum.IsDefined) || (settings.Profile == Profile.PyRadiomics && settings.Aggregations.Distinct().Count() > 1))
            throw SettingsException.OutOfRange("Aggregations", $"a list of {settings.Aggregations.Count}", "one in PyRadiomics' profile, one or more in IBSI's");
        if (settings.Distances.Count == 0 || settings.Distances.Any(d => d < 1))
            throw SettingsException.OutOfRange("distances", string.Join(", ", settings.Distances), "one or more whole numbers, each 1 or more");
        Require(settings.DependenceCutoff >= 0, "gldm_a", settings.DependenceCutoff, "0 or more gray levels");
        Require(double.IsFinite(settings.IntensityShift), "voxelArrayShift", settings.IntensityShift, "a finite number");
        Require(Enum.IsDefined(settings.PlaneNormal), "force2Ddimension", settings.PlaneNormal, "an axis");
        Require(Enum.IsDefined(settings.Weighting), "weightingNorm", settings.Weighting, "None, Manhattan, Euclidean or Infinity");
        foreach ((FeatureFamilies family, IReadOnlySet<string> names) in settings.OnlyFeatures)
        {
            Require(FamilyNames.All.Any(f => f.Family == family), "OnlyFeatures", family, "one family");
            foreach (string name in names) _ = FeatureClasses.Feature(family, new ParameterScalar("OnlyFeatures", 0, 0, name));
        }
        settings.Processing.Validate();
    }

    private static void Require(bool holds, string setting, object found, string expected)
    {
        if (!holds) throw SettingsException.OutOfRange(setting, Convert.ToString(found, CultureInfo.InvariantCulture) ?? "", expected);
    }
}
