namespace Radiomics.Cli.Demo;

/// <summary>One made-up patient.</summary>
/// <param name="Number">Patient number.</param>
/// <param name="Class">Pathology class: the first level of the delivery.</param>
/// <param name="Phantom">What is scanned.</param>
internal sealed record DemoPatient(int Number, string Class, ChestPhantomOptions Phantom)
{
    /// <summary>Two patients with different vessels and nodules.</summary>
    public static IReadOnlyList<DemoPatient> All { get; } =
    [
        new(1, "恶性", ChestPhantomOptions.Default with { Size = new ImageSize(512, 512, 100), Nodules = [.. ChestPhantomOptions.Default.Nodules.Where(n => n.Name != "solid on pleura")] }),
        new(2, "良性", ChestPhantomOptions.Default with
        {
            Seed = 2,
            Size = new ImageSize(512, 512, 100),
            Nodules = [.. ChestPhantomOptions.Default.Nodules.Take(2).Select(n => n with { RadiusMm = 0.7 * n.RadiusMm })],
        }),
    ];

    /// <summary>The patient's ID.</summary>
    public string Id => Number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
}
