namespace Radiomics;

/// <summary>The keys under <c>voxelSetting</c>: how feature maps are made. They act on nothing else.</summary>
internal static class VoxelKeys
{
    public static SettingKey<int> KernelRadius { get; } = Key("kernelRadius", ValueKinds.Whole(1),
        "Feature maps: radius of the kernel, voxels.", 1, s => s.KernelRadius);

    public static SettingKey<bool> MaskedKernel { get; } = Key("maskedKernel", ValueKinds.Flag,
        "Feature maps: whether only voxels of the region count in a kernel.", true, s => s.MaskedKernel);

    public static SettingKey<double> InitialValue { get; } = Key("initValue", ValueKinds.Number with { Expected = "a number or nan", InRange = _ => true },
        "Feature maps: value outside the region.", 0.0, s => s.InitialValue);

    /// <summary>Accepted, without effect on any value: maps are made in bounded memory whatever it says.</summary>
    public static SettingKey<int> VoxelBatch { get; } = new("voxelBatch", SettingScope.Voxel, ValueKinds.Whole(-1), "Feature maps: no effect.", -1, -1, _ => (false, -1));

    /// <summary>The keys that act, in the order in which they are written.</summary>
    public static IReadOnlyList<SettingKey> All { get; } = [KernelRadius, MaskedKernel, InitialValue];

    /// <summary>A key by its name; null when there is none.</summary>
    public static SettingKey? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    private static SettingKey<T> Key<T>(string name, ValueKind<T> kind, string documentation, T value, Func<MapSettings, T> read) =>
        new(name, SettingScope.Voxel, kind, documentation, value, value, s => (true, read(s.Maps)));
}
