using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Kernel;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>Every part of the look once, with invented content, so that a change of a part is seen in one place.</summary>
internal sealed class PartsModel(IOfficeClock clock) : PageModel
{
    public DateOnly Due => clock.Today.AddDays(9);

    public IReadOnlyList<Tag> Tags { get; } =
        [.. new[] { "new", "active", "wait", "pause", "risk", "late", "done", "void", "calm" }.Select(kind => new Tag(kind, kind))];

    public IReadOnlyList<FormPart> Fields { get; } =
    [
        new FormField("subject", FieldKind.Line, true, T("field.subject"), T("parts.hint"), "", [], []),
        new FormField("requestText", FieldKind.Text, true, T("field.requestText"), null, "", [], [T("parts.error")]),
        new FormField("on", FieldKind.Day, true, T("case.on"), null, "2026-03-02", [], []),
        new FormField("channel", FieldKind.Choice, true, T("field.channel"), null, "", Options.Of(typeof(Statute.Receipt.IntakeChannel))!, []),
        new FormField("verdict", FieldKind.Choice, true, T("field.verdict"), null, "agree", Options.Of(typeof(Features.Data.Entities.Verdict))!, []),
        new FormField("sure", FieldKind.Check, true, T("answer.yes"), null, "true", [], []),
    ];

    public FormErrors Errors { get; } = new([(T("parts.error"), "f-requestText")], "CLK-2", "Art. 30");

    public static CalendarStrip Strip
    {
        get
        {
            var received = new DateOnly(2026, 3, 2);
            var reading = ReplyClock.Read(received, [], WorkdayCalendar.Shipped, ClockPeriods.For(received));
            return CalendarStrip.Of(received, reading.Trail, reading.ReplyDueOn.On, received.AddDays(8))!;
        }
    }
}
