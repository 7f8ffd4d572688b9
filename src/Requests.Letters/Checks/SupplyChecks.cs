using Requests.Paper;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Letters.Checks;

/// <summary>What goes with the letter: form, list, masked places, and what files carry unseen.</summary>
internal static class SupplyChecks
{
    /// <summary>A page of the letter itself, not a file beside it.</summary>
    internal const string PartsList = "不予公开内容清单";

    public static IEnumerable<Fault> Form(CheckMaterial m)
    {
        if (m.Letter.Leaf is not (OutcomeLeaf.Granted or OutcomeLeaf.Partial)
            || m.Case is not { WantedForm: { } wanted, SuppliedForm: { } supplied }) yield break;
        if (!SupplyRules.MaySupply(wanted, supplied, m.Case.FormChange) && m.Letter["formChangeReason"] is null)
            yield return new(Text.Of("SupplyChecks.FormOneWishedReasonArt"), "form");
    }

    public static IEnumerable<Fault> Enclosures(CheckMaterial m)
    {
        // A fee notice encloses the treasury's slip, which is no file of the case.
        if (m.Letter.Kind == LetterKinds.FeeNotice) yield break;
        var listed = m.Letter.Enclosures.Where(e => e.Title != PartsList).ToList();
        if (listed.Count != m.Files.Count)
            yield return new(Text.Of("SupplyChecks.EnclosuresListedThere").With(listed.Count, m.Files.Count));
        foreach (var (line, file) in listed.Zip(m.Files))
        {
            if (line.Title != file.Title) yield return new(Text.Of("SupplyChecks.TitleOrderListFiles"), line.Title);
            else if ((file.Inspection.PageCount ?? file.TypedPages) is { } real && line.Pages is { } pages && pages != real)
                yield return new(Text.Of("SupplyChecks.PagesListedFile").With(pages, real), line.Title);
            else if (line.Sha256 is { } hash && hash != file.Sha256)
                yield return new(Text.Of("SupplyChecks.FileExchangedAfterListed"), line.Title);
        }
        if (m.Letter.Leaf == OutcomeLeaf.Partial && m.Case.WithheldParts > 0
            && m.Files.Count == 0) yield return new(Text.Of("SupplyChecks.PartlyGrantedYetMaskedText"));
    }

    public static IEnumerable<Fault> Parts(CheckMaterial m)
    {
        foreach (var mark in m.Marks.Where(k => k.PartNo < 1 || k.PartNo > m.Case.WithheldParts))
            yield return new(Text.Of("SupplyChecks.MarkNamesPartWhichList").With(mark.PartNo), $"{mark.FileNo}, p. {mark.Page}");
        if (m.Marks.Count == 0 && !m.Files.Any(f => f.Redacted)) yield break;
        foreach (var part in Enumerable.Range(1, m.Case.WithheldParts).Where(no => m.Marks.All(k => k.PartNo != no)))
            yield return new(Text.Of("SupplyChecks.PartListMarkedNowhere").With(part), $"{part}");
    }

    public static IEnumerable<Fault> Redaction(CheckMaterial m)
    {
        foreach (var file in m.Files)
        {
            foreach (var leak in file.Leaks) yield return new(Text.Of("SupplyChecks.SomethingCanStillTakenOut"), $"{file.No}, p. {leak.Page}: {leak.Leak}");
            foreach (var trace in file.Inspection.Traces.Where(t => t.Kind == TraceKind.CoveredText)) yield return new(Text.Of(trace.Kind), $"{file.No}: {trace.Place}");
        }
    }

    public static IEnumerable<Fault> Hidden(CheckMaterial m) =>
        m.Files.SelectMany(f => f.Inspection.Traces.Where(t => t.Kind != TraceKind.CoveredText)
            .Select(t => new Fault(Text.Of(t.Kind), $"{f.No}: {t.Place}")));
}
