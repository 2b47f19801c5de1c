using System.CommandLine;
using System.Globalization;
using Radiomics.Cli.Output;
using Radiomics.Modeling;

namespace Radiomics.Cli.Commands;

/// <summary><c>radiomics predict</c>: a saved model on new patients, from their features or from an image and a position.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        Command command = new("predict", """
            Predicts with a saved model: every row of a table of features, or one new patient from image and position. Features made with other settings than
            the model's are refused. What was missing, and what lies outside of the training range, is said for each prediction.

            Survival under recorded treatments is shown with --cohort and --treatment, where the past patients support it; it is an association and no advice.

            Examples:
              radiomics predict model.json new/features.csv -o predictions.csv --report predictions.html
              radiomics predict model.json --image SERIES --seed 110,254,131 --value age=63 --value sex=F --report patient.html
              radiomics predict model.json --image SERIES --seed 110,254,131 --cohort results/features.csv --treatment treatment
            """);
        Argument<string> modelFile = new("MODEL") { Description = "The model, as radiomics train saved it." };
        Argument<string?> table = new("TABLE") { Description = "Table of features (.csv), made with the model's settings.", DefaultValueFactory = _ => null };
        Option<string?> image = new("--image") { Description = "Image of one new patient: a folder with a DICOM series, or a file.", HelpName = "SERIES" };
        Option<string?> seed = new("--seed") { Description = "Position of the lesion: column and row in pixels from the top left (zero-based), 1-based slice.", HelpName = "x,y,z" };
        Option<string[]> values = new("--value") { Description = "A clinical value of the new patient, as column=value. Repeatable; what is not given counts as missing.", HelpName = "column=value" };
        Option<string?> cohort = new("--cohort") { Description = "Table of past patients, the one the model was trained on, for survival under their treatments.", HelpName = "FILE" };
        Option<string?> treatment = new("--treatment") { Description = "Column of the treatment in that table.", HelpName = "COLUMN" };
        Option<string?> file = new("--output", "-o") { Description = "File for the predictions, CSV; without it, standard output.", HelpName = "FILE" };
        Option<string?> report = new("--report") { Description = "File for the report as HTML.", HelpName = "FILE" };
        Option<bool> identified = new("--identified") { Description = "With patients' IDs in the report." };
        Option<string> patient = new("--patient") { Description = "Column that tells patients apart.", HelpName = "COLUMN", DefaultValueFactory = _ => "patient" };
        command.Arguments.Add(modelFile);
        command.Arguments.Add(table);
        foreach (Option option in (Option[])[image, seed, values, cohort, treatment, file, report, identified, patient]) command.Options.Add(option);
        LoadArguments loading = LoadArguments.AddTo(command);
        SettingsArguments settings = SettingsArguments.AddTo(command);
        command.Validators.Add(result =>
        {
            bool hasTable = result.GetResult(table) is { Tokens.Count: > 0 }, hasImage = result.GetResult(image) is not null;
            if (hasTable == hasImage) result.AddError("Name either a table of features or --image SERIES with --seed x,y,z.");
            if (hasImage != result.GetResult(seed) is not null) result.AddError("--image and --seed go together.");
            foreach (Option option in (Option[])[values, .. loading.OfSeries])
                if (!hasImage && result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} goes with --image.");
            if (result.GetResult(cohort) is not null != result.GetResult(treatment) is not null) result.AddError("--cohort and --treatment go together.");
            if (hasTable && result.GetResult(cohort) is not null) result.AddError("--cohort goes with --image.");
        });
        command.SetBody((parsed, output, cancellation) =>
        {
            ResultFiles.CheckDistinct(parsed.GetValue(file), parsed.GetValue(report));
            TrainedModel model = TrainedModel.Load(parsed.GetRequiredValue(modelFile));
            FeatureTable rows;
            ThreePlanePicture? picture = null;
            if (parsed.GetValue(image) is { } path)
            {
                IReadOnlyDictionary<string, string> given = NewPatient.Values(parsed.GetValue(values) ?? []);
                Seed position = Seed.Parse(parsed.GetRequiredValue(seed)!);
                ExtractionSettings chosen = settings.Settings(parsed) with { MaxDegreeOfParallelism = loading.Threads(parsed) };
                NewPatient one = NewPatient.Measure(loading.Load(parsed, path, output, cancellation), position, model, chosen, given, output, cancellation);
                (rows, picture) = (one.Row, ThreePlanePicture.Of(one.Volume, one.Nodule));
            }
            else
            {
                FeatureTable all = FeatureTable.Load(parsed.GetRequiredValue(table)!, parsed.GetRequiredValue(patient));
                rows = Study.ToPredict(all);
                if (rows.Rows < all.Rows) output.Talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note: {all.Rows - rows.Rows} of {all.Rows} rows were not measured and are not predicted"));
            }
            IReadOnlyList<Prediction> predictions = model.Predict(rows);
            TreatmentTable? treatments = parsed.GetValue(cohort) is { } past
                ? Study.Treatments(model, FeatureTable.Load(past, parsed.GetRequiredValue(patient)), parsed.GetRequiredValue(treatment)!, predictions[0])
                : null;
            output.Write(parsed.GetValue(file), writer => PredictionCsv.Write(writer, model, rows, predictions));
            if (parsed.GetValue(report) is { } html) output.Write(html, writer => PredictionPage.Write(writer, model, predictions, parsed.GetValue(identified), picture, treatments));
            if (treatments is not null) Say(output.Talk, treatments);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Say(TextWriter talk, TreatmentTable table)
    {
        talk.WriteLine(TreatmentComparison.Statement);
        foreach (TreatmentOutlook o in table.Outlooks)
        {
            string survival = o.Survival.Count == 0 ? "not shown" : string.Join("; ", o.Survival.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{StudyText.Figure(s)} at {table.Horizons[i]:0.###}")));
            talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Cohorts.TableText.Shown(o.Treatment)}: {survival} ({o.Patients} patients, {o.Comparable} comparable). {string.Join(' ', o.Warnings)}").TrimEnd());
        }
    }
}
