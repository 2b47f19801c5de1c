using System.Globalization;

namespace Radiomics.Modeling;

/// <summary>The errors of this library, with their texts.</summary>
internal static class ModelingErrors
{
    public static ModelingException Shape(string where, string found) =>
        new("MODEL_SHAPE", new Problem(where, found, "matching lengths and unique names", "Pass one value a row and one name a column."));

    public static ModelingException NotFinite(string column, int row, double value) =>
        new("MODEL_MISSING_VALUE", new Problem(
            string.Create(CultureInfo.InvariantCulture, $"column {column}, row {row + 1}"), string.Create(CultureInfo.InvariantCulture, $"the value is {value}"),
            "a finite number", "Drop the row or the column, or impute inside the training rows."));

    public static ModelingException Constant(string column) =>
        new("MODEL_CONSTANT_COLUMN", new Problem($"column {column}", "all training rows hold one value", "a column that varies", "Leave the column out; the variance filter does."));

    public static ModelingException Collinear(string column) =>
        new("MODEL_COLLINEAR", new Problem($"column {column}", "it is a linear combination of the columns before it", "linearly independent columns",
            "Leave the column out, or train a penalised model."));

    public static ModelingException OneClass(string where, string found) =>
        new("MODEL_ONE_CLASS", new Problem(where, found, "rows of every class", "Check the label column and the rows that were left out."));

    public static ModelingException NoEvents(string where) =>
        new("MODEL_NO_EVENTS", new Problem(where, "every row is censored", "at least one event", "Check the event column (1 is an event, 0 is censored)."));

    public static ModelingException Label(string where, string found) =>
        new("MODEL_LABEL", new Problem(where, found, "a label of the kind the model predicts", "Drop the rows without a label, or choose another label column."));

    public static ModelingException TooManyColumns(int columns, int rows) =>
        new("MODEL_TOO_MANY_COLUMNS", new Problem("design matrix", string.Create(CultureInfo.InvariantCulture, $"{columns} columns for {rows} usable rows"),
            "fewer columns than rows", "Select columns, or train a penalised model."));

    public static ModelingException Separated(string column) =>
        new("MODEL_SEPARATED", new Problem($"column {column}", "the classes are separated: the likelihood grows without end along this column",
            "classes that overlap", "Leave the column out, check it for a coded outcome, or train a penalised model."));

    public static ModelingException NotConverged(string model, int iterations) =>
        new("MODEL_NOT_CONVERGED", new Problem(model, string.Create(CultureInfo.InvariantCulture, $"no convergence after {iterations} iterations"),
            "a maximum of the likelihood", "Scale the columns, leave out collinear ones, or train a penalised model."));

    public static ModelingException TooManyLevels(string column, int levels, int most) =>
        new("MODEL_TOO_MANY_LEVELS", new Problem($"column {column}", string.Create(CultureInfo.InvariantCulture, $"{levels} different values"),
            string.Create(CultureInfo.InvariantCulture, $"at most {most} levels of a category"), "Leave the column out, or group its values."));

    public static ModelingException Option(string option, string found, string expected) =>
        new("MODEL_OPTION", new Problem(option, found, expected, "Change the option."));

    public static ModelingException Leak(string where, string found, string advice) =>
        new("MODEL_LEAK", new Problem(where, found, "training rows that know nothing of the test rows", advice));
}
