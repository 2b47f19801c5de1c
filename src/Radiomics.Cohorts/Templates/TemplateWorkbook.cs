using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Radiomics.Cohorts;

/// <summary>Writes one workbook: a sheet to be filled in, a sheet of notes, and a hidden one with the values of the drop-down lists.</summary>
internal static class TemplateWorkbook
{
    private const int RowsToFill = 2000;
    private const uint Plain = 0, Head = 1, Example = 2, TextCell = 3, Wrapped = 4;

    /// <summary>The bytes of the file.</summary>
    /// <param name="title">Name of the sheet.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="language">Language.</param>
    public static byte[] ToBytes(string title, IReadOnlyList<TemplateColumn> columns, ReportLanguage language)
    {
        using MemoryStream bytes = new();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            Sheets sheets = workbook.Workbook.AppendChild(new Sheets());
            Add(workbook, sheets, title, FillSheet(columns, language));
            Add(workbook, sheets, language == ReportLanguage.Chinese ? "填写说明" : "Notes", NotesSheet(columns, language));
            if (columns.Any(c => c.Choices.Count > 0)) Add(workbook, sheets, WorkbookReader.ListsSheet, ListsSheet(columns, language), hidden: true);
            workbook.Workbook.Save();
        }
        return bytes.ToArray();
    }

    private static void Add(WorkbookPart workbook, Sheets sheets, string name, Worksheet sheet, bool hidden = false)
    {
        WorksheetPart part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        uint number = (uint)sheets.ChildElements.Count + 1;
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = number, Name = name, State = hidden ? SheetStateValues.Hidden : SheetStateValues.Visible });
    }

    private static Worksheet FillSheet(IReadOnlyList<TemplateColumn> columns, ReportLanguage language)
    {
        Columns widths = new();
        Row head = new() { RowIndex = 1, Height = 24, CustomHeight = true }, example = new() { RowIndex = 2 };
        DataValidations validations = new();
        for (int i = 0; i < columns.Count; i++)
        {
            TemplateColumn column = columns[i];
            string header = column.Header.In(language);
            double width = Math.Max(12, 4 + header.Sum(c => c > 0x2E80 ? 2.2 : 1.2));
            if (column.Choices.Count > 2) width = Math.Max(width, 22);
            // The ID is text, so that its leading zeros stay.
            widths.Append(new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true, Style = column.Field == TableField.Id ? TextCell : Plain });
            head.Append(Text(i, 1, header, Head));
            example.Append(column.IsNumber && column.Example.In(language) is { Length: > 0 } number ? Number(i, 2, number) : Text(i, 2, column.Example.In(language), Example));
            validations.Append(Validation(column, i, columns, language));
        }
        validations.Count = (uint)columns.Count;
        // The order of these children is that of the schema; Excel repairs files where it is another.
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 18, CustomHeight = true },
            widths,
            new SheetData(head, example),
            validations,
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
    }

    /// <summary>A drop-down list, or the note of the column when a cell is entered. Lists only propose: other values are allowed.</summary>
    private static DataValidation Validation(TemplateColumn column, int index, IReadOnlyList<TemplateColumn> columns, ReportLanguage language)
    {
        string letter = Letter(index);
        DataValidation validation = new()
        {
            AllowBlank = true,
            ShowInputMessage = true,
            PromptTitle = Cut(column.Header.In(language), 32),
            Prompt = Cut(column.Note.In(language), 255),
            SequenceOfReferences = new ListValue<StringValue> { InnerText = string.Create(CultureInfo.InvariantCulture, $"{letter}2:{letter}{RowsToFill}") },
        };
        if (column.Choices.Count > 0)
        {
            string list = Letter(columns.Take(index).Count(c => c.Choices.Count > 0));
            validation.Type = DataValidationValues.List;
            validation.ShowErrorMessage = false;
            validation.Append(new Formula1(string.Create(CultureInfo.InvariantCulture, $"{WorkbookReader.ListsSheet}!${list}$1:${list}${column.Choices.Count}")));
        }
        else if (column.IsNumber)
        {
            validation.Type = DataValidationValues.Decimal;
            validation.Operator = DataValidationOperatorValues.Between;
            validation.ShowErrorMessage = true;
            validation.ErrorStyle = DataValidationErrorStyleValues.Warning;
            validation.ErrorTitle = Cut(column.Header.In(language), 32);
            validation.Error = language == ReportLanguage.Chinese ? "请填写数字。" : "Enter a number.";
            validation.Append(new Formula1("-100000"), new Formula2("100000"));
        }
        return validation;
    }

    private static Worksheet NotesSheet(IReadOnlyList<TemplateColumn> columns, ReportLanguage language)
    {
        bool zh = language == ReportLanguage.Chinese;
        string[] general = zh
            ?
            [
                "每个病灶一行；请勿改动第一行表头。示例行在填写时请删除。", "图像：螺旋 CT，未压缩 DICOM，至少 512 × 512 像素，层厚 0.625–2.5 mm，每序列 100–600 幅。",
                "文件夹：病理类别 / 患者 ID / 序列（平扫、增强1期、增强2期）/ 图像。", "坐标：图像左上角为 (0, 0)，x 向右，y 向下；z 为图像序号，第一幅为 1。", "可在右侧增加其他列（如肿瘤标志物、基因检测、治疗），内容将原样保留。",
            ]
            :
            [
                "One row a lesion; leave the headers in row 1 as they are. Delete the example row.", "Images: spiral CT, uncompressed DICOM, at least 512 x 512 pixels, slices of 0.625 to 2.5 mm, 100 to 600 images a series.",
                "Folders: pathology class / patient ID / series (plain, contrast 1, contrast 2) / images.", "Coordinates: (0, 0) is the top-left pixel, x to the right, y downwards; z is the number of the image, the first is 1.",
                "Further columns may be added to the right (tumor markers, gene tests, treatment); they are carried through untouched.",
            ];
        SheetData data = new();
        uint row = 1;
        foreach (string line in general) data.Append(new Row(Text(0, row, line, Plain)) { RowIndex = row++ });
        row++;
        data.Append(new Row(Text(0, row, zh ? "列" : "Column", Head), Text(1, row, zh ? "填写内容" : "What to write", Head), Text(2, row, zh ? "可选值" : "Values", Head)) { RowIndex = row++ });
        foreach (TemplateColumn column in columns)
        {
            string values = string.Join(zh ? "、" : ", ", column.Choices.Select(c => c.In(language)));
            int lines = 1 + Math.Max(Width(values), Width(column.Note.In(language))) / 58;
            data.Append(new Row(Text(0, row, column.Header.In(language), Wrapped), Text(1, row, column.Note.In(language), Wrapped), Text(2, row, values, Wrapped)) { RowIndex = row++, Height = 16 * lines, CustomHeight = true });
        }
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetFormatProperties { DefaultRowHeight = 16, CustomHeight = true },
            new Columns(new Column { Min = 1, Max = 1, Width = 24, CustomWidth = true }, new Column { Min = 2, Max = 2, Width = 60, CustomWidth = true }, new Column { Min = 3, Max = 3, Width = 60, CustomWidth = true }),
            data, new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
    }

    /// <summary>Width of a text in characters: Chinese ones are twice as wide.</summary>
    private static int Width(string text) => text.Sum(c => c > 0x2E80 ? 2 : 1);

    private static Worksheet ListsSheet(IReadOnlyList<TemplateColumn> columns, ReportLanguage language)
    {
        TemplateColumn[] lists = [.. columns.Where(c => c.Choices.Count > 0)];
        SheetData data = new();
        for (int i = 0; i < lists.Max(l => l.Choices.Count); i++)
        {
            Row row = new() { RowIndex = (uint)i + 1 };
            for (int list = 0; list < lists.Length; list++)
                if (i < lists[list].Choices.Count) row.Append(Text(list, (uint)i + 1, lists[list].Choices[i].In(language), Plain));
            data.Append(row);
        }
        return new Worksheet(data);
    }

    private static Stylesheet Styles() => new(
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new Color { Rgb = "FFFFFFFF" }, new FontName { Val = "Calibri" }),
            new Font(new Italic(), new FontSize { Val = 11 }, new Color { Rgb = "FF808080" }, new FontName { Val = "Calibri" })) { Count = 3 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FF1F4E79" }) { PatternType = PatternValues.Solid })) { Count = 3 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            new CellFormat { FormatId = 0 },
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Center, Horizontal = HorizontalAlignmentValues.Center }) { FormatId = 0, FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true, ApplyAlignment = true },
            new CellFormat { FormatId = 0, FontId = 2, NumberFormatId = 0, ApplyFont = true },
            new CellFormat { FormatId = 0, NumberFormatId = 49, ApplyNumberFormat = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FormatId = 0, ApplyAlignment = true }) { Count = 5 },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private static Cell Text(int column, uint row, string text, uint style) => new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = CellName.Of(column, (int)row),
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    private static Cell Number(int column, uint row, string number) => new(new CellValue(number)) { CellReference = CellName.Of(column, (int)row), StyleIndex = Example };

    private static string Letter(int column) => CellName.Of(column, 1)[..^1];

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
