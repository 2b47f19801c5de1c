namespace Radiomics;

/// <summary>Charts of a region of an image, on the image as it is given: before resampling or filters.</summary>
public static class RegionPlots
{
    private const int MostBins = 4096, MostCells = 64;

    /// <summary>How many voxels of a region have which intensity, with the median.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid.</param>
    /// <param name="binWidth">Width of a bar in HU, its edges at multiples of it; default 25.</param>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The mask is empty or covers voxels that are no finite numbers.</exception>
    /// <exception cref="SettingsException">The width is not above 0, or gives more than 4096 bars.</exception>
    public static Chart Histogram(Volume volume, Mask mask, double binWidth = 25)
    {
        RegionIntensities region = RegionIntensities.Gather(volume, mask);
        if (!(binWidth > 0) || !double.IsFinite(binWidth) || !((region.Maximum - region.Minimum) / binWidth < MostBins - 1))
            throw SettingsException.OutOfRange(nameof(binWidth), SvgText.Exact(binWidth), "a finite width above 0 that gives at most 4096 bars");
        IntensityDistribution distribution = region.Distribution;
        double first = Math.Floor(region.Minimum / binWidth);
        long[] counts = new long[(int)(Math.Floor(region.Maximum / binWidth) - first) + 1];
        for (int i = 0; i < distribution.Values.Length; i++) counts[(int)(Math.Floor(distribution.Values[i] / binWidth) - first)] += distribution.Counts[i];
        ChartBar[] bars = [.. counts.Select((n, i) => new ChartBar((first + i) * binWidth, (first + i + 1) * binWidth, 0, n))];
        return new Chart("Intensities of the region", new ChartAxis("HU"), new ChartAxis("Voxels") { Min = 0 },
        [
            new ChartBars(bars) { Opacity = 0.75, Legend = FormattableString.Invariant($"{distribution.Total:#,0} voxels, bars of {binWidth:0.###} HU") },
            new ChartRule(Median(distribution), IsVertical: true) { Color = ChartColors.Series[1], Legend = FormattableString.Invariant($"median {Median(distribution):0.#} HU") },
        ]);
    }

    /// <summary>The intensity-volume histogram: the share of a region's volume with at least an intensity.</summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid.</param>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The mask is empty or covers voxels that are no finite numbers.</exception>
    public static Chart IntensityVolumeHistogram(Volume volume, Mask mask)
    {
        IntensityDistribution distribution = RegionIntensities.Gather(volume, mask).Distribution;
        // From the value below an intensity up to it, the share is that which reaches it.
        List<double> x = [distribution.Values[0]], y = [100];
        long reached = distribution.Total;
        for (int i = 0; i < distribution.Values.Length; i++)
        {
            reached -= distribution.Counts[i];
            x.Add(distribution.Values[i]);
            y.Add(100.0 * reached / distribution.Total);
        }
        return new Chart("Intensity-volume histogram", new ChartAxis("HU"), new ChartAxis("Volume with at least this intensity, %") { Min = 0, Max = 102 }, [new ChartLine(x, y) { IsStepped = true }]);
    }

    /// <summary>
    /// The gray level co-occurrence matrix of a region as a heat map: all 13 directions at distance 1 merged, each pair in both orders. More than 64 levels are shown
    /// in groups of neighbors, whose probabilities are added.
    /// </summary>
    /// <param name="volume">CT in HU.</param>
    /// <param name="mask">Region on the volume's grid.</param>
    /// <param name="discretization">How intensities become gray levels; null (default) for bins of 25 HU.</param>
    /// <exception cref="GeometryMismatchException">The mask lies on another grid.</exception>
    /// <exception cref="MaskException">The mask is empty, covers voxels that are no finite numbers, or has no two neighboring voxels (MASK_NO_PAIRS).</exception>
    /// <exception cref="SettingsException">The discretization gives too many gray levels.</exception>
    public static Chart GlcmHeatMap(Volume volume, Mask mask, Discretization? discretization = null)
    {
        GrayLevels levels = GrayLevels.Create(RegionIntensities.Gather(volume, mask), discretization ?? new FixedBinSize(25));
        Glcm glcm = Glcm.Count(levels, TextureOptions.Default with { Aggregation = TextureAggregation.Merged3D });
        if (glcm.Matrices.Count == 0)
            throw new MaskException("MASK_NO_PAIRS", new Problem(mask.Name ?? $"label {mask.Label}", "no two of its voxels are neighbors", "a region with neighboring voxels", "Check the mask."));
        GlcmMatrix matrix = glcm.Matrices[0];
        int lowest = levels.Levels[0], group = (levels.HighestLevel - lowest) / MostCells + 1, side = (levels.HighestLevel - lowest) / group + 1;
        double[] cells = new double[side * side];
        foreach (int i in levels.Levels)
            foreach (int j in levels.Levels) cells[(j - lowest) / group * side + (i - lowest) / group] += matrix[i, j];
        for (int i = 0; i < cells.Length; i++) if (cells[i] == 0) cells[i] = double.NaN;
        double middle = lowest + (group - 1) / 2.0;
        return new Chart("Gray level co-occurrence", new ChartAxis("Gray level of a voxel"), new ChartAxis("Gray level of its neighbor") { IsReversed = true },
            [new ChartCells(side, side, cells) { XStart = middle, YStart = middle, Step = group, ScaleTitle = "Probability" }])
        { Width = 520, Height = 440 };
    }

    private static double Median(IntensityDistribution distribution)
    {
        return (At((distribution.Total - 1) / 2) + At(distribution.Total / 2)) / 2;

        double At(int rank)
        {
            int i = 0;
            for (; rank >= distribution.Counts[i]; i++) rank -= distribution.Counts[i];
            return distribution.Values[i];
        }
    }
}
