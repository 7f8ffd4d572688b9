using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Paper.Docx;

/// <summary>What stands outside the text: page, margins, page numbers, and the red head and foot of the LETTER profile.</summary>
internal static class DocxFrame
{
    private const string Red = "C80000";

    public static SectionProperties Of(MainDocumentPart main, PaperDocument paper, Geometry geometry, bool numbered)
    {
        var section = new SectionProperties();
        var mark = paper.Blocks.OfType<AgencyMark>().FirstOrDefault();
        if (mark is not null)
        {
            var header = main.AddNewPart<HeaderPart>("rId10");
            header.Header = new Header(Mark(mark, geometry));
            section.Append(new HeaderReference { Type = HeaderFooterValues.First, Id = "rId10" });
            Footer(main, section, HeaderFooterValues.First, "rId13", FootLine(geometry), new W.Paragraph());
        }
        if (numbered)
        {
            Footer(main, section, HeaderFooterValues.Default, "rId11", PageNumber(JustificationValues.Right));
            Footer(main, section, HeaderFooterValues.Even, "rId12", PageNumber(JustificationValues.Left));
        }
        static uint Units(double points) => (uint)Math.Round(points * 20);
        // The dash of the page number then stands seven millimetres under the type area.
        var footer = geometry.Bottom - Geometry.PageNumberDrop - Geometry.PageNumberSize / 2;
        section.Append(
            new PageSize
            {
                Width = Units(geometry.Width),
                Height = Units(geometry.Height),
                Orient = geometry.Width > geometry.Height ? PageOrientationValues.Landscape : null
            },
            new PageMargin
            {
                Top = (int)Units(geometry.Top),
                Right = Units(geometry.Right),
                Bottom = (int)Units(geometry.Bottom),
                Left = Units(geometry.Left),
                Header = Units(Geometry.MarkTop),
                Footer = Units(Math.Max(footer, 0)),
                Gutter = 0,
            });
        if (mark is not null) section.Append(new TitlePage());
        return section;
    }

    private static W.Paragraph Mark(AgencyMark mark, Geometry geometry)
    {
        var size = Math.Min(Geometry.MarkSize, geometry.AreaWidth / Layout.Text.WidthOf(mark.Agency, new TextStyle(Face.Bold, 1)));
        var line = DocxStyles.Pitch(size);
        line.After = DocxStyles.Twips(Geometry.NumberGap - (geometry.Pitch - geometry.Body.Size) / 2);
        return new W.Paragraph(
            new ParagraphProperties(
                new ParagraphStyleId { Val = PaperStyle.Mark },
                new ParagraphBorders(new BottomBorder
                {
                    Val = BorderValues.ThickThinSmallGap,
                    Size = 24,
                    Space = (uint)Math.Round(Geometry.MarkGap),
                    Color = Red
                }),
                line,
                Overhang(geometry)),
            DocxWriter.Run(mark.Agency, new RunProperties(new FontSize { Val = DocxStyles.Half(size) })));
    }

    /// <summary>The red lines are 170 mm, longer than the type area, and centred on the sheet.</summary>
    private static Indentation Overhang(Geometry geometry)
    {
        var margin = (geometry.Width - Geometry.RedLength) / 2;
        return new Indentation { Left = DocxStyles.Twips(margin - geometry.Left), Right = DocxStyles.Twips(margin - geometry.Right) };
    }

    private static W.Paragraph FootLine(Geometry geometry) => new(new ParagraphProperties(
        new ParagraphStyleId { Val = PaperStyle.Seam },
        new FrameProperties
        {
            Width = DocxStyles.Twips(Geometry.RedLength),
            Wrap = TextWrappingValues.Around,
            HorizontalPosition = HorizontalAnchorValues.Page,
            VerticalPosition = VerticalAnchorValues.Page,
            X = DocxStyles.Twips((geometry.Width - Geometry.RedLength) / 2),
            Y = DocxStyles.Twips(geometry.Height - Geometry.FootLines),
        },
        new ParagraphBorders(new BottomBorder { Val = BorderValues.ThinThickSmallGap, Size = 24, Space = 0, Color = Red })));

    private static W.Paragraph PageNumber(JustificationValues side)
    {
        // One character from the outer edge.
        var inset = DocxStyles.Twips(Geometry.PageNumberSize);
        var outer = side == JustificationValues.Right ? new Indentation { Right = inset } : new Indentation { Left = inset };
        return new W.Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = PaperStyle.PageNumber }, outer, new Justification { Val = side }),
            DocxWriter.Run("— "), new SimpleField(DocxWriter.Run("1")) { Instruction = "PAGE" }, DocxWriter.Run(" —"));
    }

    private static void Footer(MainDocumentPart main, SectionProperties section, HeaderFooterValues type, string id, params OpenXmlElement[] content)
    {
        main.AddNewPart<FooterPart>(id).Footer = new Footer(content);
        section.Append(new FooterReference { Type = type, Id = id });
    }
}
