namespace Radiomics.Cli.Output;

/// <summary>The parts of nodules as labels: 1 for what is neither core nor cavity, 2 for solid cores, 3 for cavities.</summary>
internal static class NoduleParts
{
    private const int Rest = 1, Core = 2, Cavity = 3;

    /// <summary>The masks of the parts; the earlier one keeps a voxel.</summary>
    public static IReadOnlyList<Mask> Of(IReadOnlyList<Nodule> nodules) =>
    [
        .. nodules.Where(n => n.Cavity is not null).Select(n => n.Cavity!.WithLabel(Cavity, null)),
        .. nodules.Where(n => n.SolidCore is not null).Select(n => n.SolidCore!.WithLabel(Core, null)),
        .. nodules.Select(n => n.Mask.WithLabel(Rest, null)),
    ];
}
