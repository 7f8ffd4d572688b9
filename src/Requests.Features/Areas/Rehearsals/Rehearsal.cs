using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Reports;
using Requests.Letters;
using Requests.Paper;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Rehearsals;

/// <summary>What kind of thing would differ. Codes are part of the API.</summary>
public enum RehearsedKind
{
    /// <summary>A last day in a case's clock.</summary>
    Date,

    /// <summary>A letter of a case, sent or drafted.</summary>
    Letter,

    /// <summary>A cell of the annual report.</summary>
    ReportCell,
}

/// <param name="Where">The case and what of it, or the cell.</param>
/// <param name="Before">As it is; null where it is not there.</param>
/// <param name="After">As it would be.</param>
public sealed record RehearsedDifference(RehearsedKind Kind, string? CaseNumber, string Where, string? Before, string? After);

/// <summary>A year as it comes out: every date, letter and cell by its name.</summary>
internal sealed record Played(IReadOnlyDictionary<(RehearsedKind Kind, string? Case, string Where), string> Values, int Cases)
{
    public int Letters => Values.Count(v => v.Key.Kind == RehearsedKind.Letter);

    public int Cells => Values.Count(v => v.Key.Kind == RehearsedKind.ReportCell);

    public static IReadOnlyList<RehearsedDifference> Compare(Played before, Played after) =>
        [.. before.Values.Keys.Union(after.Values.Keys).Where(k => before.Values.GetValueOrDefault(k) != after.Values.GetValueOrDefault(k))
            .OrderBy(k => k.Kind).ThenBy(k => k.Case, StringComparer.Ordinal).ThenBy(k => k.Where, StringComparer.Ordinal)
            .Select(k => Told(k, before.Values.GetValueOrDefault(k), after.Values.GetValueOrDefault(k)))];

    // Of a letter, only the lines that differ.
    private static RehearsedDifference Told((RehearsedKind Kind, string? Case, string Where) key, string? before, string? after)
    {
        if (key.Kind != RehearsedKind.Letter || before is null || after is null) return new(key.Kind, key.Case, key.Where, before, after);
        var (old, fresh) = (before.Split('\n'), after.Split('\n'));
        return new(key.Kind, key.Case, key.Where, string.Join('\n', old.Except(fresh)), string.Join('\n', fresh.Except(old)));
    }
}

/// <summary>Plays a year of a body through clock, letters and report as they are read in this scope. Reads only.</summary>
public sealed class Rehearsal(RequestsDb db, CaseOpener desk, LetterComposer letters, LetterVersions versions, AnnualCases annual, PersonalVault vault)
{
    internal async Task<Played> PlayAsync(Body body, int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var values = new Dictionary<(RehearsedKind, string?, string), string>();
        var cases = await db.Set<Case>().AsNoTracking().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters).AsSplitQuery()
            .Where(c => c.BodyId == body.Id && c.ReceivedOn != null && c.State != CaseState.Destroyed
                && ((c.ReceivedOn >= first && c.ReceivedOn <= last) || (c.RepliedOn >= first && c.RepliedOn <= last))).OrderBy(c => c.Number).ToListAsync(ct);
        var (inTime, late) = (0, 0);
        foreach (var found in cases)
        {
            if (found.State != CaseState.Split && await desk.ReadClockAsync(found, ct) is { } reading)
            {
                foreach (var (deadline, no) in reading.Deadlines.Select((d, i) => (d, i)))
                    values[(RehearsedKind.Date, found.Number, $"{no + 1:00} {deadline.Rule} {deadline.Owner}")] = LetterDays.Print(deadline.Due);
                if (found.RepliedOn is { } replied && replied >= first && replied <= last)
                {
                    if (replied > reading.ReplyDueOn.On) late++;
                    else inTime++;
                }
            }
            await LettersAsync(found, values, ct);
        }
        await CellsAsync(body, year, values, ct);
        values[(RehearsedKind.ReportCell, null, Text.Of("Rehearsal.InTime").Zh)] = Number(inTime);
        values[(RehearsedKind.ReportCell, null, Text.Of("Rehearsal.Late").Zh)] = Number(late);
        return new Played(values, cases.Count);
    }

    // Written anew from the same terms and words, on their own day.
    private async Task LettersAsync(Case found, Dictionary<(RehearsedKind, string?, string), string> values, CancellationToken ct)
    {
        var documents = await db.Set<Document>().AsNoTracking().Include(d => d.Texts).Include(d => d.Services).AsSplitQuery()
            .Where(d => d.CaseId == found.Id && d.State != DocumentState.Voided && d.Texts.Any()).OrderBy(d => d.No).ToListAsync(ct);
        foreach (var document in documents)
        {
            if (versions.Open(document.CurrentText) is not { } kept) continue;
            var key = (RehearsedKind.Letter, (string?)found.Number, $"{document.No:00} {document.Kind.Code} {document.Title}");
            if (kept.Terms is not { } terms)
            {
                // An answer of an earlier outcome is no more written as the case now stands.
                if (found.Leaf is null || kept.Leaf != found.Leaf || kept.NotHeldKind != found.NotHeldKind
                    || !ReplyRemedies.HasGrounds(found.Rulings)) continue;
                values[key] = PaperText.Of((await letters.ReplyAsync(found, kept.Words, kept.ActOn, kept.Online, ct)).Paper);
                continue;
            }
            var periods = await desk.PeriodsAsync(found, ct);
            var ahead = EntryOf(found, document, terms) is { } entry ? await desk.ReadClockAsync(found,
                [.. found.ClockEntries.Where(e => e.Sequence <= entry.Sequence)], ct) : null;
            var third = found.Parties.Where(p => p.Id == terms.PartyId).Select(p => new ThirdPerson(vault.Open(p.Name) ?? "",
                p.IsOrganisation)).FirstOrDefault();
            values[key] = PaperText.Of((await letters.NoticeAsync(found, terms.Template, NoticeFacts.Of(terms, ahead, periods, third,
                kept.ActOn), kept.Words, kept.ActOn, ct)).Paper);
        }
    }

    // What the letter entered in the clock the day it left.
    private static ClockEntry? EntryOf(Case found, Document document, NoticeTerms terms) => terms.Enters is not { } kind ? null
        : found.ClockEntries.FirstOrDefault(e => e.Kind == kind && (document.Services.Count == 0 || document.Services.Any(s => s.DispatchedOn == e.On)));

    private async Task CellsAsync(Body body, int year, Dictionary<(RehearsedKind, string?, string), string> values, CancellationToken ct)
    {
        foreach (var group in (await annual.CountAsync(year, [body.Id], ct)).GroupBy(g => (g.ApplicantType,
            Row: g.Leaf is { } leaf ? Leaves.Of(leaf).Code : Text.Of("Rehearsal.Carried").Zh)))
            values[(RehearsedKind.ReportCell, null, Text.Of("Rehearsal.PartThree").With(group.Key.Row,
                Text.Of(group.Key.ApplicantType).Zh).Zh)] = Number(group.Sum(g => g.Count));
        var part = await annual.PartFourAsync(year, [body.Id], ct);
        values[(RehearsedKind.ReportCell, null, Text.Of("Rehearsal.PartFour").Zh)] = System.Text.Json.JsonSerializer.Serialize(part);
        var fees = await FeeTotals.OfAsync(db, year, [body.Id], ct);
        values[(RehearsedKind.ReportCell, null, Text.Of("Rehearsal.Fees").Zh)] = string.Create(CultureInfo.InvariantCulture, $"{fees.Notices} / {fees.PaidFen}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
