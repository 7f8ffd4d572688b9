using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Requests.Paper.Docx;
using Requests.Paper.Layout;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Paper;

/// <summary>
/// Writes a paper as an editable DOCX: real styles with the faces of GB/T 9704 (named, not embedded), page numbers on
/// outer edges, signature kept with the text. The same paper gives the same bytes.
/// </summary>
public sealed class DocxWriter
{
    private readonly Geometry _geometry;
    private readonly PaperProfile _profile;
    private readonly W.Body _body = new();
    private bool _newPage;

    private DocxWriter(PaperDocument paper) => (_geometry, _profile) = (Geometry.Of(paper), paper.Profile);

    public static byte[] Write(PaperDocument document)
    {
        var paper = BlockText.Of(document);
        var writer = new DocxWriter(paper);
        var numbered = writer._geometry.Numbered && (paper.Profile != PaperProfile.Form || PaperLayout.Of(paper).Count > 1);
        Block? before = null;
        foreach (var block in paper.Blocks)
        {
            writer.Blank(Geometry.BlankBefore(paper.Profile, block, before));
            writer.Add(block);
            before = block;
        }

        var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = DocxStyles.Of(writer._geometry);
            main.AddNewPart<FontTablePart>("rId2").Fonts = DocxStyles.FontTable();
            main.AddNewPart<DocumentSettingsPart>("rId3").Settings = DocxStyles.SettingsOf();
            writer._body.Append(DocxFrame.Of(main, paper, writer._geometry, numbered));
            main.Document = new Document(writer._body);
            var core = package.AddNewPart<CoreFilePropertiesPart>("rId2");
            using var properties = new MemoryStream(Encoding.UTF8.GetBytes(Core(paper.Title)));
            core.FeedData(properties);
        }
        stream.Position = 0;
        return DocxPackage.Settled(stream);
    }

    internal static Run Run(string text, RunProperties? properties = null)
    {
        var run = new Run();
        if (properties is { HasChildren: true }) run.Append(properties);
        var first = true;
        foreach (var line in text.Split('\n'))
        {
            if (!first) run.Append(new Break());
            run.Append(new W.Text(line) { Space = SpaceProcessingModeValues.Preserve });
            first = false;
        }
        return run;
    }

    private void Add(Block block)
    {
        switch (block)
        {
            // In the first page's header.
            case AgencyMark: break;
            case TitleLines b:
                foreach (var line in b.Lines.SelectMany(l => TitleShape.Lines(l, new TextStyle(Face.Bold, _geometry.TitleSize),
                    _geometry.AreaWidth))) Append(line, PaperStyle.Title);
                break;
            case NumberLine b: Append(b.Text, PaperStyle.Number, Justified(_profile == PaperProfile.Notice ? Alignment.Center : Alignment.End)); break;
            case Addressee b: Append(BlockText.Addressee(b), PaperStyle.Addressee); break;
            case Paragraph b:
                Append(b.Text, b is { Indented: true, Alignment: Alignment.Start } ? PaperStyle.Body : PaperStyle.Plain,
                Justified(b.Alignment)); break;
            case Heading b: Append(b.Text, PaperStyle.Heading(b.Level)); break;
            case EnclosureHead b:
                _newPage = true;
                Append(b.Mark, PaperStyle.EnclosureHead);
                break;
            case EnclosureNote b: Enclosures(b); break;
            case Signature b: Sign(b); break;
            case Table b: Append(DocxTables.Of(b, _geometry)); break;
            case BarChart b:
                if (b.Caption.Length > 0) Append(b.Caption, PaperStyle.Plain, new KeepNext(), Justified(Alignment.Center));
                Append(DocxTables.Of(b, _geometry));
                break;
            case PageBreak: _newPage = true; break;
            case Space b: Blank(b.Lines); break;
            default: throw new ArgumentOutOfRangeException(nameof(block), block, "A kind of block the writer does not know.");
        }
    }

    private void Enclosures(EnclosureNote note)
    {
        var (lead, lines) = BlockText.Enclosures(note);
        var start = 2 * _geometry.Body.Size;
        var afterLead = start + Layout.Text.WidthOf(lead, _geometry.Body);
        for (var i = 0; i < lines.Count; i++)
        {
            var left = afterLead + Layout.Text.WidthOf(lines[i].Number, _geometry.Body);
            var hanging = left - (i == 0 ? start : afterLead);
            Append((i == 0 ? lead : "") + lines[i].Number + lines[i].Title, PaperStyle.Enclosure,
                new Indentation { Left = DocxStyles.Twips(left), Hanging = DocxStyles.Twips(hanging) });
        }
    }

    private void Sign(Signature signature)
    {
        KeepAlong();
        for (var i = 0; i < (signature.SealPlace ? Geometry.SealLines : 1); i++) Append("", PaperStyle.Plain, new KeepNext());
        var place = SignaturePlace.Of(signature, _geometry);
        Append(signature.Agency, PaperStyle.Signature, new KeepNext(), Right(place.AgencyLeft + place.AgencyWidth));
        if (signature.Date is not null) Append(signature.Date, PaperStyle.Signature, Right(place.DateLeft + place.DateWidth));
    }

    private Indentation Right(double edge) => new() { Right = DocxStyles.Twips(Math.Max(0, _geometry.AreaWidth - edge)) };

    /// <summary>The enclosure note and the paragraph before the signature go to its page; word processors take two lines of a parted paragraph.</summary>
    private void KeepAlong()
    {
        foreach (var paragraph in _body.Elements<W.Paragraph>().Reverse().TakeWhile(p => p.PreviousSibling() is not W.Table))
        {
            var properties = paragraph.ParagraphProperties!;
            if (properties.KeepNext is null) properties.KeepNext = new KeepNext();
            if (properties.ParagraphStyleId?.Val?.Value is PaperStyle.Body or PaperStyle.Plain && paragraph.InnerText.Length > 0) return;
        }
    }

    private static Justification? Justified(Alignment alignment) => alignment switch
    {
        Alignment.Center => new Justification { Val = JustificationValues.Center },
        Alignment.End => new Justification { Val = JustificationValues.Right },
        _ => null,
    };

    /// <summary>Whole lines as empty paragraphs, the rest as a lower one.</summary>
    private void Blank(double lines)
    {
        for (; lines > 0; lines--)
            Append("", PaperStyle.Plain, lines < 1 ? DocxStyles.Pitch(lines * _geometry.Pitch) : null);
    }

    private void Append(string text, string style, params OpenXmlElement?[] direct)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } };
        if (_newPage) properties.PageBreakBefore = new PageBreakBefore();
        _newPage = false;
        foreach (var property in direct)
            switch (property)
            {
                case KeepNext p: properties.KeepNext = p; break;
                case SpacingBetweenLines p: properties.SpacingBetweenLines = p; break;
                case Indentation p: properties.Indentation = p; break;
                case Justification p: properties.Justification = p; break;
            }
        _body.Append(text.Length == 0 ? new W.Paragraph(properties) : new W.Paragraph(properties, Run(text)));
    }

    /// <summary>A table and the thin paragraph that keeps it from growing together with the next.</summary>
    private void Append(W.Table table)
    {
        if (_newPage) Append("", PaperStyle.Seam);
        _body.Append(table);
        Append("", PaperStyle.Seam);
    }

    private static string Core(string title) =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{System.Security.SecurityElement.Escape(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>""";
}
