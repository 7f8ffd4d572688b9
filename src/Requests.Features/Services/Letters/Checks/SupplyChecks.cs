using Requests.Features.Kernel;
using Requests.Features.Services.Files.Inspection;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>What goes with the letter: form, list, masked places, and what files carry unseen.</summary>
internal static class SupplyChecks
{
    /// <summary>A page of the letter itself, not a file beside it.</summary>
    internal const string PartsList = "不予公开内容清单";

    private static readonly Dictionary<TraceKind, Text> Traces = new()
    {
        [TraceKind.HiddenText] = new("隐藏文字", "Hidden text"),
        [TraceKind.Comment] = new("批注", "Comments"),
        [TraceKind.Revision] = new("修订痕迹", "Tracked changes"),
        [TraceKind.HiddenSheet] = new("隐藏工作表", "A hidden sheet"),
        [TraceKind.HiddenCells] = new("隐藏的行或者列", "Hidden rows or columns"),
        [TraceKind.HiddenSlide] = new("隐藏的幻灯片", "A hidden slide"),
        [TraceKind.SpeakerNotes] = new("演讲者备注", "Speaker's notes"),
        [TraceKind.Macro] = new("宏", "A macro"),
        [TraceKind.EmbeddedObject] = new("嵌入的对象", "An embedded object"),
        [TraceKind.Author] = new("作者、单位等属性", "Author or company"),
        [TraceKind.Path] = new("内部路径", "A path inside the office"),
        [TraceKind.Gps] = new("拍摄位置", "The place where it was taken"),
        [TraceKind.Thumbnail] = new("缩略图", "A thumbnail"),
        [TraceKind.Metadata] = new("其他元数据", "Other metadata"),
        [TraceKind.Attachment] = new("内嵌的附件", "A file inside"),
        [TraceKind.Layer] = new("图层", "Layers"),
        [TraceKind.CoveredText] = new("色块下面的文字仍可复制", "Text under a filled area can be copied"),
        [TraceKind.Unreadable] = new("文件无法检查", "The file cannot be looked into"),
    };

    public static IEnumerable<Fault> Form(CheckMaterial m)
    {
        if (m.Letter.Leaf is not (OutcomeLeaf.Granted or OutcomeLeaf.Partial) || m.Case is not { WantedForm: { } wanted, SuppliedForm: { } supplied }) yield break;
        if (!SupplyRules.MaySupply(wanted, supplied, m.Case.FormChange) && m.Letter["formChangeReason"] is null)
            yield return new(new("提供形式与申请人要求的不同，没有写明第四十条的理由。", "The form is not the one wished for, and no reason of Art. 40 is given."), "form");
    }

    public static IEnumerable<Fault> Enclosures(CheckMaterial m)
    {
        var listed = m.Letter.Enclosures.Where(e => e.Title != PartsList).ToList();
        if (listed.Count != m.Files.Count)
            yield return new(new($"附件说明列了{listed.Count}件，实际有{m.Files.Count}件。", $"{listed.Count} enclosures are listed, {m.Files.Count} are there."));
        foreach (var (line, file) in listed.Zip(m.Files))
        {
            if (line.Title != file.Title) yield return new(new("附件说明的名称或者顺序与文件不一致。", "Title or order in the list is not that of the files."), line.Title);
            else if ((file.Inspection.PageCount ?? file.TypedPages) is { } real && line.Pages is { } pages && pages != real)
                yield return new(new($"附件说明写{pages}页，文件有{real}页。", $"{pages} pages are listed, the file has {real}."), line.Title);
            else if (line.Sha256 is { } hash && hash != file.Sha256)
                yield return new(new("文件在列入附件以后被换过。", "The file was exchanged after it was listed."), line.Title);
        }
        if (m.Letter.Leaf == OutcomeLeaf.Partial && m.Case.WithheldParts > 0 && m.Files.Count == 0) yield return new(new("部分公开，却没有随附遮盖后的文本。", "Partly granted, yet no masked text goes with it."));
    }

    public static IEnumerable<Fault> Parts(CheckMaterial m)
    {
        foreach (var mark in m.Marks.Where(k => k.PartNo < 1 || k.PartNo > m.Case.WithheldParts))
            yield return new(new($"遮盖标注的第{mark.PartNo}处不在清单里。", $"The mark names part {mark.PartNo}, which the list does not have."), $"{mark.FileNo}, p. {mark.Page}");
        if (m.Marks.Count == 0 && !m.Files.Any(f => f.Redacted)) yield break;
        foreach (var part in Enumerable.Range(1, m.Case.WithheldParts).Where(no => m.Marks.All(k => k.PartNo != no)))
            yield return new(new($"清单的第{part}处没有遮盖标注。", $"Part {part} of the list is marked nowhere."), $"{part}");
    }

    public static IEnumerable<Fault> Redaction(CheckMaterial m)
    {
        foreach (var file in m.Files)
        {
            foreach (var leak in file.Leaks) yield return new(new("遮盖后的文件里还能读出内容。", "Something can still be taken out of the redacted file."), $"{file.No}, p. {leak.Page}: {leak.Leak}");
            foreach (var trace in file.Inspection.Traces.Where(t => t.Kind == TraceKind.CoveredText)) yield return new(Traces[trace.Kind], $"{file.No}: {trace.Place}");
        }
    }

    public static IEnumerable<Fault> Hidden(CheckMaterial m) =>
        m.Files.SelectMany(f => f.Inspection.Traces.Where(t => t.Kind != TraceKind.CoveredText)
            .Select(t => new Fault(Traces[t.Kind], $"{f.No}: {t.Place}")));

    internal static Text Word(TraceKind kind) => Traces[kind];
}
