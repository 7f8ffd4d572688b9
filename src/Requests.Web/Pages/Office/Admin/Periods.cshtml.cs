using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>One length as the page shows it.</summary>
/// <param name="Own">What the body set; null: nothing.</param>
/// <param name="IsOutside">Set before there were bounds, and beyond them.</param>
internal sealed record PeriodLine(string Name, int Law, int? Own, string May, bool IsOutside);

/// <summary>The periods of the law and what the body set over them: see what a change moves, then make it.</summary>
internal sealed class PeriodsModel(IMediator mediator, Caller caller, IOfficeClock clock) : PageModel
{
    public BodyView Body { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public IReadOnlyList<FormPart> Parts { get; private set; } = [];

    public PeriodMoves? Preview { get; private set; }

    public PeriodMoves? Entered { get; private set; }

    public FormErrors? Errors { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public IEnumerable<PeriodLine> Lines
    {
        get
        {
            var own = PeriodChange.InForceOn(Today, Body.Settings.Periods);
            foreach (var length in PeriodLength.All)
            {
                var (least, most) = length.Bounds(ClockPeriods.InForce);
                yield return new(NameOf(length.Name), length.Of(ClockPeriods.InForce), length.Own(own),
                    T(least == most ? "periods.fixed" : "periods.between", least, most),
                    length.Own(own) is { } days && (days < least || days > most));
            }
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is { } problem) return this.Refuse(problem);
        return Draw(Form(), Present());
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? key, [FromForm] string? enter, CancellationToken ct)
    {
        if (await ReadAsync(ct) is { } unread) return this.Refuse(unread);
        var (form, values) = (Form(), FormValues.Of(Request.Form, null));
        Key = key ?? Key;
        if (form.Read<ChangePeriods.Command>(values) is not { } command)
        {
            Errors = form.Errors(values);
            return Draw(form, values, StatusCodes.Status400BadRequest);
        }
        if (enter is null)
        {
            var preview = await mediator.Send(new PreviewPeriods.Query(command.From, command.Reason, command.Periods), ct);
            if (preview.Problem is { } problem) return Refused(form, values, problem);
            Preview = preview.Value;
            return Draw(form, values);
        }
        var entered = await caller.OnceAsync(Key, () => mediator.Send(command, ct));
        if (entered.Problem is { } refusal) return Refused(form, values, refusal);
        Entered = entered.Value;
        Key = Guid.NewGuid().ToString("N");
        return await ReadAsync(ct) is { } gone ? this.Refuse(gone) : Draw(Form(), Present());
    }

    /// <summary>What was set, in words.</summary>
    public static string Say(OwnPeriods own)
    {
        var lengths = PeriodLength.All.Where(length => length.Own(own) is not null).Select(length => T("admin.pair", NameOf(length.Name),
            length.Own(own)!.Value));
        var readings = new[]
        {
            own.Pauses is { } pauses ? T("admin.pair", T("field.pauses"), Options.WordOf(pauses)) : null,
            own.RestDayArrival is { } arrival ? T("admin.pair", T("field.restDayArrival"), Options.WordOf(arrival)) : null,
        };
        var all = lengths.Concat(readings.OfType<string>()).ToList();
        return all.Count == 0 ? T("admin.lawful") : string.Join(T("list.semicolon"), all);
    }

    private static string NameOf(string length) => T("field." + JsonNamingPolicy.CamelCase.ConvertName(length));

    private static CommandForm Form() => new(typeof(ChangePeriods.Command));

    private FormValues Present() => FormValues.Present(new JsonObject
    {
        ["from"] = Days.Iso(Today),
        ["periods"] = JsonSerializer.SerializeToNode(PeriodChange.InForceOn(Today, Body.Settings.Periods), CommandForm.Json),
    });

    private PageResult Refused(CommandForm form, FormValues values, Problem problem)
    {
        Errors = form.Refuse(problem, values);
        return Draw(form, values, ProblemAnswers.StatusOf(problem.Kind));
    }

    private PageResult Draw(CommandForm form, FormValues values, int status = StatusCodes.Status200OK)
    {
        Parts = form.Draw(values);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<Problem?> ReadAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ReadBody.Query(), ct);
        if (read.Problem is null) Body = read.Value;
        return read.Problem;
    }
}
