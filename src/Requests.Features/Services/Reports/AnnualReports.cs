using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Register;
using Requests.Statute.AnnualReport;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Reports;

/// <summary>What the cases do not say; never filled by a guess.</summary>
/// <param name="Code">Stable name of the gap.</param>
/// <param name="Count">How many cases, disputes or counts it concerns.</param>
/// <param name="IsHole">The report is silent where the form asks: to freeze it so, somebody answers for it.</param>
public sealed record Gap(string Code, int Count, string Detail, bool IsHole = false);

/// <summary>A report as it stands now.</summary>
/// <param name="Texts">The texts of parts one, five and six with their fields in braces.</param>
/// <param name="Fees">The sentence FEE-10 asks for; null before the fee regime.</param>
public sealed record ReportNow(ReportContent Content, AnnualReportDue Due, IReadOnlyList<ReportCheck> Checks, IReadOnlyList<TextFinding> TextFindings,
    IReadOnlyList<Gap> Gaps, IReadOnlyDictionary<int, string> Texts, string? Fees, IReadOnlyDictionary<string, string> Fields)
{
    public bool Holds => Checks.All(check => check.Ok) && TextFindings.Count == 0 && !Gaps.Any(gap => gap.IsHole);
}

/// <summary>Makes a year's report out of the cases at this moment, for one body or for a city over all its bodies (REP-5, X-6).</summary>
public sealed class AnnualReports(RequestsDb db, AnnualCases cases, WorkCalendars calendars, ICaller caller, IOfficeClock clock)
{
    public static readonly IReadOnlyList<int> EditedParts = [1, 5, 6];

    /// <summary>The bodies a report takes in; the first is the one whose report it is.</summary>
    public async Task<Result<IReadOnlyList<Body>>> BodiesAsync(ReportScope scope, CancellationToken ct)
    {
        var all = await db.Set<Body>().AsNoTracking().ToListAsync(ct);
        var own = all.Single(b => b.Id == caller.BodyId);
        if (scope == ReportScope.Body) return new[] { own };
        Body[] below = [.. all.Where(b => b.Id != own.Id && b.Superior == own.Code).OrderBy(b => b.Code, StringComparer.Ordinal)];
        if (below.Length == 0) return ReportProblems.NoCity.With(own.Name);
        return (Body[])[own, .. below];
    }

    /// <summary>The form of a year that has begun; null where there is none.</summary>
    public ReportLayout? FormOf(int year) => year > clock.Today.Year ? null : ReportLayouts.For(year);

    public async Task<Result<ReportNow>> ReadAsync(int year, ReportScope scope, CancellationToken ct)
    {
        if (FormOf(year) is not { } layout) return ReportProblems.NoForm.With(year);
        var found = await BodiesAsync(scope, ct);
        if (found.Problem is { } refused) return refused;
        var own = found.Value[0];
        Guid[] bodies = [.. found.Value.Select(b => b.Id)];

        var groups = await cases.CountAsync(year, bodies, ct);
        var partThree = AnnualCases.PartThree(layout, groups);
        var partFour = await cases.PartFourAsync(year, bodies, ct);
        var published = await PublicationTotals.OfAsync(db, year, bodies, ct);
        var partTwo = new PartTwo(year, published.Total, published.Counts, await PartTwoAsync(year, layout, bodies, ct));
        var trends = await cases.TrendsAsync(year, bodies, ct);
        var (notices, paid) = await FeeTotals.OfAsync(db, year, bodies, ct);
        var fees = FeeParagraph.Text(year, notices, paid);

        var name = scope == ReportScope.City ? $"{own.Name}（含所属机关）" : own.Name;
        var prose = new ReportProse(year, own.Name, partTwo, partThree, partFour, trends, fees);
        var texts = await TextsAsync(year, scope, own.Id, partTwo, trends, fees, ct);
        var content = new ReportContent(year, name, scope, LayoutNames.Of(layout), cases.LastDay(year), prose.Fill(texts[1]), partTwo,
            PartThree.Of(partThree), [.. partFour.Blocks.Select(PartFourLine.Of)], prose.Fill(texts[5]), prose.Fill(texts[6]), trends);
        var checks = ReportVerdict.Of(partThree, await YearBeforeAsync(year, scope, own.Id, bodies, ct), partThree, partFour, partTwo);
        TextFinding[] findings = [.. EditedParts.SelectMany(part => prose.Check(part, texts[part]))];
        var due = await DueAsync(year, own, ct);
        return new ReportNow(content, due, checks, findings, await GapsAsync(year, bodies, groups, content, ct), texts, fees, prose.Fields);
    }

    /// <summary>When the report is due (CLK-13), by the body's own calendar and internal day.</summary>
    public async Task<AnnualReportDue> DueAsync(int year, Body body, CancellationToken ct)
    {
        var internalDay = DateOnly.ParseExact($"{year + 1}-{body.Settings.ReportInternalDue}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return AnnualReportDue.For(year, body.Settings.IsGovernment, internalDay, await calendars.ForAsync(body.Id, ct));
    }

    public Task<FrozenReport?> FrozenAsync(int year, ReportScope scope, Guid bodyId, CancellationToken ct) =>
        db.Set<FrozenReport>().AsNoTracking().SingleOrDefaultAsync(f => f.BodyId == bodyId && f.Scope == scope && f.Year == year, ct);

    // Last year's word counts in this order: its frozen copy, tables entered from elsewhere, the cases.
    private async Task<PartThreeTable?> YearBeforeAsync(int year, ReportScope scope, Guid own, Guid[] bodies, CancellationToken ct)
    {
        if (await FrozenAsync(year - 1, scope, own, ct) is { } frozen)
        {
            var content = ReportContent.FromJson(frozen.Content);
            return content.PartThree.ToTable(content.Form);
        }
        if (await db.Set<KnownReport>().AsNoTracking().SingleOrDefaultAsync(k => k.BodyId == own && k.Scope == scope && k.Year == year - 1, ct) is { } known)
            return ReportTables.FromJson(known.Tables).Table;
        // Only the row carried out is read, which both forms have.
        return AnnualCases.PartThree(ReportLayout.Revised2021, await cases.CountAsync(year - 1, bodies, ct));
    }

    private async Task<IReadOnlyList<PartTwoTable>> PartTwoAsync(int year, ReportLayout layout, Guid[] bodies, CancellationToken ct)
    {
        var figures = (await db.Set<DutyFigure>().IgnoreQueryFilters().AsNoTracking().Where(f => bodies.Contains(f.BodyId) && f.Year == year).ToListAsync(ct))
            .GroupBy(f => (f.Row, f.Column)).ToDictionary(g => g.Key, g => g.Sum(f => f.Value));
        return [.. PartTwoForm.Blocks(layout).Select(block => new PartTwoTable(block.Item, block.Heading, block.Columns,
            [.. block.Rows.Select(row => new PartTwoLine(row.Code, row.Chinese,
                [.. block.Columns.Select(column => figures.TryGetValue((row.Code, column.Code), out var value) ? value : (decimal?)null)]))]))];
    }

    private async Task<IReadOnlyDictionary<int, string>> TextsAsync(int year, ReportScope scope, Guid own, PartTwo partTwo,
        ReportTrends trends, string? fees, CancellationToken ct)
    {
        var written = (await db.Set<ReportText>().AsNoTracking().Where(t => t.BodyId == own && t.Scope == scope && t.Year == year).ToListAsync(ct))
            .GroupBy(t => t.Part).ToDictionary(g => g.Key, g => g.MaxBy(t => t.No)!.Text);
        return new Dictionary<int, string>
        {
            [1] = written.GetValueOrDefault(1) ?? ReportProse.DraftPartOne(partTwo, trends),
            [5] = written.GetValueOrDefault(5) ?? "",
            [6] = written.GetValueOrDefault(6) ?? ReportProse.DraftPartSix(fees),
        };
    }

    private async Task<IReadOnlyList<Gap>> GapsAsync(int year, Guid[] bodies, IReadOnlyList<AnnualGroup> groups, ReportContent content, CancellationToken ct)
    {
        var open = groups.Where(g => g.Leaf is null).Sum(g => g.Count);
        var withoutDay = await db.Set<ImportFinding>().CountAsync(f => f.Rule == OldCase.DisputeWithoutDay && db.Set<RegisterImport>().IgnoreQueryFilters()
            .Any(i => i.Id == f.ImportId && bodies.Contains(i.BodyId) && i.Mode == ImportMode.Commit && i.State == ImportState.Done), ct);
        List<Gap> gaps =
        [
            Named("UNKNOWN_APPLICANT_TYPE", groups.Where(g => g.ApplicantType == ApplicantType.Unknown).Sum(g => g.Count),
                Text.Of("AnnualReports.UNKNOWN_APPLICANT_TYPE")),
            Named("OUTCOME_MISSING", groups.Where(g => g.OutcomeMissing).Sum(g => g.Count),
                Text.Of("AnnualReports.OUTCOME_MISSING")),
            Named("END_ASSUMED", groups.Where(g => g.EndAssumed).Sum(g => g.Count),
                Text.Of("AnnualReports.END_ASSUMED")),
            Named("CARRIED_IN_ASSUMED", await cases.KnowsEarlierAsync(year, bodies, ct) ? 0 : 1,
                Text.Of("AnnualReports.CARRIED_IN_ASSUMED")),
            Named("CARRIED_OUT_OPEN", cases.LastDay(year) == new DateOnly(year, 12, 31) ? 0 : open,
                Text.Of("AnnualReports.CARRIED_OUT_OPEN")),
            Named("UNKNOWN_CHANNEL", content.Trends.Channels.Where(c => c.Code == "unknown").Sum(c => c.Count),
                Text.Of("AnnualReports.UNKNOWN_CHANNEL")),
            Named("DISPUTE_FORUM_UNKNOWN", await cases.DisputesWithoutForumAsync(year, bodies, ct),
                Text.Of("AnnualReports.DISPUTE_FORUM_UNKNOWN")),
            Named("DISPUTE_DAY_UNKNOWN", withoutDay,
                Text.Of("AnnualReports.DISPUTE_DAY_UNKNOWN")),
            Named("PUBLICATION_COUNTS_MISSING", content.PartTwo.Counts.Count == 0 ? 1 : 0,
                Text.Of("AnnualReports.PUBLICATION_COUNTS_MISSING"), isHole: true),
            Named("PART_TWO_MISSING", content.PartTwo.Blocks.SelectMany(block => block.Rows).Sum(row => row.Values.Count(value => value is null)),
                Text.Of("AnnualReports.PART_TWO_MISSING"), isHole: true),
            Named("PART_FIVE_MISSING", content.PartFive.Length == 0 ? 1 : 0,
                Text.Of("AnnualReports.PART_FIVE_MISSING"), isHole: true),
        ];
        return [.. gaps.Where(gap => gap.Count > 0)];
    }

    private static Gap Named(string code, int count, Text detail, bool isHole = false) => new(code, count, detail.With(count).ToString(), isHole);
}
