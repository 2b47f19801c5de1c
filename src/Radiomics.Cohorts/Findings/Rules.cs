using static Radiomics.FindingSeverity;

namespace Radiomics.Cohorts;

/// <summary>The rules of the specification, and the faults beyond its letter that change features in silence. One line of text each, in both languages.</summary>
internal static class Rules
{
    private static readonly List<ValidationRule> s_all = [];

    // Images.
    public static readonly ValidationRule NotCt = New("IMAGE_NOT_CT", Error, "Not a CT series", "不是 CT 序列", "Deliver spiral CT only; remove this series.", "仅提交螺旋 CT 图像，请移除该序列。");
    public static readonly ValidationRule Lossy = New("IMAGE_LOSSY", Error, "Lossy compression", "有损压缩", "Lossy compression changes features: export the original images again, uncompressed.", "有损压缩会改变特征值：请重新导出未压缩的原始图像。");
    public static readonly ValidationRule Compressed = New("IMAGE_COMPRESSED", Warning, "Compressed images", "压缩图像", "Export uncompressed DICOM (Explicit VR Little Endian, 1.2.840.10008.1.2.1).", "请导出未压缩的 DICOM（Explicit VR Little Endian，1.2.840.10008.1.2.1）。");
    public static readonly ValidationRule Matrix = New("IMAGE_SIZE", Error, "Image smaller than 512 x 512", "图像小于 512 × 512", "Export the original matrix, at least 512 x 512 pixels.", "请导出原始矩阵，至少 512 × 512 像素。");
    public static readonly ValidationRule EightBit = New("IMAGE_8BIT", Error, "8-bit image", "8 位图像", "An 8-bit image has lost its Hounsfield units: export the original CT images.", "8 位图像已丢失 CT 值：请导出原始 CT 图像。");
    public static readonly ValidationRule Capture = New("IMAGE_CAPTURE", Warning, "Screen capture or color image", "屏幕截图或彩色图像", "It is left out; deliver original CT slices only.", "已排除；请仅提交原始 CT 断层图像。");
    public static readonly ValidationRule Localizer = New("IMAGE_LOCALIZER", Warning, "Localizer (scout)", "定位像", "It is left out; remove it from the folder.", "已排除；请从文件夹中移除。");
    public static readonly ValidationRule NotImage = New("FILE_NOT_IMAGE", Note, "File that is no image", "非图像文件", "It is left out; remove it if it does not belong here.", "已排除；如不属于此处请移除。");
    public static readonly ValidationRule Damaged = New("FILE_DAMAGED", Error, "Unreadable or cut-off file", "无法读取或不完整的文件", "Copy or export the file again.", "请重新复制或导出该文件。");
    public static readonly ValidationRule Undecodable = New("IMAGE_UNREADABLE", Error, "Image that cannot be used", "无法使用的图像", "Export the series again.", "请重新导出该序列。");
    public static readonly ValidationRule Thickness = New("SERIES_THICKNESS", Warning, "Slice thickness outside 0.625 to 2.5 mm", "层厚不在 0.625–2.5 mm 内", "Deliver a thin-slice reconstruction (0.625 to 2.5 mm) where there is one.", "如有薄层重建（0.625–2.5 mm），请提交薄层图像。");
    public static readonly ValidationRule ThicknessMissing = New("SERIES_THICKNESS_MISSING", Warning, "Slice thickness not stated", "未注明层厚", "State the slice thickness (0018,0050).", "请注明层厚 (0018,0050)。");
    public static readonly ValidationRule ThicknessVaries = New("SERIES_THICKNESS_VARIES", Warning, "Slice thickness varies inside a series", "同一序列内层厚不一致", "Export one reconstruction with one thickness.", "请导出层厚一致的单一重建序列。");
    public static readonly ValidationRule ThickBatch = New("BATCH_THICK", Note, "Thick-slice batch", "厚层批次", "State the thickness with the delivery; thin and thick batches are not comparable.", "请在交付时注明层厚；薄层与厚层批次不可比较。");
    public static readonly ValidationRule BatchMixed = New("BATCH_THICKNESS_MIXED", Error, "Thick slices of several thicknesses in one batch", "同一批次中厚层层厚不统一", "Where only thick slices exist, the whole batch must have one thickness.", "若仅有厚层图像，整批层厚必须统一。");
    public static readonly ValidationRule SliceCount = New("SERIES_SLICE_COUNT", Warning, "Number of slices outside 100 to 600", "图像数量不在 100–600 之间", "Check that the series is complete and covers the whole lung.", "请确认序列完整并覆盖全肺。");
    public static readonly ValidationRule Gap = New("SERIES_GAP", Error, "Missing slices", "缺少断层", "Copy the missing images from the PACS again.", "请从 PACS 重新复制缺失的图像。");
    public static readonly ValidationRule DuplicateSlices = New("SERIES_DUPLICATE", Error, "Duplicate slices", "重复断层", "Remove the copies, or put the two reconstructions into folders of their own.", "请删除重复图像，或将两个重建分别放入不同文件夹。");
    public static readonly ValidationRule Uneven = New("SERIES_UNEVEN", Error, "Unequal slice spacing", "层间距不一致", "Export one reconstruction with even spacing.", "请导出层间距一致的单一重建序列。");
    public static readonly ValidationRule Tilt = New("SERIES_TILT", Error, "Gantry tilt", "机架倾斜", "Export a reconstruction without tilt.", "请导出无机架倾斜的重建。");
    public static readonly ValidationRule MixedGeometry = New("SERIES_MIXED", Error, "Different orientation, spacing or size inside a series", "同一序列内方向、像素间距或尺寸不同", "Export one reconstruction; remove the images that do not belong to it.", "请导出单一重建，并移除不属于该序列的图像。");
    public static readonly ValidationRule BadSlice = New("SERIES_SLICE", Error, "Slice with an impossible position or size", "断层位置或尺寸异常", "Export the series again.", "请重新导出该序列。");
    public static readonly ValidationRule Orientation = New("SERIES_ORIENTATION", Warning, "Not axial", "非轴位图像", "Deliver the axial reconstruction; reformatted series are not comparable.", "请提交轴位重建；多平面重建序列不可比较。");
    public static readonly ValidationRule SeveralSeries = New("FOLDER_SEVERAL_SERIES", Warning, "Several series in one folder", "一个文件夹中有多个序列", "Put every series into a folder of its own.", "请将每个序列放入独立的文件夹。");
    public static readonly ValidationRule SplitSeries = New("SERIES_SPLIT", Warning, "One series in several folders", "同一序列分散在多个文件夹", "Put the images of a series into one folder.", "请将同一序列的图像放入同一文件夹。");
    public static readonly ValidationRule RescaleVaries = New("SERIES_RESCALE_VARIES", Warning, "Rescale differs between slices", "各断层的重缩放参数不同", "Every slice is rescaled by its own numbers; check that this is a CT and not a PET or derived series.", "各断层按各自参数换算；请确认该序列为 CT 原始序列。");
    public static readonly ValidationRule RescaleMissing = New("SERIES_RESCALE_MISSING", Error, "No rescale to Hounsfield units", "缺少 CT 值重缩放参数", "Export the series with Rescale Slope and Intercept.", "请导出包含 Rescale Slope 与 Intercept 的序列。");
    public static readonly ValidationRule RescaleType = New("SERIES_RESCALE_TYPE", Error, "Values are not Hounsfield units", "像素值不是 CT 值 (HU)", "Export the CT images in HU; spectral maps are no substitute.", "请导出以 HU 表示的 CT 图像；能谱图不能替代。");
    public static readonly ValidationRule Padding = New("SERIES_PADDING", Warning, "Padding values on the HU scale", "填充值落在 CT 值范围内", "Pixels outside the scan circle cannot be told from tissue: export with a padding value below -1024 HU.", "扫描圆外像素无法与组织区分：请使用低于 -1024 HU 的填充值导出。");
    public static readonly ValidationRule PaddingUndeclared = New("SERIES_PADDING_UNDECLARED", Warning, "Values below air that no padding declares", "存在低于空气且未声明为填充的像素值", "Declare the padding value (0028,0120), or export again: features of resampled or filtered images would see an edge.", "请声明填充值 (0028,0120) 或重新导出，否则重采样或滤波后的特征会受边缘影响。");
    public static readonly ValidationRule Implausible = New("SERIES_HU_IMPLAUSIBLE", Error, "Values that no chest CT has", "像素值不符合胸部 CT", "The rescale is wrong or missing: export the original series.", "重缩放参数错误或缺失：请导出原始序列。");
    public static readonly ValidationRule InstanceNumbers = New("SERIES_INSTANCE_NUMBERS", Warning, "Instance numbers missing or not unique", "图像序号缺失或重复", "z is counted from the head by position instead: check the positions of this patient.", "改为按位置从头侧计数 z：请核对该患者的肿瘤位置。");
    public static readonly ValidationRule MixedPatients = New("FOLDER_MIXED_PATIENTS", Error, "Images of several patients in one folder", "一个文件夹中有多名患者的图像", "Part the images by patient.", "请按患者分开图像。");
    // Folders.
    public static readonly ValidationRule Levels = New("FOLDER_LEVELS", Note, "Folder levels differ from class / patient / series / images", "文件夹层级与“病理类别/患者/序列/图像”不符", "The headers were used instead; four levels are recommended.", "已改用 DICOM 头信息；建议采用四级结构。");
    public static readonly ValidationRule EmptyFolder = New("FOLDER_EMPTY", Warning, "Folder without images", "空文件夹", "Copy the images, or remove the folder.", "请补充图像或删除该文件夹。");
    public static readonly ValidationRule NoImages = New("DELIVERY_NO_IMAGES", Error, "No CT image at all", "没有任何 CT 图像", "Name the folder that holds the patients' folders.", "请指定包含患者文件夹的目录。");
    // Tables.
    public static readonly ValidationRule TableUnreadable = New("TABLE_UNREADABLE", Error, "Table that cannot be read", "无法读取的表格", "Send the table again as .xlsx or .csv.", "请以 .xlsx 或 .csv 重新提交表格。");
    public static readonly ValidationRule TableUnknown = New("TABLE_UNKNOWN", Note, "Sheet that is not used", "未使用的工作表", "Name the columns as in the template; show sheets that are hidden.", "请按模板命名列，并取消隐藏工作表。");
    public static readonly ValidationRule TableMissing = New("TABLE_MISSING", Error, "Table missing", "缺少表格", "Deliver the workbook; `radiomics template` writes an empty one.", "请提交该表格；可用 `radiomics template` 生成空表。");
    public static readonly ValidationRule ColumnMissing = New("COLUMN_MISSING", Note, "Column missing", "缺少列", "Add the column as in the template.", "请按模板补充该列。");
    public static readonly ValidationRule ColumnRepeated = New("COLUMN_REPEATED", Warning, "Column that is there twice", "重复的列", "The first is used; the other is carried through. Remove one.", "使用第一列，另一列原样保留；请删除其一。");
    public static readonly ValidationRule RowSkipped = New("ROW_SKIPPED", Note, "Row that is no data", "非数据行", "It is left out; check that it is a remark.", "已跳过；请确认其为说明文字。");
    public static readonly ValidationRule ExampleRow = New("ROW_EXAMPLE", Note, "Example row of the template", "模板示例行", "It is left out; delete it.", "已跳过；请删除。");
    public static readonly ValidationRule IdMissing = New("ID_MISSING", Error, "Row without ID", "缺少 ID", "Fill in the patient's ID.", "请填写患者 ID。");
    public static readonly ValidationRule IdUnsafe = New("ID_UNSAFE", Error, "ID that cannot be a name", "ID 含非法字符", "Correct the ID: no path, no control characters, at most 64 characters.", "请更正 ID：不得含路径或控制字符，最长 64 个字符。");
    public static readonly ValidationRule IdPrecision = New("ID_PRECISION", Warning, "ID that lost digits as a number", "ID 以数字存储而丢失位数", "Format the ID column as text and enter the ID again.", "请将 ID 列设为文本格式并重新录入。");
    public static readonly ValidationRule Formula = New("CELL_FORMULA", Warning, "Text that a spreadsheet would run as a formula", "可能被当作公式执行的文本", "It is read as text and neutralized wherever it is written; correct the cell.", "按文本读取，输出时会做无害化处理；请更正该单元格。");
    public static readonly ValidationRule CellError = New("CELL_ERROR", Error, "Formula error", "公式错误", "Correct the formula, or enter the value.", "请更正公式或直接填写数值。");
    public static readonly ValidationRule NotANumber = New("CELL_NOT_A_NUMBER", Error, "Not a number", "不是数字", "Enter a number.", "请填写数字。");
    // Positions.
    public static readonly ValidationRule PositionMissing = New("POSITION_MISSING", Error, "Position incomplete", "位置不完整", "Fill in x, y and z (or P-Z, C1-Z, C2-Z).", "请填写 x、y 和 z（或 P-Z、C1-Z、C2-Z）。");
    public static readonly ValidationRule PositionOutside = New("POSITION_OUTSIDE_IMAGE", Error, "Position outside the image", "位置超出图像", "Check column, row (zero-based, from the top left) and image number (from 1).", "请核对列、行（从左上角 0 起）和图像序号（从 1 起）。");
    public static readonly ValidationRule InAir = New("POSITION_IN_AIR", Error, "Position in air", "位置位于空气中", "Check x and y, and from which end the images are counted.", "请核对 x、y 以及图像计数方向。");
    public static readonly ValidationRule OutsideBody = New("POSITION_OUTSIDE_BODY", Error, "Position outside the body", "位置位于体外", "Check x and y, and from which end the images are counted.", "请核对 x、y 以及图像计数方向。");
    public static readonly ValidationRule ZOther = New("Z_OTHER_READING", Warning, "z counted otherwise than by the rule", "z 的计数方式与规则不同", "The reading that fits z_imageposition is used; confirm it.", "已采用与 z_imageposition 一致的解读，请确认。");
    public static readonly ValidationRule ZUnresolved = New("Z_UNRESOLVED", Error, "z and z_imageposition contradict each other", "z 与 z_imageposition 矛盾", "Correct one of them.", "请更正其中之一。");
    public static readonly ValidationRule ZAmbiguous = New("Z_AMBIGUOUS", Warning, "z can mean two images", "z 可能指两幅不同的图像", "Instance numbers do not run from 1: give z_imageposition, or confirm that z counts images.", "图像序号不是从 1 连续编号：请提供 z_imageposition，或确认 z 为图像计数。");
    public static readonly ValidationRule PositionConflict = New("POSITION_CONFLICT", Error, "Tables contradict each other about a position", "表格之间位置不一致", "Correct one of the tables; the table of positions is used.", "请更正其中一个表格；以肿瘤位置表为准。");
    public static readonly ValidationRule LesionDuplicate = New("LESION_DUPLICATE", Error, "Lesion that is there twice", "重复的病灶", "Remove one row, or give each lesion a number of its own (Order).", "请删除其一，或为每个病灶编号（Order）。");
    public static readonly ValidationRule OrderMissing = New("LESION_ORDER_MISSING", Warning, "Several lesions without numbers", "多个病灶未编号", "Number the lesions of a patient in the column Order.", "请在 Order（序号）列中为该患者的病灶编号。");
    // Joins.
    public static readonly ValidationRule PatientWithoutRow = New("PATIENT_WITHOUT_ROW", Error, "Folder without a row of positions", "文件夹在位置表中无对应行", "Add the patient to the table of positions, or remove the folder.", "请在肿瘤位置表中补充该患者，或移除文件夹。");
    public static readonly ValidationRule RowWithoutPatient = New("ROW_WITHOUT_PATIENT", Error, "Row without a folder", "表格行无对应文件夹", "Deliver the images, or correct the ID.", "请补充图像或更正 ID。");
    public static readonly ValidationRule ClinicalMissing = New("CLINICAL_MISSING", Warning, "No clinical row", "缺少临床信息", "Add the patient to the table of clinical information.", "请在临床信息表中补充该患者。");
    public static readonly ValidationRule ClinicalAmbiguous = New("CLINICAL_AMBIGUOUS", Warning, "Several clinical rows fit", "对应多条临床信息", "Give the lesions the same Order, or the same X, Y, Z, in both tables.", "请在两个表中使用相同的 Order 或 X、Y、Z。");
    public static readonly ValidationRule FollowUpMissing = New("FOLLOW_UP_MISSING", Warning, "No follow-up row", "缺少随访信息", "Add the patient to the table of follow-up.", "请在随访表中补充该患者。");
    public static readonly ValidationRule FollowUpDuplicate = New("FOLLOW_UP_DUPLICATE", Error, "Several follow-up rows that differ", "同一患者随访信息不一致", "Keep one row a patient.", "每名患者仅保留一行。");
    public static readonly ValidationRule IdNormalized = New("ID_NORMALIZED", Note, "IDs joined after normalization", "ID 经规范化后匹配", "Write the ID the same way everywhere.", "请统一 ID 的写法。");
    public static readonly ValidationRule IdAmbiguous = New("ID_AMBIGUOUS", Error, "IDs that differ only in zeros, case or width", "ID 仅在前导零、大小写或全半角上不同", "They are taken for one patient: give each patient an ID of its own.", "被视为同一患者：请为每名患者使用唯一 ID。");
    public static readonly ValidationRule IdHeader = New("ID_HEADER", Warning, "Folder and DICOM header name different patients", "文件夹与 DICOM 头中的患者 ID 不同", "Check that the images are this patient's.", "请确认图像属于该患者。");
    public static readonly ValidationRule TwoClasses = New("ID_TWO_CLASSES", Error, "One ID in two classes", "同一 ID 出现在两个类别中", "Put the patient into one class folder.", "请将该患者放入唯一的类别文件夹。");
    public static readonly ValidationRule ClassMismatch = New("CLASS_MISMATCH", Error, "Class folder and table contradict each other", "类别文件夹与表格不一致", "Correct the folder or the column.", "请更正文件夹或表格。");
    public static readonly ValidationRule DuplicatePatients = New("DUPLICATE_PIXELS", Error, "The same pixels under two patients", "两名患者的图像像素相同", "One of the folders holds the wrong images.", "其中一个文件夹的图像有误。");
    public static readonly ValidationRule DuplicateSeries = New("DUPLICATE_SERIES", Warning, "The same pixels in two series of a patient", "同一患者的两个序列像素相同", "Remove one of them.", "请移除其一。");
    public static readonly ValidationRule PhaseMissing = New("PHASE_MISSING", Error, "Phase with a position but without a series", "有位置但缺少该期相的序列", "Deliver the series, or name the phase in the folder (plain, C1, C2).", "请补充该序列，或在文件夹名中注明期相（平扫、增强1期、增强2期）。");
    public static readonly ValidationRule PhaseChosen = New("PHASE_SEVERAL", Note, "Several series of one phase", "同一期相有多个序列", "The thinnest complete one is used; remove the others if another is meant.", "采用层厚最薄且完整的序列；如需使用其他序列请移除其余。");
    public static readonly ValidationRule PhaseUnplaced = New("PHASE_WITHOUT_POSITION", Warning, "Contrast series without a position", "增强序列无对应位置", "Fill in C1-Z or C2-Z.", "请填写 C1-Z 或 C2-Z。");
    public static readonly ValidationRule PhaseConflict = New("PHASE_CONFLICT", Warning, "Name and contrast tag contradict each other", "名称与对比剂标签矛盾", "Check whether the series is plain or contrast-enhanced; the name is used.", "请确认该序列为平扫或增强；以名称为准。");
    public static readonly ValidationRule PhaseUnknown = New("PHASE_UNKNOWN", Warning, "Series whose phase nothing tells", "无法判断序列期相", "Name the phase in the folder (plain, C1, C2).", "请在文件夹名中注明期相（平扫、增强1期、增强2期）。");
    public static readonly ValidationRule NoScan = New("PATIENT_NO_SCAN", Error, "No CT series that can be used", "没有可用的 CT 序列", "Deliver a whole axial CT series.", "请提交完整的轴位 CT 序列。");
    // Clinical information.
    public static readonly ValidationRule ClassUnreadable = New("CLASS_UNREADABLE", Warning, "Neither benign nor malignant", "无法识别良恶性", "Write benign or malignant (良性 / 恶性).", "请填写良性或恶性。");
    public static readonly ValidationRule PathologyUnmapped = New("PATHOLOGY_UNMAPPED", Warning, "Pathological type that is not known", "未收录的病理分型", "It is carried through as written; correct it, or add it to the table of terms.", "按原文保留；请更正或加入术语表。");
    public static readonly ValidationRule PathologyPartial = New("PATHOLOGY_PARTIAL", Note, "Pathological type known by a part of its text", "按部分文字识别的病理分型", "Check the type it was taken for.", "请核对识别结果。");
    public static readonly ValidationRule PathologyMismatch = New("PATHOLOGY_MISMATCH", Warning, "Chinese and English type contradict each other", "中英文病理分型不一致", "Correct one of them.", "请更正其一。");
    public static readonly ValidationRule PathologyClass = New("PATHOLOGY_CLASS", Warning, "Type and benign/malignant contradict each other", "病理分型与良恶性矛盾", "Correct one of them.", "请更正其一。");
    public static readonly ValidationRule TnmUnreadable = New("TNM_UNREADABLE", Warning, "TNM that cannot be read", "无法识别的 TNM 分期", "Write it as T1aN0M0.", "请按 T1aN0M0 的格式填写。");
    public static readonly ValidationRule StageUnreadable = New("STAGE_UNREADABLE", Warning, "Stage that cannot be read", "无法识别的临床分期", "Write 0, IA (IA1 to IA3), IB, IIA, IIB, IIIA, IIIB, IIIC, IVA or IVB.", "请填写 0、IA（IA1–IA3）、IB、IIA、IIB、IIIA、IIIB、IIIC、IVA 或 IVB。");
    public static readonly ValidationRule StageMismatch = New("STAGE_MISMATCH", Warning, "TNM and stage fit in no edition", "TNM 与临床分期在任何版本中均不符", "Correct one of them.", "请更正其一。");
    public static readonly ValidationRule StageEditions = New("STAGE_EDITIONS", Warning, "Stages of different editions", "分期版本不统一", "Restage all patients by one edition of AJCC/UICC.", "请按同一版 AJCC/UICC 标准统一分期。");
    // Follow-up.
    public static readonly ValidationRule SurvivalUnitMissing = New("SURVIVAL_UNIT", Warning, "Unit of survival not stated", "未注明生存时间单位", "State it in the header, as in survival (months), or with --survival-unit.", "请在表头注明，如“生存时间（月）”，或使用 --survival-unit。");
    public static readonly ValidationRule SurvivalRange = New("SURVIVAL_RANGE", Error, "Impossible survival time", "生存时间不合理", "Correct the value or the unit.", "请更正数值或单位。");
    public static readonly ValidationRule FlagUnreadable = New("FLAG_UNREADABLE", Warning, "Flag that cannot be read", "无法识别的标记", "Write 1 (observed) or 0 (censored).", "请填写 1（发生）或 0（删失）。");
    public static readonly ValidationRule FlagMeaning = New("FLAG_MEANING", Warning, "Flag whose direction is not clear", "标记含义不明确", "A column named for censoring may count the other way round; 1 is read as observed. Name it status_death.", "“删失”列的 0/1 含义可能相反；目前 1 按死亡处理。请将列名改为 status_death。");
    public static readonly ValidationRule SexUnreadable = New("SEX_UNREADABLE", Warning, "Sex that cannot be read", "无法识别的性别", "Write M or F (男 / 女).", "请填写男或女。");
    public static readonly ValidationRule AgeRange = New("AGE_RANGE", Warning, "Impossible age", "年龄不合理", "Enter the age in years.", "请填写以岁为单位的年龄。");

    /// <summary>Every rule.</summary>
    public static IReadOnlyList<ValidationRule> All => s_all;

    private static ValidationRule New(string id, FindingSeverity severity, string title, string titleChinese, string advice, string adviceChinese)
    {
        ValidationRule rule = new(id, severity, new LocalText(title, titleChinese), new LocalText(advice, adviceChinese));
        s_all.Add(rule);
        return rule;
    }
}
