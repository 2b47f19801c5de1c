namespace Radiomics.Modeling;

/// <summary>An item of a reporting checklist, filled in from a study as far as software can.</summary>
/// <param name="Checklist">CLEAR, METRICS or TRIPOD+AI.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Title">What it asks for, in short and in our words.</param>
/// <param name="Weight">Its weight in the METRICS score; NaN elsewhere.</param>
/// <param name="Status">How far it is answered.</param>
/// <param name="Text">The answer, with its evidence; what is left to do where a person is needed.</param>
public sealed record ChecklistItem(string Checklist, string Number, string Title, double Weight, ChecklistStatus Status, string Text);
