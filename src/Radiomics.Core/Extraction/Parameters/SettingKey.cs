namespace Radiomics;

/// <summary>A key of parameter files: name, kind and range, defaults, documentation, and how its value reads back from settings.</summary>
internal abstract class SettingKey(string name, SettingScope scope, string documentation)
{
    public string Name { get; } = name;

    public SettingScope Scope { get; } = scope;

    /// <summary>What it does, in a line.</summary>
    public string Documentation { get; } = documentation;

    /// <summary>Kind and range in words.</summary>
    public abstract string Expected { get; }

    public abstract bool IsList { get; }

    /// <summary>Whether null is a value of its own; otherwise it stands for the default.</summary>
    public abstract bool NullIsValue { get; }

    /// <summary>Reads a value.</summary>
    /// <exception cref="SettingsException">The value is of another kind or out of range.</exception>
    public abstract object? Parse(ParameterNode node);

    /// <summary>A value as <c>--setting</c> takes it; empty for none.</summary>
    public abstract string Write(object? value);

    /// <summary>The default of a profile, as <see cref="Write"/> gives it.</summary>
    public abstract string DefaultText(Profile profile);

    /// <summary>The value that acts in some settings; false where others switch it off.</summary>
    public abstract bool TryRead(ExtractionSettings settings, out object? value);
}

/// <summary>A key with a type.</summary>
/// <param name="name">Its name.</param>
/// <param name="scope">How far down the chain it acts.</param>
/// <param name="kind">Kind and range.</param>
/// <param name="documentation">What it does, in a line.</param>
/// <param name="pyRadiomics">Default of PyRadiomics' profile.</param>
/// <param name="ibsi">Default of IBSI's profile.</param>
/// <param name="read">Whether it acts in some settings, and its value there.</param>
internal sealed class SettingKey<T>(
    string name, SettingScope scope, ValueKind<T> kind, string documentation, T pyRadiomics, T ibsi, Func<ExtractionSettings, (bool Acts, T Value)> read)
    : SettingKey(name, scope, documentation)
{
    public override string Expected => kind.Expected;

    public override bool IsList => kind.IsList;

    public override bool NullIsValue => kind.NullIsValue;

    public T Default(Profile profile) => profile == Profile.Ibsi ? ibsi : pyRadiomics;

    public override object? Parse(ParameterNode node) => kind.Read(Name, node);

    public override string Write(object? value) => value is T typed ? kind.Write(typed) : "";

    public override string DefaultText(Profile profile) => Write(Default(profile));

    public override bool TryRead(ExtractionSettings settings, out object? value)
    {
        (bool acts, T typed) = read(settings);
        value = typed;
        return acts;
    }
}
