using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>The outcome guide on one page; the answers are the address, so that a colleague can be shown them.</summary>
internal sealed class OutcomeModel(IMediator mediator, ICaller caller) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    /// <summary>What the matters before this one ended in: 1.GRANTED,2.PARTIAL.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Found { get; set; }

    /// <summary>What was answered so far, by the file and by whoever reads it.</summary>
    public GuideSheet Sheet { get; private set; } = null!;

    public GuideOutcome.End? End => Sheet.End;

    public bool SecondReader => Sheet.SecondReader;

    public bool MayClassify => Permissions.May(Act.ClassifyOutcome, caller.Roles, Case.State);

    /// <summary>An outcome is settled and its reply can be written: what comes next, before another outcome.</summary>
    public bool MayDraft => Case.Outcome is not null && Permissions.May(Act.DraftReply, caller.Roles, Case.State);

    /// <summary>What settling is called: for the first time, or instead of what was settled.</summary>
    public string Settle => Case.Outcome is null ? "outcome.settle" : "outcome.resettle";

    /// <summary>What was settled is not where these answers lead.</summary>
    public bool Differs => End is { } end && (Matter is { } matter
        ? matter.Outcome is { } found && found != end.Leaf
        : Case.Outcome is { } settled && (settled, Case.NotHeldKind) != (end.Leaf, end.NotHeldKind));

    /// <summary>The matter the questions are about; null where the request has but one, or all are settled.</summary>
    public ReadCase.MatterLine? Matter => Case.Matters.Count > 1 ? Case.Matters.Skip(Settled.Count).FirstOrDefault() : null;

    public IReadOnlyList<(int No, string Leaf)> Settled =>
        [.. (Found ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('.')).Where(f => f.Length == 2
            && int.TryParse(f[0], out _)).Select(f => (int.Parse(f[0], System.Globalization.CultureInfo.InvariantCulture), f[1]))];

    /// <summary>Where the end leads: to the next matter, or to the form that settles the outcome.</summary>
    public (string Address, bool Last) Onward
    {
        get
        {
            var leaf = CodeOf(End!);
            var kind = End!.NotHeldKind is { } half ? $"&notHeldKind={char.ToLowerInvariant(half.ToString()[0])}{half.ToString()[1..]}" : "";
            if (End.Leaf == OutcomeLeaf.Partial) kind += $"&basis.withheld.rows={Sheet.Grounds.Count}" + string.Concat(Sheet.Grounds.Select((g, i) => $"&basis.withheld.{i}.ground={g}"));
            if (Matter is not { } matter) return ($"/cases/{CaseAddress.Of(Case.CaseNumber)}/acts/classify-outcome?leaf={leaf}{kind}", true);
            var settled = Settled.Append((matter.No, leaf)).ToList();
            if (settled.Count < Case.Matters.Count)
                return ($"/cases/{CaseAddress.Of(Case.CaseNumber)}/outcome?found={Uri.EscapeDataString(string.Join(',', settled.Select(s => $"{s.No}.{s.Item2}")))}", false);
            var rows = string.Concat(settled.Select((s, i) => $"&matters.{i}.no={s.No}&matters.{i}.leaf={s.Item2}"));
            return ($"/cases/{CaseAddress.Of(Case.CaseNumber)}/acts/classify-outcome?leaf={settled[0].Item2}{kind}&matters.rows={settled.Count}{rows}", true);
        }
    }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        var guide = await mediator.Send(new GuideOutcome.Query(), ct);
        if (guide.Problem is { } problem) return this.Refuse(problem);
        var known = await mediator.Send(new AnswerGuide.Query(number), ct);
        if (known.Problem is { } unread) return this.Refuse(unread);
        Case = read.Value;
        Sheet = GuideSheet.Of(guide.Value, known.Value.Answers, Request.Query);
        return Request.Headers.XRequestedWith == "fetch" ? Partial("_Conclusion", this) : Page();
    }

    public static string NameOf(GuideOutcome.Question question) => Texts.English ? question.English : question.Chinese;

    private static string CodeOf(GuideOutcome.End end) => Leaves.Of(end.Leaf).Code;
}
