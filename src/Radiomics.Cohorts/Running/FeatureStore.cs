using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Radiomics.Cohorts;

/// <summary>
/// <c>features.sqlite</c>: the results as typed tables that every language can query without reading all of them. The same bytes from the same records: one
/// connection writes rows in their order into a new file, which takes the place of the old one when it is whole.
/// </summary>
internal static class FeatureStore
{
    /// <summary>Writes the store.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder of its results.</param>
    /// <param name="stability">How stable features are; empty where that was not asked for.</param>
    /// <exception cref="ImageFormatException">It cannot be written (FILE_UNWRITABLE).</exception>
    public static void Write(RunManifest run, RunFolder folder, IReadOnlyList<FeatureStability> stability)
    {
        string temporary = Path.Combine(folder.Path, $".features.sqlite.{Guid.NewGuid():N}.tmp");
        try
        {
            // No pool: it would hold the file open after its renaming.
            using (SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = temporary, Pooling = false }.ToString()))
            {
                connection.Open();
                // A file of its own that nobody else sees: no journal is needed, what is cut off is thrown away.
                Do(connection, "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
                using SqliteTransaction transaction = connection.BeginTransaction();
                Fill(connection, run, folder, stability);
                transaction.Commit();
            }
            File.Move(temporary, folder.Store, overwrite: true);
        }
        catch (SqliteException error)
        {
            throw folder.Unwritable(error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Fill(SqliteConnection connection, RunManifest run, RunFolder folder, IReadOnlyList<FeatureStability> stability)
    {
        HashSet<string> features = [.. run.FeatureColumns];
        string[] known = [.. run.TableColumns.Where(LesionColumns.IsKnown)];
        string[] columns = [.. run.IdentityColumns, "seed_x", "seed_y", "seed_z", "status", "error_code", "error_message", "unit", .. run.ResultColumns.Where(c => !features.Contains(c)), .. known];
        Do(connection, $"CREATE TABLE lesions (lesion_id INTEGER PRIMARY KEY, {string.Join(", ", columns.Select(c => $"{StoreSchema.Quoted(c)} {TypeOf(c)}"))}) STRICT;\n{StoreSchema.Tables}");
        WriteRun(connection, run);
        Dictionary<string, long> ids = WriteNames(connection, run);
        using SqliteCommand lesion = Insert(connection, "lesions", ["lesion_id", .. columns]), carried = Insert(connection, "carried", ["lesion_id", "column_name", "value"]),
            value = Insert(connection, "feature_values", ["lesion_id", "feature_id", "value", "reason"]),
            varies = Insert(connection, "lesion_stability", ["lesion_id", "feature_id", "runs", "mean", "deviation", "variation"]);
        long id = 0;
        foreach (ResultRow row in ResultRows.Of(run, folder))
        {
            id++;
            Put(lesion, [id, .. LesionValues(run, row, columns)]);
            for (int c = 0; c < run.TableColumns.Count; c++)
                if (!LesionColumns.IsKnown(run.TableColumns[c]) && row.Row.Tables[c].Length > 0) Put(carried, [id, run.TableColumns[c], row.Row.Tables[c]]);
            if (row.Row.State != RunState.Measured) continue;
            Dictionary<string, string> reasons = ReasonsOf(run, row);
            foreach (string feature in run.FeatureColumns)
            {
                string text = row.Field(feature);
                double? number = StoreColumns.Real(text);
                string? reason = number is not null ? null : reasons.GetValueOrDefault(feature) ?? RingError(row, feature) ?? "NOT_COMPUTED";
                Put(value, [id, ids[feature], number, reason]);
            }
            foreach (string feature in FeatureTable.Differences(run))
            {
                if (row.Difference(feature) is not { Length: > 0 } difference) continue;
                double? number = StoreColumns.Real(difference);
                Put(value, [id, ids[FeatureTable.Difference + feature], number, number is null ? "UNDEFINED_IN_A_PHASE" : null]);
            }
            IReadOnlyList<UnitRepeat> repeats = row.Unit?.Repeats ?? [];
            for (int f = 0; repeats.Count > 0 && f < repeats[0].Values.Count; f++)
            {
                (double mean, double deviation, double variation) = StabilityTable.VariationOf(repeats, f);
                Put(varies, [id, ids[run.FeatureColumns[f]], (long)repeats.Count, Finite(mean), Finite(deviation), Finite(variation)]);
            }
        }
        using SqliteCommand icc = Insert(connection, "stability",
            ["phase", "feature_id", "lesions", "left_out", "runs", "icc_2_1", "icc_2_1_lower95", "icc_2_1_upper95", "icc_3_1", "icc_3_1_lower95", "icc_3_1_upper95", "cv_median", "reason"]);
        foreach (FeatureStability s in stability)
        {
            IntraclassCorrelation? c = s.Correlation;
            Put(icc,
            [
                s.Phase, ids[s.Feature], (long)s.Lesions, (long)s.LeftOut, (long)s.Runs, Finite(c?.Agreement), Finite(c?.AgreementLower), Finite(c?.AgreementUpper),
                Finite(c?.Consistency), Finite(c?.ConsistencyLower), Finite(c?.ConsistencyUpper), Finite(s.MedianVariation), s.Reason.Length == 0 ? null : s.Reason,
            ]);
        }
        Do(connection, StoreSchema.Index);
    }

    private static void WriteRun(SqliteConnection connection, RunManifest run)
    {
        using SqliteCommand put = Insert(connection, "run", ["key", "value"]);
        (string, string)[] facts =
        [
            ("schema", StoreSchema.Version), ("engine", run.Engine), ("settings", run.Settings), ("extras", run.Extras), ("patients", Whole(run.Patients)), ("series", Whole(run.Series)),
            ("images", Whole(run.Images)), ("lesions", Whole(run.Lesions)),
        ];
        foreach ((string key, string value) in facts) Put(put, [key, value]);

        static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, long> WriteNames(SqliteConnection connection, RunManifest run)
    {
        Dictionary<string, long> ids = [];
        using SqliteCommand put = Insert(connection, "feature_names", ["feature_id", "name", "feature", "region", "is_difference"]);
        foreach ((string name, bool isDifference) in run.FeatureColumns.Select(f => (f, false)).Concat(FeatureTable.Differences(run).Select(f => (f, true))))
        {
            (string region, string feature) = Split(name);
            string own = isDifference ? FeatureTable.Difference + name : name;
            Put(put, [ids[own] = ids.Count + 1, own, feature, region, isDifference ? 1L : 0L]);
        }
        return ids;
    }

    private static IEnumerable<object?> LesionValues(RunManifest run, ResultRow row, string[] columns)
    {
        Dictionary<string, string> given = new()
        {
            ["status"] = row.Status,
            ["error_code"] = row.Row.Code,
            ["error_message"] = row.Row.Message,
            ["unit"] = row.Row.Unit ?? "",
        };
        foreach ((string column, string field) in run.IdentityColumns.Zip(row.Row.Identity).Concat(run.TableColumns.Zip(row.Row.Tables))) given[column] = field;
        string seedText = row.Field("transfer_seed") is { Length: > 0 } carriedOver ? carriedOver : given["seed"];
        Seed? seed = seedText.Length > 0 ? Seed.Parse(seedText) : null;
        return columns.Select(c => c switch
        {
            "seed_x" => seed?.X,
            "seed_y" => seed?.Y,
            "seed_z" => (object?)(long?)seed?.Z,
            _ => StoreColumns.ValueOf(c, given.GetValueOrDefault(c) ?? row.Field(c)),
        });
    }

    private static string TypeOf(string column) => column switch { "seed_x" or "seed_y" => "REAL", "seed_z" => "INTEGER", _ => StoreColumns.TypeOf(column) };

    /// <summary>Why features are undefined, by their columns: of the nodule and of each ring.</summary>
    private static Dictionary<string, string> ReasonsOf(RunManifest run, ResultRow row)
    {
        Dictionary<string, string> reasons = [];
        foreach (string column in run.ResultColumns.Where(c => c == "undefined" || c.EndsWith("_undefined", StringComparison.Ordinal)))
        {
            string prefix = column[..^"undefined".Length];
            foreach (string part in row.Field(column).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (part.LastIndexOf(':') is > 0 and int at) reasons[prefix + part[..at]] = part[(at + 1)..];
        }
        return reasons;
    }

    private static string? RingError(ResultRow row, string feature) =>
        Split(feature).Region is var region && region != "nodule" && row.Field(region + "_error_code") is { Length: > 0 } code ? code : null;

    private static (string Region, string Feature) Split(string name) =>
        name.StartsWith("ring-", StringComparison.Ordinal) && name.IndexOf('_', StringComparison.Ordinal) is > 0 and int at ? (name[..at], name[(at + 1)..]) : ("nodule", name);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static SqliteCommand Insert(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(StoreSchema.Quoted))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        for (int i = 0; i < columns.Count; i++) command.Parameters.Add(new SqliteParameter($"$p{i}", null));
        return command;
    }

    private static void Put(SqliteCommand command, IEnumerable<object?> values)
    {
        int i = 0;
        foreach (object? value in values) command.Parameters[i++].Value = value ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private static void Do(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
