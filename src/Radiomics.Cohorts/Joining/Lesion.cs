using System.Globalization;
using Radiomics.Cohorts;

namespace Radiomics;

/// <summary>A lesion of a delivery: a patient's ID and a number, with the rows of the tables that belong to it.</summary>
public sealed class Lesion
{
    internal Lesion(string patientId, int number, DeliveredRow positionRow, DeliveredPatient? patient)
    {
        (PatientId, Number, PositionRow, Patient) = (patientId, number, positionRow, patient);
        Name = string.Create(CultureInfo.InvariantCulture, $"{PatientKey.FileName(patientId)}-{number}");
    }

    /// <summary>ID of the patient as the table of positions has it.</summary>
    public string PatientId { get; }

    /// <summary>Number of the lesion inside the patient: the column Order, or the place in the table where that is empty.</summary>
    public int Number { get; }

    /// <summary>A name for files: ID and number, free of everything that is no letter, digit, dash or underscore.</summary>
    public string Name { get; }

    /// <summary>The patient with the images; null where no folder fits.</summary>
    public DeliveredPatient? Patient { get; }

    /// <summary>The row that tells where the lesion is.</summary>
    public DeliveredRow PositionRow { get; }

    /// <summary>The row of clinical information; null where there is none.</summary>
    public DeliveredRow? ClinicalRow { get; internal set; }

    /// <summary>The row of follow-up; null where there is none.</summary>
    public DeliveredRow? FollowUpRow { get; internal set; }

    /// <summary>What the clinical row says; null where there is none.</summary>
    public ClinicalRecord? Clinical { get; internal set; }

    /// <summary>What the follow-up row says; null where there is none.</summary>
    public FollowUpRecord? FollowUp { get; internal set; }

    /// <summary>The lesion in each phase it is to be measured in, also those that cannot be.</summary>
    public IReadOnlyList<LesionTarget> Targets { get; internal set; } = [];

    internal FindingPlace Place(TableField? field = null) => new() { Patient = PatientId, Table = PositionRow.Place(field) };
}
