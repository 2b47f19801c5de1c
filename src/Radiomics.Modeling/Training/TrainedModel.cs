using System.Text.Json;

namespace Radiomics.Modeling;

/// <summary>A trained model with everything a prediction needs; one readable JSON file, which reads back to the same bytes and the same predictions.</summary>
public sealed class TrainedModel
{
    private const string Format = "radiomics-model/1";
    private readonly ModelDocument _document;
    private readonly Preparation _preparation;

    private TrainedModel(ModelDocument document)
    {
        _document = document;
        ModelDocument.ModelFeature[] features = document.Features, numeric = [.. features.Where(f => f.Level is null)];
        ComBat? combat = document.Batches.Length == 0 ? null : ComBat.Restore(
            [.. numeric.Select(f => f.Name)], [.. document.Batches.Select(b => b.Name)], [.. numeric.Select(f => f.HarmonizationMean ?? throw Damaged("a feature has no harmonizationMean"))],
            [.. numeric.Select(f => f.HarmonizationVariance ?? throw Damaged("a feature has no harmonizationVariance"))], [.. document.Batches.Select(b => b.Shift)], [.. document.Batches.Select(b => b.Variance)]);
        int n = features.Length;
        Categories = [.. document.Categories.Select(c => new CategoryCoding(c.Column, c.Reference, c.Levels, c.MostFrequent))];
        _preparation = new Preparation(
            [.. features.Select(f => new PreparedFeature(f.Name, f.Column ?? f.Name, f.Level, f.Median))], Categories, [.. features.Select(f => f.Mean)], [.. features.Select(f => f.Scale)], combat,
            new PreparationCounts(n, n, n, n, n, n));
    }

    /// <summary>What is predicted.</summary>
    public OutcomeKind Kind => Enum.Parse<OutcomeKind>(_document.Outcome);

    /// <summary>Classes with an order, ascending; empty for other outcomes.</summary>
    public IReadOnlyList<string> Classes => _document.Classes ?? [];

    /// <summary>Columns of the training table that held the outcome.</summary>
    public IReadOnlyList<string> OutcomeColumns => _document.OutcomeColumns;

    /// <summary>Columns a table must have to be predicted.</summary>
    public IReadOnlyList<string> Columns => [.. _preparation.Columns.Select(f => f.Column).Distinct(), .. _document.BatchColumn is { } batch ? (string[])[batch] : []];

    /// <summary>SHA-256 of the training table.</summary>
    public string TableHash => _document.TableHash;

    /// <summary>Version of the software that made its features; empty where the training table did not tell.</summary>
    public string FeatureEngineVersion => _document.FeatureEngineVersion;

    /// <summary>What it was trained on.</summary>
    public ModelSummary Training => _document.Training;

    /// <summary>Features with a coefficient that is not zero, as coefficient a standard deviation (of classes with an order the slope of the classes' coefficients over their number: above 0 it speaks for higher ones); those of a category are named column=level.</summary>
    public IReadOnlyDictionary<string, double> Coefficients => _document.Features.Where(f => f.Coefficient != 0).ToDictionary(f => f.Name, f => f.Coefficient);

    /// <summary>How its columns of categories are coded: levels, and the one the others are compared with.</summary>
    public IReadOnlyList<CategoryCoding> Categories { get; }

    /// <summary>Settings its features were made with; empty where the training table did not tell.</summary>
    public string FeatureSettings => _document.FeatureSettings;

    /// <summary>Times at which survival is predicted.</summary>
    public IReadOnlyList<double> Horizons => _document.Horizons;

    /// <summary>Cumulative baseline hazard at a time, at a linear predictor of 0.</summary>
    internal double BaselineHazard(double time) => FittedPipeline.At(_document.BaselineTimes, _document.BaselineHazard, time);

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
                rows.Count, rows.Patients.Distinct().Count(), data.Outcome.Kind == OutcomeKind.Ordered ? data.Events : rows.Strata.Sum(), plan.Alpha, fitted.Fit.Lambda, plan.Seed, p.Counts.Given, p.Features.Count, fitted.Fit.Degrees, fitted.Fit.DevianceRatio),
            Features =
            [
                .. p.Columns.Select((feature, j) =>
                {
                    double[] known = feature.Level is null ? [.. rows.Column(index[feature.Column]).Where(double.IsFinite)] : [0, 1];
                    int harmonized = p.Harmonization is null || feature.Level is not null ? -1 : p.Harmonization.Names.ToList().IndexOf(feature.Name);
                    return new ModelDocument.ModelFeature
                    {
                        Name = feature.Name, Column = feature.Level is null ? null : feature.Column, Level = feature.Level, Median = feature.Fill, Mean = p.Means[j], Scale = p.Scales[j],
                        Coefficient = data.Order is null ? fitted.Fit.Coefficients[0][j] : Slope(fitted, j), ClassCoefficients = data.Order is null ? null : [.. ByClass(fitted, k => fitted.Fit.Coefficients[k][j])], Lowest = known.Min(), Highest = known.Max(),
                        HarmonizationMean = harmonized < 0 ? null : p.Harmonization!.GrandMean[harmonized], HarmonizationVariance = harmonized < 0 ? null : p.Harmonization!.PooledVariance[harmonized],
                    };
                }),
            ],
            Categories = [.. p.Categories.Select(c => new ModelDocument.ModelCategory { Column = c.Column, Reference = c.Reference, Levels = [.. c.Levels], MostFrequent = c.MostFrequent })],
            Intercept = fitted.Fit.Intercepts.Count == 0 || data.Order is not null ? 0 : fitted.Fit.Intercepts[0],
            Classes = data.Order is null ? null : [.. fitted.Classes.Select(c => data.ClassNames[c])], ClassIntercepts = data.Order is null ? null : [.. fitted.Fit.Intercepts],
            BatchColumn = p.Harmonization is null ? null : plan.BatchColumn,
            Batches = p.Harmonization is not { } h ? [] : [.. h.Batches.Select((b, k) => new ModelDocument.ModelBatch { Name = b, Shift = [.. h.Shift[k]], Variance = [.. h.Scale[k]] })],
            Horizons = [.. plan.Horizons], BaselineTimes = fitted.Times, BaselineHazard = fitted.Hazard,
        });
    }

    /// <summary>The model as JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(_document, ModelJson.Default.ModelDocument), (byte)'\n'];

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
            document = JsonSerializer.Deserialize(json, ModelJson.Default.ModelDocument) ?? throw Damaged("it is empty");
        }
        catch (JsonException error)
        {
            throw Damaged($"no model's JSON: {error.Message}");
        }
        if (document.Format != Format) throw Damaged($"format {document.Format}");
        // Annotations are held for members, not for what is inside of arrays.
        if (document.Features.Contains(null!) || document.Batches.Contains(null!) || document.Categories.Contains(null!) || document.Categories.Any(c => c.Levels.Contains(null!)))
            throw Damaged("a list has an empty place");
        int numeric = document.Features.Count(f => f.Level is null);
        if (document.Features.Any(f => !(f.Scale > 0)) || document.BaselineTimes.Length != document.BaselineHazard.Length
            || document.Batches.Any(b => b.Shift.Length != numeric || b.Variance.Length != numeric || b.Variance.Any(v => !(v > 0)))
            || document.Features.Select(f => f.Name).Distinct().Count() != document.Features.Length
            || document.Categories.Any(c => !c.Levels.Contains(c.Reference) || !c.Levels.Contains(c.MostFrequent)) || document.Categories.Select(c => c.Column).Distinct().Count() != document.Categories.Length
            || document.Features.Any(f => f.Level is null ? f.Column is not null : !document.Categories.Any(c => c.Column == f.Column && c.Levels.Contains(f.Level))))
            throw Damaged("its constants do not fit each other");
        if (!Enum.TryParse(document.Outcome, out OutcomeKind kind) || !Enum.IsDefined(kind)) throw Damaged($"outcome {document.Outcome}");
        int classes = document.Classes?.Length ?? 0;
        bool fits = kind == OutcomeKind.Ordered
            ? classes >= 2 && document.ClassIntercepts?.Length == classes && document.Features.All(f => f.ClassCoefficients?.Length == classes)
            : document.Classes is null && document.ClassIntercepts is null && document.Features.All(f => f.ClassCoefficients is null);
        if (!fits) throw Damaged("its classes do not fit its coefficients");
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
        string[] absent = [.. _preparation.Columns.Select(f => f.Column).Distinct().Where(c => !table.Columns.Contains(c))];
        if (absent.Length > 0)
            throw new ModelingException("MODEL_COLUMN_MISSING", new Problem("table", $"{absent.Length} of the model's features are missing, such as {absent[0]}", "all of the model's features", "Extract the features with the model's settings."));
        Dictionary<string, string?[]> texts = Categories.ToDictionary(c => c.Column, c => table.Categories(c.Column));
        double[][] columns =
        [
            .. _preparation.Columns.Select(f => f.Level is null ? table.Numbers(f.Column) : Categories.First(c => c.Column == f.Column).Indicator(f.Level, texts[f.Column])),
        ];
        string[]? batch = _document.BatchColumn is { } name ? [.. table.Text(name)] : null;
        DesignMatrix x = table.Rows == 0 ? new DesignMatrix(_preparation.Features, 0, []) : _preparation.Apply(columns, batch);
        double[][]? classes = Kind == OutcomeKind.Ordered ? ClassProbabilities(x) : null;
        double[] predictor = classes is null ? x.Multiply([.. _document.Features.Select(f => f.Coefficient)], _document.Intercept) : [.. classes.Select(FittedPipeline.ExpectedClass)];
        return
        [
            .. predictor.Select((eta, i) => new Prediction(
                table.Patients[i], eta, Kind == OutcomeKind.Binary ? LogisticModel.Sigmoid(eta) : double.NaN,
                Kind != OutcomeKind.Survival ? [] : [.. Horizons.Select(h => 1 - Math.Exp(-BaselineHazard(h) * Math.Exp(eta)))],
                [.. _preparation.Columns.Where((_, j) => double.IsNaN(columns[j][i])).Select(f => f.Column).Distinct()],
                [.. _document.Features.Where((f, j) => f.Coefficient != 0 && (columns[j][i] < f.Lowest || columns[j][i] > f.Highest)).Select(f => f.Name)])
            {
                ClassProbabilities = classes?[i] ?? [],
                UnknownLevels = [.. Categories.Where(c => texts[c.Column][i] is { } text && !c.Levels.Contains(text)).Select(c => $"{c.Column}={texts[c.Column][i]}")],
            }),
        ];
    }

    private double[][] ClassProbabilities(DesignMatrix x)
    {
        int n = x.Rows, k = Classes.Count;
        double[] eta = [.. Enumerable.Range(0, k).SelectMany(c => x.Multiply([.. _document.Features.Select(f => f.ClassCoefficients![c])], _document.ClassIntercepts![c]))], result = new double[n * k];
        MultinomialLoss.Probabilities(eta, n, k, result);
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, k).Select(c => result[c * n + i]).ToArray())];
    }

    private static IEnumerable<double> ByClass(FittedPipeline fitted, Func<int, double> value) => Enumerable.Range(0, fitted.Classes.Length).Select(value);

    /// <summary>The slope of a feature's coefficients over the number of the class.</summary>
    private static double Slope(FittedPipeline fitted, int feature)
    {
        int k = fitted.Classes.Length;
        double middle = (k - 1) / 2.0, sum = 0, squares = 0;
        for (int c = 0; c < k; c++)
        {
            sum += (c - middle) * fitted.Fit.Coefficients[c][feature];
            squares += (c - middle) * (c - middle);
        }
        return sum / squares;
    }

    private static ModelingException Damaged(string found) =>
        new("MODEL_FILE", new Problem("model file", found, $"a model of format {Format}", "Train the model again, or take the file from its source."));
}
