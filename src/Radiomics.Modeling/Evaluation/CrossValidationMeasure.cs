namespace Radiomics.Modeling;

/// <summary>What a cross-validation judges a penalised path by.</summary>
public enum CrossValidationMeasure
{
    /// <summary>Deviance of the rows left out. Of a Cox model: deviance of all rows less that of the rows kept, over the events left out (van Houwelingen and others, 2006).</summary>
    Deviance,

    /// <summary>Of a Cox model: deviance of the rows left out by themselves, over their events; needs folds with many events.</summary>
    FoldDeviance,

    /// <summary>Share of rows called the wrong class; the more probable class is called.</summary>
    ClassError,

    /// <summary>Area under the ROC curve of each fold's rows, of two classes: more is better.</summary>
    Area,

    /// <summary>Harrell's concordance of each fold's rows, of a Cox model: more is better.</summary>
    Concordance,
}
