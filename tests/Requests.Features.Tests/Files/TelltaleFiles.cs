using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using DocumentFormat.OpenXml.Spreadsheet;
using SkiaSharp;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using A = DocumentFormat.OpenXml.Drawing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Features.Tests.Files;

/// <summary>Real files that carry what their reader does not see.</summary>
internal static class TelltaleFiles
{
    public static MemoryStream Docx(bool tracked = false, bool comment = false, bool hidden = false, string? author = null,
        bool template = false, bool embedded = false)
    {
        var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            var paragraph = new W.Paragraph(new W.Run(new W.Text("正文看得见。")));
            if (tracked)
            {
                paragraph.Append(new W.InsertedRun(new W.Run(new W.Text("新加的。"))) { Author = "某人", Date = new DateTime(2026, 3, 1), Id = "1" });
                paragraph.Append(new W.DeletedRun(new W.Run(new W.DeletedText("删去的。"))) { Author = "某人", Date = new DateTime(2026, 3, 1), Id = "2" });
            }
            if (hidden) paragraph.Append(new W.Run(new W.RunProperties(new W.Vanish()), new W.Text("看不见的。")));
            if (comment)
            {
                paragraph.Append(new W.CommentRangeStart { Id = "0" }, new W.CommentRangeEnd { Id = "0" }, new W.Run(new W.CommentReference { Id = "0" }));
                main.AddNewPart<WordprocessingCommentsPart>().Comments = new W.Comments(new W.Comment(new W.Paragraph(new W.Run(new W.Text("内部意见")))) { Id = "0", Author = "某人" });
            }
            if (embedded)
            {
                var inside = main.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "rIdInside");
                using var book = Xlsx();
                inside.FeedData(book);
            }
            if (template)
            {
                var settings = main.AddNewPart<DocumentSettingsPart>();
                settings.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("file:///C:/office/somebody/reply.dotx"), "rIdTemplate");
                settings.Settings = new W.Settings(new W.AttachedTemplate { Id = "rIdTemplate" });
            }
            main.Document = new W.Document(new W.Body(paragraph));
            if (author is not null) (file.PackageProperties.Creator, file.PackageProperties.LastModifiedBy) = (author, author);
        }
        return Rewound(stream);
    }

    public static MemoryStream Xlsx(bool hiddenSheet = false, bool hiddenRow = false)
    {
        var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var sheets = new Sheets();
            for (uint i = 1; i <= 2; i++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                var row = new Row(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text($"第{i}张表")) }) { RowIndex = 1 };
                if (hiddenRow) row.Hidden = true;
                part.Worksheet = new Worksheet(new SheetData(row));
                var sheet = new Sheet { Name = $"表{i}", SheetId = i, Id = book.GetIdOfPart(part) };
                if (i == 2 && hiddenSheet) sheet.State = SheetStateValues.VeryHidden;
                sheets.Append(sheet);
            }
            book.Workbook = new Workbook(sheets);
        }
        return Rewound(stream);
    }

    public static MemoryStream Pptx(bool hiddenSlide = false, bool notes = false)
    {
        var stream = new MemoryStream();
        using (var file = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            var show = file.AddPresentationPart();
            var part = show.AddNewPart<SlidePart>();
            part.Slide = new Slide(new CommonSlideData(Shapes("看得见的")));
            if (hiddenSlide) part.Slide.Show = false;
            if (notes) part.AddNewPart<NotesSlidePart>().NotesSlide = new NotesSlide(new CommonSlideData(Shapes("讲的时候不要提")));
            show.Presentation = new Presentation(new SlideIdList(new SlideId { Id = 256, RelationshipId = show.GetIdOfPart(part) }));
        }
        return Rewound(stream);
    }

    /// <summary>A small picture; with a place where it was taken, a camera and which way up it is.</summary>
    public static MemoryStream Jpeg(bool gps = false, int? orientation = null)
    {
        using var bitmap = new SKBitmap(16, 16);
        bitmap.Erase(SKColors.SteelBlue);
        var plain = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
        var tags = new List<(int Tag, int Value)>();
        if (orientation is { } way) tags.Add((0x0112, way));
        if (gps) tags.Add((0x8825, 0));
        if (tags.Count == 0) return new MemoryStream(plain);
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, (byte)tags.Count,
            .. tags.SelectMany(t => (byte[])[(byte)(t.Tag >> 8), (byte)t.Tag, 0, 3, 0, 0, 0, 1, 0, (byte)t.Value, 0, 0]), 0, 0, 0, 0];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return new MemoryStream([0xFF, 0xD8, 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. plain.AsSpan(2)]);
    }

    /// <summary>One page of text, and a black rectangle painted over a word as a careless hand does it.</summary>
    public static MemoryStream PdfWithTextUnderARectangle() => Pdf(page =>
    {
        page.SetTextAndFillColor(0, 0, 0);
        page.DrawRectangle(new PdfPoint(48, 695), 80, 20, 1, true);
    });

    public static MemoryStream Pdf(Action<PdfPageBuilder>? draw = null, string? author = null)
    {
        var builder = new PdfDocumentBuilder();
        if (author is not null) builder.DocumentInformation.Author = author;
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(595, 842);
        page.AddText("Secret", 16, new PdfPoint(50, 700), font);
        page.AddText("Open", 16, new PdfPoint(50, 600), font);
        draw?.Invoke(page);
        return new MemoryStream(builder.Build());
    }

    private static ShapeTree Shapes(string text) => new(
        new NonVisualGroupShapeProperties(new NonVisualDrawingProperties { Id = 1, Name = "" }, new NonVisualGroupShapeDrawingProperties(),
            new ApplicationNonVisualDrawingProperties()),
        new GroupShapeProperties(),
        new Shape(new NonVisualShapeProperties(new NonVisualDrawingProperties { Id = 2, Name = "t" },
            new NonVisualShapeDrawingProperties(), new ApplicationNonVisualDrawingProperties()),
            new ShapeProperties(), new TextBody(new A.BodyProperties(), new A.Paragraph(new A.Run(new A.Text(text))))));

    private static MemoryStream Rewound(MemoryStream stream)
    {
        stream.Position = 0;
        return stream;
    }
}
