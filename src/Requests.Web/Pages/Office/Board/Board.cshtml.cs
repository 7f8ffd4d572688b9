using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Supervision;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Board;

/// <summary>The supervisor's morning: what is late, what will be, who carries how much. Filters are kept in the address.</summary>
internal sealed class BoardModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? UnitId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? OfficerId { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool WaitsLong { get; set; }

    /// <summary>A column's name in the address; what is most at risk first where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Descending { get; set; }

    private static readonly Dictionary<string, Func<CaseRisk, object?>> Orders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["what"] = c => c.Subject,
        ["by"] = c => c.DueOn,
        ["margin"] = c => c.Margin,
        ["step"] = c => c.Step,
        ["remaining"] = c => c.RemainingDays,
        ["who"] = c => c.Officer,
        ["unit"] = c => c.Unit,
    };

    /// <summary>The rows in the order asked for: what has no value in the column stands last either way.</summary>
    public IEnumerable<CaseRisk> Cases =>
        Order is null || !Orders.TryGetValue(Order, out var key) ? Descending ? Board.Cases.Reverse() : Board.Cases
        : Descending ? Board.Cases.OrderBy(c => key(c) is null).ThenByDescending(key, OfValues) : Board.Cases.OrderBy(c => key(c) is null).ThenBy(key, OfValues);

    // Names and subjects by their characters, so that every machine orders them alike.
    private static readonly Comparer<object?> OfValues = Comparer<object?>.Create((one, other) =>
        one is string a && other is string b ? string.CompareOrdinal(a, b) : Comparer<object?>.Default.Compare(one, other));

    /// <summary>The head of a column; the risk's own order has no name in the address.</summary>
    public SortHead Head(string word, string? column, bool isNumber = false)
    {
        var here = string.Equals(Order is { } by && Orders.ContainsKey(by) ? by : null, column, StringComparison.OrdinalIgnoreCase);
        return new(word, "/board" + Query(UnitId, OfficerId, (column, here && !Descending)) + "#risk", here ? Descending : null, isNumber);
    }

    public ReadOverview.Response Overview { get; private set; } = null!;

    public ReadRiskBoard.Response Board { get; private set; } = null!;

    /// <summary>Of the chosen unit and officer; what else is chosen are steps and risks of today, which say nothing of later weeks.</summary>
    public ReadWeeksAhead.Response WeeksAhead { get; private set; } = null!;

    public IReadOnlyList<FormField> Filters =>
    [
        new("class", FieldKind.Choice, true, T("board.class"), null, Class ?? "", Options.Of(typeof(RiskClass))!, []) { MostRadios = -1 },
        new("step", FieldKind.Choice, true, T("board.step"), null, Step ?? "", Options.Of(typeof(CaseStep))!, []) { MostRadios = -1 },
        new("unitId", FieldKind.Choice, true, T("field.unit"), null, UnitId?.ToString() ?? "", Named(Board.ByUnit), []) { MostRadios = -1 },
        new("officerId", FieldKind.Choice, true, T("work.who"), null, OfficerId?.ToString() ?? "", Named(Board.ByOfficer), []) { MostRadios = -1 },
        new("waitsLong", FieldKind.Check, true, T("board.waitsLong"), null, WaitsLong ? "true" : "", [], []),
    ];

    public bool Filtered => Class is { Length: > 0 } || Step is { Length: > 0 } || UnitId is not null || OfficerId is not null || WaitsLong;

    /// <summary>The present filters, as a saved view keeps them.</summary>
    public string Kept => Query(UnitId, OfficerId).TrimStart('?');

    /// <summary>The same rows as a file.</summary>
    public string File(string ending) => $"/api/v1/supervision/risk.{ending}{Query(UnitId, OfficerId)}";

    public string OfUnit(ReadRiskBoard.Sums sums) => "/board" + Query(sums.Id, OfficerId);

    public string OfOfficer(ReadRiskBoard.Sums sums) => "/board" + Query(UnitId, sums.Id);

    /// <summary>The cases of a week; null where the list cannot tell them from others.</summary>
    public string? OfWeek(ReadWeeksAhead.Week week) =>
        UnitId is null && OfficerId is null ? $"/work?view=all&dueFrom={Days.Iso(week.From)}&dueTo={Days.Iso(week.To)}" : null;

    public static IReadOnlyList<decimal> Bar(ReadRiskBoard.Sums sums) => [sums.Late, sums.WillBeLate,
        sums.Open - sums.Late - sums.WillBeLate - sums.Waiting, sums.Waiting];

    /// <summary>Needs nobody's eye today; a phone leaves it behind a number.</summary>
    public static bool IsCalm(RiskClass risk) => risk is RiskClass.OnTrack or RiskClass.Waiting;

    public static Tag TagOf(RiskClass risk) => new(risk switch
    {
        RiskClass.Late => "late",
        RiskClass.WillBeLate => "risk",
        RiskClass.Waiting => "wait",
        _ => "calm",
    }, Options.WordOf(risk));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var overview = await mediator.Send(new ReadOverview.Query(), ct);
        if (overview.Problem is { } problem) return this.Refuse(problem);
        Overview = overview.Value;
        var board = await mediator.Send(new ReadRiskBoard.Query(Parse<RiskClass>(Class), UnitId, OfficerId, Parse<CaseStep>(Step), WaitsLong), ct);
        if (board.Problem is { } refused) return this.Refuse(refused);
        Board = board.Value;
        var weeks = await mediator.Send(new ReadWeeksAhead.Query(UnitId, OfficerId), ct);
        if (weeks.Problem is { } unread) return this.Refuse(unread);
        WeeksAhead = weeks.Value;
        return Page();
    }

    private string Query(Guid? unitId, Guid? officerId, (string? By, bool Descending)? order = null)
    {
        var query = new QueryBuilder();
        var (by, descending) = order ?? (Order, Descending);
        foreach (var (name, value) in new[] { ("class", Class), ("step", Step), ("unitId", unitId?.ToString()),
            ("officerId", officerId?.ToString()), ("waitsLong", WaitsLong ? "true" : null),
            ("order", by), ("descending", descending ? "true" : null) })
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        return query.ToString();
    }

    private static IReadOnlyList<Option> Named(IEnumerable<ReadRiskBoard.Sums> sums) => [.. sums.Where(s => s.Id is not null).Select(s => new Option(s.Id.ToString()!, s.Name ?? ""))];

    private static T? Parse<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
