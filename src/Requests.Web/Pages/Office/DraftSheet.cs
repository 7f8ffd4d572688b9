using Requests.Features.Areas.Letters;
using Requests.Features.Kernel;
using Requests.Letters;
using Requests.Letters.Checks;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>The letter as it is written: part by part, with what may be written in it, where the rest comes from, and what is found beside its sentence.</summary>
internal sealed record DraftSheet(IReadOnlyList<DraftSheet.Row> Rows, IReadOnlyList<PreviewLetter.Found> OfWhole, int Blocking, int Warnings)
{
    /// <param name="Key">By which the script knows the row again.</param>
    /// <param name="Html">Of a block nobody writes in.</param>
    /// <param name="Own">A passage the officer may word anew.</param>
    public sealed record Row(string Key, string? Html, IReadOnlyList<Piece> Pieces, Passage? Own, IReadOnlyList<PreviewLetter.Found> Findings, IReadOnlyList<Source> Sources)
    {
        public bool IsBad => Findings.Any(f => f.Severity == Severity.Blocking);
    }

    /// <param name="Control">The officer's to say; null for words that stand.</param>
    public sealed record Piece(string Text, bool OfCase, LetterControl? Control)
    {
        /// <summary>Nobody said yet what stands here.</summary>
        public bool IsHole => Text.StartsWith('{') && Text.EndsWith('}');
    }

    /// <param name="Name">facts or reasons.</param>
    /// <param name="Words">What stands in its field; null where the passage is made of pieces, and a fold offers to word it anew.</param>
    /// <param name="Model">The template's words, where they stand in the field.</param>
    public sealed record Passage(string Name, string? Words, string? Model)
    {
        public string Id => $"f-{Name}";

        public string Label => Texts.T($"field.{Name}");
    }

    /// <summary>What several fields of a passage have as their source.</summary>
    /// <param name="Link">Where it is put right; null for nowhere.</param>
    public sealed record Source(string Fields, string From, string? Link);

    // Faults that name no words stand beside what they are about.
    private static readonly (string Check, string Field)[] About = [("REM", "remedyClause"), ("ART", "basis"), ("CONTACT", "contactPhone")];

    public static DraftSheet Of(PreviewLetter.Response preview, LetterForm form, string caseNumber)
    {
        // What is missing is asked for where it belongs.
        var findings = preview.Findings.Where(f => f.Id != "MAND").ToList();
        var (left, rows) = (findings.ToList(), new List<Row>());
        for (var i = 0; i < preview.Parts.Count; i++)
        {
            var part = preview.Parts[i];
            var beside = left.Where(f => IsBeside(f, part)).ToList();
            left.RemoveAll(beside.Contains);
            var own = OwnOf(part, form);
            rows.Add(new(own?.Name ?? $"part-{i}", part.Html, own?.Words is null ? [.. part.Runs.Select(r => PieceOf(r, form))] : [], own, beside,
                own?.Words is null || own.Model is not null ? SourcesOf(part, caseNumber) : []));
        }
        return new(rows, left, findings.Count(f => f.Severity == Severity.Blocking), findings.Count(f => f.Severity != Severity.Blocking));
    }

    private static bool IsBeside(PreviewLetter.Found found, PreviewLetter.Part part) => found.Place is { Length: > 1 } place
        ? part.Runs.Any(r => r.Field?.Name == place) || part.Text.Contains(place, StringComparison.Ordinal)
        : About.Any(a => found.Id.StartsWith(a.Check, StringComparison.Ordinal) && part.Runs.Any(r => r.Field?.Name == a.Field));

    private static Passage? OwnOf(PreviewLetter.Part part, LetterForm form)
    {
        if (part.Own is null) return null;
        var name = part.Own == OwnPart.Facts ? "facts" : "reasons";
        form.PlaceOwn(name);
        var own = form.OwnWords(name);
        return own.Length > 0 ? new(name, own, null) : new(name, part.Words, part.Words is { Length: > 0 } model ? model : null);
    }

    private static Piece PieceOf(PreviewLetter.Run run, LetterForm form) =>
        new(run.Text, run.Field is not null && !run.ByOfficer, run.Field is null ? null : form.Place(run.Field, run.Matter, run.ByOfficer));

    private static Source[] SourcesOf(PreviewLetter.Part part, string caseNumber) =>
        [.. part.Runs.Where(r => r is { Field: not null, ByOfficer: false } && r.Field.Block is not ("ADDR" or "TITLE")).Select(r => r.Field!).DistinctBy(f => f.Name)
            .GroupBy(f => From(f.Block)).Select(g => new Source(string.Join(Texts.T("list.enumeration"), g.Select(f => Texts.InSentence(f.Label.ToString()))), Texts.T($"draft.from.{g.Key}"),
                g.Key switch
                {
                    "settings" or "law" => null,
                    "outcome" => $"/cases/{CaseAddress.Of(caseNumber)}/outcome",
                    _ => $"/cases/{CaseAddress.Of(caseNumber)}",
                }))];

    private static string From(string block) => block switch
    {
        "OPEN" => "intake",
        "HISTORY" or "FEE" or "LAPSE" => "ledger",
        "REMEDY" => "law",
        "CONTACT" or "SIGN" or "NUM" => "settings",
        "SEARCH" => "search",
        _ => "outcome",
    };
}
