using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Rehearsals;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What of a year would differ under a change of rule, lengths or calendar. Templates and whole notices are rehearsed over the
/// API or by the verb.</summary>
internal sealed class RehearsalModel(IMediator mediator, ICaller caller, IOfficeClock clock) : PageModel
{
    public const int Shown = 300;

    public int Year { get; private set; }

    public string? From { get; private set; }

    public string? Reply { get; private set; }

    public string? Extension { get; private set; }

    public string? Off { get; private set; }

    public IReadOnlyList<RuleView> Rules { get; private set; } = [];

    public Rehearse.Response? Played { get; private set; }

    public FormErrors? Errors { get; private set; }

    public bool MayPropose => Permissions.MayEver(Act.ProposeRule, caller.Roles);

    public bool MaySwitch => Permissions.MayEver(Act.SwitchOnRule, caller.Roles);

    public static string Told(OwnPeriods lengths) => string.Join(T("list.comma"), PeriodLength.All.Where(l => l.Own(lengths) is not null)
        .Select(l => $"{T("field." + char.ToLowerInvariant(l.Name[0]) + l.Name[1..])} {l.Own(lengths)}"));

    public async Task<IActionResult> OnGetAsync(int? year, Guid? rule, string? from, string? reply, string? extension, string? off, CancellationToken ct)
    {
        var rules = await mediator.Send(new ListRules.Query(), ct);
        if (rules.Problem is { } refused) return this.Refuse(refused);
        (Rules, Year, From, Reply, Extension, Off) = (rules.Value, year ?? clock.Today.Year, from, reply, extension, off);
        if (year is null) return Page();

        var lengths = new OwnPeriods(ReplyWorkingDays: Number(reply), ExtensionWorkingDays: Number(extension));
        var law = rule is null && lengths != OwnPeriods.None ? new SupposedPeriods(Days.Read(from) ?? new DateOnly(Year, 1, 1), lengths) : null;
        var calendar = Days.Read(off) is { } day ? new SupposedCalendar(day.Year, T("rehearsal.supposed"), clock.Today, [new DayInput(day,
            T("rehearsal.supposed"))]) : null;
        var played = await mediator.Send(new Rehearse.Query(Year, rule, law, Calendar: calendar), ct);
        if (played.Problem is { } problem) Errors = FormErrors.Of(problem);
        else Played = played.Value;
        return Page();
    }

    private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;
}
