namespace Radiomics;

/// <summary>The names of the diagnostics that a chain can give, known before it runs: the columns of a table of many regions.</summary>
internal static class StageNames
{
    private static readonly string[] s_image = ["Hash", "Dimensionality", "Spacing", "Size", "Mean", "Minimum", "Maximum"];

    private static readonly string[] s_mask = ["Hash", "Spacing", "Size", "BoundingBox", "VoxelNum", "VolumeNum", "CenterOfMassIndex", "CenterOfMass"];

    private static readonly string[] s_maskOnImage = [.. s_mask, "Mean", "Minimum", "Maximum"];

    /// <summary>Every name, in the order of the stages. A region to which a stage does not apply has no value for its names.</summary>
    /// <param name="options">What is done.</param>
    public static IReadOnlyList<string> Of(ProcessingOptions options) => !options.AdditionalInfo ? [] : options.Profile == Profile.Ibsi ? [.. Ibsi()] : [.. PyRadiomics(options)];

    private static IEnumerable<string> PyRadiomics(ProcessingOptions options)
    {
        IEnumerable<string> names = Named("Image-original", s_image).Concat(Named("Mask-original", s_mask));
        if (options.Resampling is not null) names = names.Concat(Named("Image-interpolated", s_image)).Concat(Named("Mask-interpolated", s_maskOnImage));
        else if (options.CorrectMask) names = names.Concat(Named("Mask-corrected", s_maskOnImage));
        return options.Resegmentation is null ? names : names.Concat(Named("Mask-resegmented", s_maskOnImage));
    }

    private static IEnumerable<string> Named(string stage, IEnumerable<string> facts) => facts.Select(fact => $"{stage}_{fact}");

    /// <summary>The tags of IBSI's compliance sheet.</summary>
    private static IEnumerable<string> Ibsi()
    {
        string[] axes = ["x", "y", "z"], image = [.. Along("img_dim", axes), .. Along("vox_dim", axes), "mean_int", "min_int", "max_int"];
        string[] region =
        [
            .. Along("int_mask_dim", axes), .. Along("int_mask_bb_dim", axes), .. Along("morph_mask_bb_dim", axes), "int_mask_vox_count", "morph_mask_vox_count",
            "int_mask_mean_int", "int_mask_min_int", "int_mask_max_int",
        ];
        return At("init_img", image).Concat(At("init_roi", region)).Concat(At("interp_img", image)).Concat(At("interp_roi", region)).Concat(At("reseg_roi", region));

        static IEnumerable<string> Along(string what, string[] axes) => axes.Select(axis => $"{what}_{axis}");

        static IEnumerable<string> At(string stage, string[] facts) => facts.Select(fact => $"{fact}_{stage}");
    }
}
