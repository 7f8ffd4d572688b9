using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Search;
using Requests.Letters.Checks;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Features.Areas.Search;

/// <summary>
/// Finds cases by words in their request, letters and files, newest first. What is shown is masked as it was indexed; people
/// are found by their data only (PII-10): a word that has the form of a person's number is looked for by <see cref="SearchByNumber"/>.
/// </summary>
public static class SearchCases
{
    public const int MaximumPage = 50;

    /// <summary>After a register was taken over all its cases wait; how many more than this they are helps nobody.</summary>
    public const int MostPending = 1000;

    // The index knows pairs, not words: a page is looked at again and filled up, but not for ever.
    internal const int MostRounds = 10;

    // Of words in more texts than this the newest cases hold enough: they are read through, newest first, so many at a time.
    internal const int Common = 1000;
    internal const int ReadAtOnce = 100;
    internal const int MostReads = 20;

    /// <param name="Text">Words divided by spaces, at least one of two letters or digits; all must stand in one text.</param>
    /// <param name="Source">Only there.</param>
    /// <param name="Year">Of registration.</param>
    /// <param name="After">Cursor from the page before.</param>
    /// <param name="Flag">Only cases with this flag.</param>
    /// <param name="Unit">Only cases that the unit of this code has.</param>
    /// <param name="Late">Answered cases: true those whose reply left late, false those in time.</param>
    /// <param name="Overdue">Only cases whose reply period ran out without an answer.</param>
    [Acts(Act.ViewCases)]
    public sealed record Query(string Text, SearchSource? Source = null, CaseState? State = null, int? Year = null, OutcomeLeaf? Outcome = null,
        Guid? OfficerId = null, DateOnly? ReceivedFrom = null, DateOnly? ReceivedTo = null, string? After = null, int Size = 20,
        CaseFlagKind? Flag = null, string? Unit = null, IntakeChannel? Channel = null, bool? Late = null, bool Overdue = false) : IQuery<Response>
    {
        // What somebody looks for may be personal; records print their members.
        public override string ToString() => nameof(SearchCases);
    }

    /// <param name="Pending">Cases of the body that wait to be indexed and may be missing here; counted up to <see cref="MostPending"/>.</param>
    public sealed record Response(IReadOnlyList<Hit> Hits, string? Next, int Pending);

    public sealed record Hit(string CaseNumber, [property: OutsideWords] string Subject, CaseState State, DateOnly RegisteredOn,
        DateOnly? ReceivedOn, DateOnly? DueOn,
        string? Officer, OutcomeLeaf? Outcome, IReadOnlyList<Passage> Passages);

    /// <param name="No">Number of the letter or file; 0 for the request.</param>
    /// <param name="Title">Of the letter, or name of the file.</param>
    public sealed record Passage(SearchSource Source, int No, [property: OutsideWords] string? Title, IReadOnlyList<Piece> Excerpt);

    internal sealed class Validator : AbstractValidator<Query>
    {
        private static readonly Text TooShort = Text.Of("SearchCases.TooShort");
        private static readonly Text BadCursor = Text.Of("SearchCases.BadCursor");

        public Validator()
        {
            RuleFor(q => q.Text).MaximumLength(TextLimits.Name).Must(text => SearchWords.Of(text).Keyed.Any()).WithMessage(_ => TooShort.ToString());
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
            RuleFor(q => q.Year).InclusiveBetween(1, 9999);
            RuleFor(q => q.Source).IsInEnum();
            RuleFor(q => q.State).IsInEnum();
            RuleFor(q => q.Outcome).IsInEnum();
            RuleFor(q => q.Flag).IsInEnum();
            RuleFor(q => q.Channel).IsInEnum();
            RuleFor(q => q.Unit).MaximumLength(TextLimits.Code);
            RuleFor(q => q.After).Must(after => after is null || SearchCursor.TryParse(after, out _)).WithMessage(_ => BadCursor.ToString());
        }
    }

    internal sealed class Handler(CaseSearch search) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) =>
            NumberMask.HoldsNumber(query.Text) ? SearchProblems.ReasonNeeded.At("text") : await search.RunAsync(query, inNumbers: false, cancellationToken);
    }
}

/// <summary>Looks the words up and shows what it finds, page by page.</summary>
internal sealed class CaseSearch(RequestsDb db, ISearchIndex index, SearchKeys keys, PersonalVault vault, ICaller caller, IOfficeClock clock)
{
    /// <param name="inNumbers">Also within numbers of people, and for parts of them: for a reason that is on record.</param>
    public async Task<SearchCases.Response> RunAsync(SearchCases.Query query, bool inNumbers, CancellationToken cancellationToken)
    {
        var words = SearchWords.Of(query.Text);
        SearchSource[] sources = query.Source is { } one ? [one] : Enum.GetValues<SearchSource>();
        // The body is asked of the texts alone: asked of the cases too, its index tempts the database to walk all of them.
        IReadOnlyCollection<long>[] groups = [.. sources.Select(s => keys.Of(s, words.Keyed))];
        var known = index.Find(groups).Where(e => e.BodyId == caller.BodyId).Select(e => e.CaseId);
        var cases = Filter(db.Set<Case>().AsNoTracking().IgnoreQueryFilters([RequestsDb.BodyFilter]).Where(c => known.Contains(c.Id)), query);

        var hits = new List<SearchCases.Hit>();
        var seen = SearchCursor.TryParse(query.After, out var after) ? after : (SearchCursor?)null;
        var more = true;
        // All who hold a common word would be sorted to show a page of them.
        if (IsWide(query) && await index.HoldsMoreAsync(SearchCases.Common, groups, cancellationToken))
        {
            var newest = Filter(db.Set<Case>().AsNoTracking(), query);
            for (var read = 0; more && hits.Count <= query.Size && read < SearchCases.MostReads; read++)
            {
                var page = await CandidatesAsync(seen?.After(newest) ?? newest, SearchCases.ReadAtOnce, cancellationToken);
                hits.AddRange(await ConfirmAsync(page, sources, words, inNumbers, cancellationToken));
                more = page.Count == SearchCases.ReadAtOnce;
                if (page.Count > 0) seen = new(page[^1].RegisteredOn, page[^1].Number);
            }
        }
        for (var round = 0; more && hits.Count <= query.Size && round < SearchCases.MostRounds; round++)
        {
            var page = await CandidatesAsync(seen?.After(cases) ?? cases, query.Size + 1, cancellationToken);
            hits.AddRange(await ConfirmAsync(page, sources, words, inNumbers, cancellationToken));
            more = page.Count > query.Size;
            if (page.Count > 0) seen = new(page[^1].RegisteredOn, page[^1].Number);
        }
        if (hits.Count > query.Size)
        {
            hits.RemoveRange(query.Size, hits.Count - query.Size);
            seen = new(hits[^1].RegisteredOn, hits[^1].CaseNumber);
            more = true;
        }
        var pending = await db.Set<SearchMark>().Select(m => m.CaseId).Where(id => db.Set<Case>().Any(c => c.Id == id)).Distinct()
            .OrderBy(id => id).Take(SearchCases.MostPending).CountAsync(cancellationToken);
        return new SearchCases.Response(hits, more ? seen?.ToString() : null, pending);
    }

    // No filter but one that the order by day of registration keeps to.
    private static bool IsWide(SearchCases.Query query) => query is { Flag: null, Unit: null, Channel: null, Late: null, Overdue: false, State: null, Outcome: null, OfficerId: null, ReceivedFrom: null, ReceivedTo: null };

    private sealed record Candidate(Guid Id, string Number, string Subject, CaseState State, DateOnly RegisteredOn, DateOnly? ReceivedOn,
        DateOnly? DueOn, string? Officer, OutcomeLeaf? Leaf);

    private Task<List<Candidate>> CandidatesAsync(IQueryable<Case> cases, int size, CancellationToken ct) =>
        cases.OrderByDescending(c => c.RegisteredOn).ThenByDescending(c => c.Number).Take(size)
            .Select(c => new Candidate(c.Id, c.Number, c.Subject, c.State, c.RegisteredOn, c.ReceivedOn, c.DueOn,
                db.Set<User>().Where(u => u.Id == c.OfficerId).Select(u => u.DisplayName).FirstOrDefault(), c.Leaf))
            .ToListAsync(ct);

    private async Task<List<SearchCases.Hit>> ConfirmAsync(List<Candidate> page, SearchSource[] sources, SearchWords words, bool inNumbers, CancellationToken ct)
    {
        var ids = page.ConvertAll(c => c.Id);
        var found = (await db.Set<SearchEntry>().AsNoTracking().Where(e => ids.Contains(e.CaseId) && sources.Contains(e.Source)).OrderBy(e => e.Source)
            .ThenBy(e => e.No).ToListAsync(ct))
            .Select(e => (Entry: e, Text: e.Text.Length == 0 ? "" : vault.OpenBytes(SearchEntry.TextPlace(e.CaseId, e.Source, e.No), e.Text)))
            .Select(e => (e.Entry, e.Text, Places: words.PlacesIn(e.Text, inNumbers ? null : NumberMask.PlacesOf(e.Text)))).Where(e => e.Places.Count > 0).ToLookup(e => e.Entry.CaseId);
        var titles = await TitlesAsync([.. found.SelectMany(g => g).Select(e => e.Entry)], ct);
        return [.. page.Where(c => found.Contains(c.Id)).Select(c => new SearchCases.Hit(c.Number, c.Subject, c.State, c.RegisteredOn,
            c.ReceivedOn, c.DueOn, c.Officer, c.Leaf,
            [.. found[c.Id].Select(e => new SearchCases.Passage(e.Entry.Source, e.Entry.No, titles.GetValueOrDefault((e.Entry.CaseId, e.Entry.Source, e.Entry.No)),
                Excerpt.Around(NumberMask.Of(e.Text), e.Places)))]))];
    }

    private async Task<Dictionary<(Guid, SearchSource, int), string>> TitlesAsync(List<SearchEntry> entries, CancellationToken ct)
    {
        var lettered = entries.Where(e => e.Source == SearchSource.Letter).Select(e => e.CaseId).ToHashSet();
        var filed = entries.Where(e => e.Source == SearchSource.File).Select(e => e.CaseId).ToHashSet();
        var letters = await db.Set<Document>().Where(d => lettered.Contains(d.CaseId)).Select(d => new { d.CaseId, d.No, d.Title }).ToListAsync(ct);
        var files = await db.Set<Attachment>().Where(a => filed.Contains(a.CaseId)).Select(a => new { a.CaseId, a.No, a.FileName }).ToListAsync(ct);
        return letters.Select(d => (Key: (d.CaseId, SearchSource.Letter, d.No), d.Title))
            .Concat(files.Select(f => (Key: (f.CaseId, SearchSource.File, f.No), Title: f.FileName))).ToDictionary(t => t.Key, t => t.Title);
    }

    private IQueryable<Case> Filter(IQueryable<Case> cases, SearchCases.Query query)
    {
        if (query.Flag is { } flag) cases = cases.Where(c => db.Set<CaseFlag>().Any(f => f.CaseId == c.Id && f.Kind == flag));
        if (query.State is { } state) cases = cases.Where(c => c.State == state);
        if (query.Outcome is { } leaf) cases = cases.Where(c => c.Leaf == leaf);
        if (query.OfficerId is { } officer) cases = cases.Where(c => c.OfficerId == officer);
        if (query.ReceivedFrom is { } from) cases = cases.Where(c => c.ReceivedOn >= from);
        if (query.ReceivedTo is { } to) cases = cases.Where(c => c.ReceivedOn <= to);
        if (query.Unit is { } unit) cases = cases.Where(c => db.Set<Data.Entities.Unit>().Any(u => u.Id == c.UnitId && u.Code == unit));
        if (query.Channel is { } channel) cases = cases.Where(c => c.Channel == channel);
        if (query.Late is { } late) cases = cases.Where(c => c.RepliedOn != null && c.WasLate == late);
        if (query.Overdue) cases = cases.OverdueOn(clock.Today);
        if (query.Year is not { } year) return cases;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return cases.Where(c => c.RegisteredOn >= first && c.RegisteredOn <= last);
    }
}

/// <summary>Key of the last row of a page, newest first.</summary>
internal readonly record struct SearchCursor(DateOnly RegisteredOn, string Number)
{
    public override string ToString() => $"{RegisteredOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.{Number}";

    public static bool TryParse(string? text, out SearchCursor cursor)
    {
        cursor = default;
        var parts = text?.Split('.', 2);
        if (parts is not { Length: 2 } || !DateOnly.TryParseExact(parts[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var on)) return false;
        cursor = new(on, parts[1]);
        return true;
    }

    public IQueryable<Case> After(IQueryable<Case> cases)
    {
        var (on, number) = (RegisteredOn, Number);
#pragma warning disable CA1309 // translated to SQL, where the column's collation decides
        return cases.Where(c => c.RegisteredOn <= on && (c.RegisteredOn < on || string.Compare(c.Number, number) < 0));
#pragma warning restore CA1309
    }
}
