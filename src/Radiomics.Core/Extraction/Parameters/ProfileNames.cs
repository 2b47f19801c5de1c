namespace Radiomics;

/// <summary>The names of profiles in parameter files.</summary>
internal static class ProfileNames
{
    private static readonly string[] s_all = ["pyradiomics", "ibsi"];

    public static string Of(Profile profile) => s_all[(int)profile];

    /// <summary>The profile of a name.</summary>
    /// <exception cref="SettingsException">There is no such profile.</exception>
    public static Profile Parse(ParameterNode node) => node is ParameterScalar { Text: var text } && Array.FindIndex(s_all, n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index
        ? (Profile)index
        : throw node.Error("SETTING_VALUE", $"profile is {node.Found}", string.Join(" or ", s_all), node is ParameterScalar scalar ? NearestName.Advice(scalar.Text, s_all, "") : "");
}
