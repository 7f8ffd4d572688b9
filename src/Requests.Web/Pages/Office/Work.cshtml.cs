using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What must happen first. Filters and place in the list are kept in the address.</summary>
internal sealed class WorkModel(IMediator mediator, ICaller caller, IOfficeClock clock) : PageModel
{
    private const int SoonWorkingDays = 5;

    private static readonly CaseState[] Waiting = [CaseState.AwaitingCorrection, CaseState.AwaitingFee];

    /// <summary>mine, unassigned, overdue, soon, provisional, all, ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    /// <summary>A part of the subject or of the number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Words { get; set; }

    /// <summary>Of answered cases: late or inTime.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Timeliness { get; set; }

    /// <summary>Code of a unit.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Code of a flag.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Flag { get; set; }

    /// <summary>Code of an order; what must happen first where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Descending { get; set; }

    private CaseOrder _order;
    private bool _openOnly;

    private IReadOnlyList<Option> _units = [];

    [BindProperty(SupportsGet = true)]
    public DateOnly? DueFrom { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? DueTo { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Each with how many cases it shows, where that is counted.</summary>
    public IReadOnlyList<(string Address, string Key, int? Count)> Views { get; private set; } = [];

    /// <summary>What a saved view of this list keeps: all but the place in it.</summary>
    public SavedViews Saved => new(ViewedList.Work, Address(null, words: false)["/work?".Length..]);

    public IReadOnlyList<(string Key, IReadOnlyList<ListCases.Line> Lines)> Groups { get; private set; } = [];

    /// <summary>Cases are gathered by what must happen first, which another order would tear apart.</summary>
    public bool IsGrouped => _order == CaseOrder.Due && !Descending;

    /// <summary>The head of a column that gives an order; orders without an index are for open cases.</summary>
    public SortHead Head(string word, CaseOrder order) => new(word,
        !_openOnly && !ListCases.IsIndexed(order) ? null : Address(null, order: (order, _order == order && !Descending)),
        _order == order ? Descending : null);

    public string? NextAddress { get; private set; }

    public string FirstAddress => Address(null);

    /// <summary>Only what runs and ends between these days, both included.</summary>
    public (DateOnly From, DateOnly To)? Due => DueFrom is { } from && DueTo is { } to ? (from, to) : null;

    public string AnyDayAddress => Address(null, anyDay: true);

    public IReadOnlyList<FormField> Filters =>
    [
        new("words", FieldKind.Line, true, T("work.words"), null, Words ?? "", [], []),
        new("state", FieldKind.Choice, true, T("work.state"), null, State ?? "",
            [.. Enum.GetValues<CaseState>().Select(s => new Option(s.ToString(), Text.Of(s).ToString()))], []),
        new("channel", FieldKind.Choice, true, T("work.channel"), null, Channel ?? "", Options.Of(typeof(Statute.Receipt.IntakeChannel))!, []),
        new("unit", FieldKind.Choice, true, T("field.unit"), null, Unit ?? "", _units, []),
        new("flag", FieldKind.Choice, true, T("work.flag"), null, Flag ?? "", Options.Of(typeof(CaseFlagKind))!, []),
        new("timeliness", FieldKind.Choice, true, T("work.timeliness"), null, Timeliness ?? "",
            [new Option("inTime", T("work.inTime")), new Option("late", T("chart.late"))], []),
    ];

    /// <summary>What the body must still name before a decision can leave.</summary>
    public ListMissingSettings.Response Missing { get; private set; } = null!;

    public bool Here(string address) => address.EndsWith("=" + View, StringComparison.Ordinal);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // Whoever only looks after the system has no cases; their first page is another.
        if (!Permissions.MayEver(Act.ViewCases, caller.Roles) && Permissions.MayEver(Act.ManageBody, caller.Roles)) return Redirect("/admin");
        if (!Permissions.MayEver(Act.ViewCases, caller.Roles) && Permissions.MayEver(Act.RunSweeps, caller.Roles)) return Redirect("/admin/health");
        View ??= caller.Roles.Contains(Role.Officer) ? "mine" : "all";
        bool? open = View == "ended" ? false : Timeliness is { Length: > 0 } ? null : State is null ? true : null;
        _openOnly = open is true;
        _order = Parse<CaseOrder>(Order) is { } order && (_openOnly || ListCases.IsIndexed(order)) ? order : CaseOrder.Due;
        var query = new ListCases.Query(Mine: View == "mine", State: Parse<CaseState>(State), Open: open,
            Overdue: View == "overdue", Unassigned: View == "unassigned", Channel: Parse<Statute.Receipt.IntakeChannel>(Channel), After: After,
            DueWithin: View == "soon" ? SoonWorkingDays : null, Provisional: View == "provisional",
            DueFrom: Due?.From, DueTo: Due?.To, Phase: Due is null ? null : ClockPhase.Running,
            Unit: string.IsNullOrEmpty(Unit) ? null : Unit, Late: Timeliness switch { "late" => true, "inTime" => false, _ => null }, Words: Words, Flag: Parse<CaseFlagKind>(Flag), Order: _order, Descending: Descending);
        _units = [.. (await mediator.Send(new ListUnits.Query(), ct)).Value.Select(u => new Option(u.Code, u.Name))];
        var result = await mediator.Send(query, ct);
        if (result.Problem is { } problem) return this.Refuse(problem);
        Groups = result.Value.Cases.Count == 0 ? [] : !IsGrouped ? [("", result.Value.Cases)]
            : [.. result.Value.Cases.GroupBy(GroupOf).OrderBy(g => g.Key).Select(g => (g.Key.ToString(), (IReadOnlyList<ListCases.Line>)[.. g]))];
        Views = Counted(await mediator.Send(new CountCases.Query(SoonWorkingDays), ct));
        Missing = (await mediator.Send(new ListMissingSettings.Query(), ct)).Value;
        NextAddress = result.Value.Next is { } next ? Address(next) : null;
        return Page();
    }

    private static (string Address, string Key, int? Count)[] Counted(Result<CountCases.Response> counted)
    {
        var count = counted.Problem is null ? counted.Value : null;
        return
        [
            .. new[]
            {
                ("mine", count?.Mine), ("unassigned", count?.Unassigned), ("overdue", count?.Overdue), ("soon", count?.DueSoon),
                ("provisional", count?.Provisional), ("all", null), ("ended", (int?)null),
            }.Select(v => ($"/work?view={v.Item1}", $"work.view.{v.Item1}", v.Item2)),
        ];
    }

    private Urgency GroupOf(ListCases.Line line) => line switch
    {
        _ when View == "ended" => Urgency.Ended,
        { Overdue: true } => Urgency.Overdue,
        { ClockPhase: not ClockPhase.Running } => Urgency.Waiting,
        _ when Waiting.Contains(line.State) || line.DueOn is null => Urgency.Waiting,
        _ when line.DueOn <= clock.Today => Urgency.Today,
        _ when line.DueOn <= clock.Today.AddDays(6 - ((int)clock.Today.DayOfWeek + 6) % 7) => Urgency.Week,
        _ => Urgency.Later,
    };

    private string Address(string? after, bool anyDay = false, bool words = true, (CaseOrder By, bool Descending)? order = null)
    {
        var (by, descending) = order ?? (_order, Descending);
        var query = new QueryBuilder { { "view", View! } };
        var days = anyDay ? null : Due;
        foreach (var (key, value) in new[] { ("words", words ? Words : null), ("state", State), ("channel", Channel), ("unit", Unit), ("timeliness", Timeliness), ("flag", Flag), ("dueFrom", Iso(days?.From)), ("dueTo", Iso(days?.To)),
            ("order", by == CaseOrder.Due ? null : JsonNamingPolicy.CamelCase.ConvertName(by.ToString())), ("descending", descending ? "true" : null), ("after", after) })
            if (!string.IsNullOrEmpty(value)) query.Add(key, value);
        return "/work" + query;
    }

    private static string? Iso(DateOnly? day) => day is { } known ? Days.Iso(known) : null;

    private static T? Parse<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private enum Urgency
    {
        Overdue,
        Today,
        Week,
        Later,
        Waiting,
        Ended,
    }
}
