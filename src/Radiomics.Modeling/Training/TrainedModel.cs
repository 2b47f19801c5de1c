using System.Text.Json;

namespace Radiomics.Modeling;

/// <summary>A trained model with everything a prediction needs; one readable JSON file, which reads back to the same bytes and the same predictions.</summary>
public sealed class TrainedModel
{
    private const string Format = "radiomics-model/1";
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase, MaxDepth = 8 };
    private readonly ModelDocument _document;
    private readonly Preparation _preparation;

    private TrainedModel(ModelDocument document)
    {
        _document = document;
        ModelDocument.ModelFeature[] features = document.Features;
        string[] names = [.. features.Select(f => f.Name)];
        ComBat? combat = document.Batches.Length == 0 ? null : ComBat.Restore(
            names, [.. document.Batches.Select(b => b.Name)], [.. features.Select(f => f.HarmonizationMean ?? throw Damaged("a feature has no harmonizationMean"))],
            [.. features.Select(f => f.HarmonizationVariance ?? throw Damaged("a feature has no harmonizationVariance"))], [.. document.Batches.Select(b => b.Shift)], [.. document.Batches.Select(b => b.Variance)]);
        int n = names.Length;
        _preparation = new Preparation(names, [.. features.Select(f => f.Median)], [.. features.Select(f => f.Mean)], [.. features.Select(f => f.Scale)], combat, new PreparationCounts(n, n, n, n, n, n));
    }

    /// <summary>What is predicted.</summary>
    public OutcomeKind Kind => _document.Outcome == nameof(OutcomeKind.Survival) ? OutcomeKind.Survival : OutcomeKind.Binary;

    /// <summary>What it was trained on.</summary>
    public ModelSummary Training => _document.Training;

    /// <summary>Features with a coefficient that is not zero, as coefficient a standard deviation.</summary>
    public IReadOnlyDictionary<string, double> Coefficients => _document.Features.Where(f => f.Coefficient != 0).ToDictionary(f => f.Name, f => f.Coefficient);

    /// <summary>Settings its features were made with; empty where the training table did not tell.</summary>
    public string FeatureSettings => _document.FeatureSettings;

    /// <summary>Times at which survival is predicted.</summary>
    public IReadOnlyList<double> Horizons => _document.Horizons;

    /// <summary>Trains on all rows of a table that have an outcome. Its performance is not to be read off the same rows: see <see cref="NestedCrossValidation"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="plan">The plan.</param>
    public static TrainedModel Train(FeatureTable table, TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Train(plan.Read(table).All(), plan);
    }

    /// <summary>Trains on some rows.</summary>
    /// <param name="rows">Training rows.</param>
    /// <param name="plan">The plan.</param>
    public static TrainedModel Train(TrainingRows rows, TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Validate();
        FittedPipeline fitted = FittedPipeline.Train(rows, plan, plan.Seed);
        Preparation p = fitted.Preparation;
        ModelingData data = rows.Data;
        Dictionary<string, int> index = data.Features.Select((f, j) => (f, j)).ToDictionary(f => f.f, f => f.j);
        return new TrainedModel(new ModelDocument
        {
            Format = Format, EngineVersion = FeatureExtractor.EngineVersion, FeatureEngineVersion = data.EngineVersion, FeatureSettings = data.Settings,
            Outcome = data.Outcome.Kind.ToString(), OutcomeColumns = [.. data.Outcome.Names], TableHash = data.TableHash,
            Training = new ModelSummary(
                rows.Count, rows.Patients.Distinct().Count(), rows.Strata.Sum(), plan.Alpha, fitted.Fit.Lambda, plan.Seed, p.Counts.Given, p.Features.Count, fitted.Fit.Degrees, fitted.Fit.DevianceRatio),
            Features =
            [
                .. p.Features.Select((name, j) =>
                {
                    double[] known = [.. rows.Column(index[name]).Where(double.IsFinite)];
                    return new ModelDocument.ModelFeature
                    {
                        Name = name, Median = p.Medians[j], Mean = p.Means[j], Scale = p.Scales[j], Coefficient = fitted.Fit.Coefficients[0][j], Lowest = known.Min(), Highest = known.Max(),
                        HarmonizationMean = p.Harmonization?.GrandMean[j], HarmonizationVariance = p.Harmonization?.PooledVariance[j],
                    };
                }),
            ],
            Intercept = fitted.Fit.Intercepts.Count == 0 ? 0 : fitted.Fit.Intercepts[0],
            BatchColumn = p.Harmonization is null ? null : plan.BatchColumn,
            Batches = p.Harmonization is not { } h ? [] : [.. h.Batches.Select((b, k) => new ModelDocument.ModelBatch { Name = b, Shift = [.. h.Shift[k]], Variance = [.. h.Scale[k]] })],
            Horizons = [.. plan.Horizons], BaselineTimes = fitted.Times, BaselineHazard = fitted.Hazard,
        });
    }

    /// <summary>The model as JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(_document, s_json), (byte)'\n'];

    /// <summary>Saves the model as JSON.</summary>
    /// <param name="path">The file, replaced as a whole.</param>
    public void Save(string path) => ImageFiles.Replace(path, stream => stream.Write(ToJson()));

    /// <summary>Reads a saved model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelingException">The file is no model, or damaged.</exception>
    public static TrainedModel Load(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists || file.Length > 256L << 20) throw Damaged(file.Exists ? "the file is larger than 256 MB" : "the file does not exist");
        return FromJson(File.ReadAllBytes(path));
    }

    /// <summary>Reads a model from JSON.</summary>
    /// <param name="json">UTF-8 text.</param>
    public static TrainedModel FromJson(ReadOnlySpan<byte> json)
    {
        ModelDocument document;
        try
        {
            document = JsonSerializer.Deserialize<ModelDocument>(json, s_json) ?? throw Damaged("it is empty");
        }
        catch (JsonException error)
        {
            throw Damaged($"no model's JSON: {error.Message}");
        }
        if (document.Format != Format) throw Damaged($"format {document.Format}");
        if (document.Features.Any(f => !(f.Scale > 0)) || document.BaselineTimes.Length != document.BaselineHazard.Length
            || document.Batches.Any(b => b.Shift.Length != document.Features.Length || b.Variance.Length != document.Features.Length || b.Variance.Any(v => !(v > 0))))
            throw Damaged("its constants do not fit each other");
        return new TrainedModel(document);
    }

    /// <summary>Predicts every row of a table.</summary>
    /// <param name="table">Features made as those of the training table.</param>
    /// <exception cref="ModelingException">The features were made with other settings, or one is missing from the table.</exception>
    public IReadOnlyList<Prediction> Predict(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string settings = table.Settings;
        if (settings != FeatureSettings)
            throw new ModelingException("MODEL_OTHER_SETTINGS", new Problem("column diagnostics_settings", $"'{settings}'", $"'{FeatureSettings}', which the model was trained with", "Extract the features with the model's settings."));
        string[] absent = [.. _document.Features.Where(f => !table.Columns.Contains(f.Name)).Select(f => f.Name)];
        if (absent.Length > 0)
            throw new ModelingException("MODEL_COLUMN_MISSING", new Problem("table", $"{absent.Length} of the model's features are missing, such as {absent[0]}", "all of the model's features", "Extract the features with the model's settings."));
        double[][] columns = [.. _document.Features.Select(f => table.Numbers(f.Name))];
        string[]? batch = _document.BatchColumn is { } name ? [.. table.Text(name)] : null;
        DesignMatrix x = table.Rows == 0 ? new DesignMatrix(_preparation.Features, 0, []) : _preparation.Apply(columns, batch);
        double[] predictor = x.Multiply([.. _document.Features.Select(f => f.Coefficient)], _document.Intercept);
        return
        [
            .. predictor.Select((eta, i) => new Prediction(
                table.Patients[i], eta, Kind == OutcomeKind.Binary ? LogisticModel.Sigmoid(eta) : double.NaN,
                Kind == OutcomeKind.Binary ? [] : [.. Horizons.Select(h => 1 - Math.Exp(-FittedPipeline.At(_document.BaselineTimes, _document.BaselineHazard, h) * Math.Exp(eta)))],
                [.. _document.Features.Where((_, j) => double.IsNaN(columns[j][i])).Select(f => f.Name)],
                [.. _document.Features.Where((f, j) => f.Coefficient != 0 && (columns[j][i] < f.Lowest || columns[j][i] > f.Highest)).Select(f => f.Name)])),
        ];
    }

    private static ModelingException Damaged(string found) =>
        new("MODEL_FILE", new Problem("model file", found, $"a model of format {Format}", "Train the model again, or take the file from its source."));
}
