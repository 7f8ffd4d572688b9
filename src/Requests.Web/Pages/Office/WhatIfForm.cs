using Requests.Features.Areas.Clocks;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>Tries an entry before anybody makes it: what the due day would be, or why the law would not have it.</summary>
internal sealed class WhatIfForm(string? what, string? on)
{
    private const int LongestExtension = 20;

    private static readonly ClockEntryKind[] Kinds =
    [
        ClockEntryKind.Extended, ClockEntryKind.ThirdPartyConsulted, ClockEntryKind.ThirdPartyAnswered, ClockEntryKind.AgencyConsulted,
        ClockEntryKind.AgencyAnswered, ClockEntryKind.CorrectionNotice, ClockEntryKind.CorrectionReceived, ClockEntryKind.FeeNotice, ClockEntryKind.FeePaid,
    ];

    private static readonly Dictionary<ClockEntryKind, ClockEntryKind> Answered = new()
    {
        [ClockEntryKind.ThirdPartyAnswered] = ClockEntryKind.ThirdPartyConsulted,
        [ClockEntryKind.AgencyAnswered] = ClockEntryKind.AgencyConsulted,
    };

    /// <summary>Null while nothing was asked.</summary>
    public string? Said { get; private set; }

    public bool Refused { get; private set; }

    public IReadOnlyList<FormField> Fields =>
    [
        new("what", FieldKind.Choice, true, T("try.what"), null, what ?? "",
            [.. Options.Of(typeof(ClockEntryKind))!.Where(o => Kinds.Any(k => k.ToString().Equals(o.Value, StringComparison.OrdinalIgnoreCase)))], [], "try"),
        new("on", FieldKind.Day, true, T("try.on"), null, on ?? "", [], [], "try"),
    ];

    public WhatIf.Query? QueryFor(string number, ExplainClock.Response clock)
    {
        if (!Enum.TryParse<ClockEntryKind>(what, ignoreCase: true, out var kind) || !Kinds.Contains(kind)) return null;
        if (Days.Read(on) is not { } day)
        {
            (Said, Refused) = (T("form.notADay", T("try.on")), true);
            return null;
        }
        var refersTo = Answered.TryGetValue(kind, out var asked) ? clock.Entries.LastOrDefault(e => e.Stands && e.Kind == asked)?.Sequence : null;
        return kind == ClockEntryKind.Extended
            ? new(kind, day, WorkingDays: LongestExtension, ApprovedOn: day, ToldOn: day) { CaseNumber = number }
            : new(kind, day, RefersTo: refersTo) { CaseNumber = number };
    }

    public void Answer(Result<WhatIf.Response> result)
    {
        Refused = result.Problem is not null;
        Said = result.Problem is { } problem ? $"{problem.Text} {Law(problem.Article)}"
            : result.Value.Clock.Phase == ClockPhase.Running ? T("try.due",
                result.Value.DueOnNow is { } now ? Days.Full(now) : T("stamp.unknown"), Days.Full(result.Value.Clock.ReplyDueOn))
            : T("try.stops");
    }
}
