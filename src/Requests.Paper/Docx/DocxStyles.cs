using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Paper.Docx;

/// <summary>Names of the styles a clerk finds in the word processor.</summary>
internal static class PaperStyle
{
    public const string Body = "PaperBody", Plain = "PaperPlain", Title = "Title", Number = "PaperNumber", Addressee = "PaperAddressee", EnclosureHead = "PaperEnclosureHead",
        Enclosure = "PaperEnclosure", Signature = "PaperSignature", Cell = "PaperCell", Mark = "PaperMark", PageNumber = "PaperPageNumber", Seam = "PaperSeam";

    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, 4)}";
}

/// <summary>Styles, faces and settings of the written document.</summary>
internal static class DocxStyles
{
    /// <summary>The faces of GB/T 9704, and what to take where a machine lacks them.</summary>
    private const string Small = "方正小标宋简体", Body = "仿宋_GB2312", Black = "黑体", Kai = "楷体_GB2312", Song = "宋体", Red = "C80000";

    public static Styles Of(Geometry geometry) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Faces(Body),
                new Spacing { Val = Tracking(geometry) },
                new FontSize { Val = Half(geometry.Body.Size) },
                new FontSizeComplexScript { Val = Half(geometry.Body.Size) },
                new Languages { Val = "zh-CN", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl(), Pitch(geometry.Pitch)))),
        Style("Normal", "Normal", null, [new W.Kinsoku(), new OverflowPunctuation { Val = false }, new AutoSpaceDE { Val = false },
            new AutoSpaceDN { Val = false }], null, isDefault: true),
        Style(PaperStyle.Body, "公文正文", "Normal", [Indent(2, geometry), new Justification { Val = JustificationValues.Both }], null),
        Style(PaperStyle.Plain, "公文顶格", "Normal", [new Justification { Val = JustificationValues.Both }], null),
        Style(PaperStyle.Title, "Title", "Normal",
            [new KeepNext(), Pitch(geometry.TitlePitch), new Justification { Val = JustificationValues.Center }], [Faces(Small), new Spacing { Val = 0 }, new FontSize { Val = Half(geometry.TitleSize) }]),
        Style(PaperStyle.Number, "发文字号", "Normal", [new KeepNext()], null),
        Style(PaperStyle.Addressee, "主送", "Normal", [new KeepNext()], null),
        Level(1, geometry, Faces(Black)),
        Level(2, geometry, Faces(Kai)),
        Level(3, geometry, null),
        Level(4, geometry, null),
        Style(PaperStyle.EnclosureHead, "附件标记", "Normal", [new KeepNext()], [Faces(Black)]),
        Style(PaperStyle.Enclosure, "附件说明", "Normal", null, null),
        Style(PaperStyle.Signature, "落款", "Normal", [new KeepLines(), new Justification { Val = JustificationValues.Right }], null),
        Style(PaperStyle.Cell, "表格文字", "Normal", [Pitch(12 * Geometry.CellPitch)], [new Spacing { Val = 0 }]),
        Style(PaperStyle.Mark, "版头标识", "Normal", [new Justification { Val = JustificationValues.Center }],
            [Faces(Small), new Color { Val = Red }, new Spacing { Val = 0 }]),
        Style(PaperStyle.PageNumber, "页码", "Normal", [Pitch(Geometry.PageNumberSize)],
            [Faces(Song), new Spacing { Val = 0 }, new FontSize { Val = Half(Geometry.PageNumberSize) }]),
        Style(PaperStyle.Seam, "接缝", "Normal", [Pitch(1)], [new FontSize { Val = "2" }]));

    public static W.Fonts FontTable() => new(
        Face(Small, "小标宋体;Noto Serif SC;宋体"), Face(Body, "仿宋;FangSong;Noto Serif SC"), Face(Black, "SimHei;Noto Sans SC"), Face(Kai, "楷体;KaiTi;Noto Serif SC"), Face(Song, "SimSun;Noto Serif SC"));

    public static Settings SettingsOf() => new(
        new EvenAndOddHeaders(),
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "zh-CN", EastAsia = "zh-CN" });

    public static string Twips(double points) => ((int)Math.Round(points * 20)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Half(double points) => ((int)Math.Round(points * 2)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static SpacingBetweenLines Pitch(double points) => new() { Line = Twips(points), LineRule = LineSpacingRuleValues.Exact };

    /// <summary>Both ways of saying it: LibreOffice reads the points only.</summary>
    public static Indentation Indent(int characters, Geometry geometry) => new()
    {
        FirstLineChars = 100 * characters,
        FirstLine = Twips(characters * geometry.Body.Size)
    };

    private static RunFonts Faces(string face) => new()
    {
        Ascii = face,
        HighAnsi = face,
        EastAsia = face,
        ComplexScript = face,
        Hint = FontTypeHintValues.EastAsia
    };

    /// <summary>Twentieths of a point; rounded up so that 28 characters always fit.</summary>
    private static int Tracking(Geometry geometry) => (int)Math.Floor(geometry.Body.Tracking * 20);

    private static Style Level(int level, Geometry geometry, RunFonts? faces) => Style(PaperStyle.Heading(level), $"heading {level}", "Normal",
        [new KeepNext(), Indent(2, geometry), new OutlineLevel { Val = level - 1 }], faces is null ? null : [faces]);

    private static Style Style(string id, string name, string? basedOn, OpenXmlElement[]? paragraph, OpenXmlElement[]? run, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        style.Append(new StyleName { Val = name });
        if (basedOn is not null) style.Append(new BasedOn { Val = basedOn });
        style.Append(new PrimaryStyle());
        if (paragraph is not null) style.Append(new StyleParagraphProperties(paragraph));
        if (run is not null) style.Append(new StyleRunProperties(run));
        return style;
    }

    private static Font Face(string name, string instead) => new(new AltName { Val = instead }, new FontCharSet { Val = "86" },
        new FontFamily { Val = FontFamilyValues.Roman })
    { Name = name };
}
