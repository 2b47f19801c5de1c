namespace Radiomics.Cohorts;

/// <summary>The tables of the store. STRICT: a column holds its type or NULL.</summary>
internal static class StoreSchema
{
    /// <summary>Version of the tables, in <c>run</c> under <c>schema</c>.</summary>
    public const string Version = "1";

    /// <summary>Everything but the table of lesions, whose columns follow from the run.</summary>
    public const string Tables = """
        CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE carried (lesion_id INTEGER NOT NULL REFERENCES lesions, column_name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (lesion_id, column_name)) STRICT, WITHOUT ROWID;
        CREATE TABLE feature_names (feature_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, feature TEXT NOT NULL, region TEXT NOT NULL, is_difference INTEGER NOT NULL) STRICT;
        CREATE TABLE feature_values (lesion_id INTEGER NOT NULL REFERENCES lesions, feature_id INTEGER NOT NULL REFERENCES feature_names, value REAL, reason TEXT,
          PRIMARY KEY (lesion_id, feature_id), CHECK ((value IS NULL) <> (reason IS NULL))) STRICT, WITHOUT ROWID;
        CREATE TABLE stability (phase TEXT NOT NULL, feature_id INTEGER NOT NULL REFERENCES feature_names, lesions INTEGER NOT NULL, left_out INTEGER NOT NULL, runs INTEGER NOT NULL,
          icc_2_1 REAL, icc_2_1_lower95 REAL, icc_2_1_upper95 REAL, icc_3_1 REAL, icc_3_1_lower95 REAL, icc_3_1_upper95 REAL, cv_median REAL, reason TEXT,
          PRIMARY KEY (phase, feature_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE lesion_stability (lesion_id INTEGER NOT NULL REFERENCES lesions, feature_id INTEGER NOT NULL REFERENCES feature_names, runs INTEGER NOT NULL, mean REAL, deviation REAL, variation REAL,
          PRIMARY KEY (lesion_id, feature_id)) STRICT, WITHOUT ROWID;
        CREATE VIEW features AS SELECT v.lesion_id, l.patient, l.lesion, l.phase, l.name AS lesion_name, n.name, n.feature, n.region, n.is_difference, v.value, v.reason
          FROM feature_values v JOIN lesions l USING (lesion_id) JOIN feature_names n USING (feature_id);
        """;

    /// <summary>Made last, when the values are there.</summary>
    public const string Index = "CREATE INDEX feature_values_by_feature ON feature_values (feature_id, lesion_id);";

    /// <summary>A name as SQL quotes it.</summary>
    /// <param name="name">The name.</param>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
