namespace Radiomics;

/// <summary>A setting has a value outside its range, or a name that does not exist.</summary>
public sealed class SettingsException : RadiomicsException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">Stable name, such as <c>SETTING_RANGE</c>.</param>
    /// <param name="problem">Where, what was found, what was expected, what to do.</param>
    public SettingsException(string code, Problem problem) : base(code, problem) { }

    /// <summary>An error for a setting whose value lies outside its range.</summary>
    /// <param name="setting">The setting's name.</param>
    /// <param name="found">The value found.</param>
    /// <param name="expected">The range or kind expected.</param>
    /// <returns>The error, to be thrown by the caller.</returns>
    public static SettingsException OutOfRange(string setting, string found, string expected) =>
        new("SETTING_RANGE", new Problem(setting, $"the value is {found}", expected, "Give a value within the range."));
}
