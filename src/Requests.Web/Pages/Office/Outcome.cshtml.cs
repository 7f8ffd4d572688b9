using System.Globalization;
using System.Text.Json;
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

    /// <summary>What the matters before this one ended in, with the half of "not held" or the grounds of the parts: 1.GRANTED,2.UNAVAILABLE_NOT_HELD.notExist.</summary>
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

    private IReadOnlyList<MatterEnd> Settled => [.. (Found ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(MatterEnd.Read).OfType<MatterEnd>()];

    /// <summary>Where the end leads: to the next matter, or to the form that settles the outcome.</summary>
    public (string Address, bool Last) Onward
    {
        get
        {
            var end = MatterEnd.Of(Matter?.No ?? 1, End!, Sheet.Grounds);
            var file = $"/cases/{CaseAddress.Of(Case.CaseNumber)}";
            if (Matter is null) return ($"{file}/acts/classify-outcome?{end.Query("")}", true);
            var settled = Settled.Append(end).ToList();
            if (settled.Count < Case.Matters.Count) return ($"{file}/outcome?found={Uri.EscapeDataString(string.Join(',', settled))}", false);
            var rows = string.Concat(settled.Select((s, i) => $"&matters.{i}.no={s.No}&{s.Query($"matters.{i}.")}"));
            return ($"{file}/acts/classify-outcome?leaf={Proposed(settled)}&matters.rows={settled.Count}{rows}", true);
        }
    }

    // REM-20: which of the ends counts; whoever settles may name another.
    private static string Proposed(IReadOnlyList<MatterEnd> settled)
    {
        var leaves = settled.Select(s => Leaves.TryParse(s.Leaf, out var leaf) ? leaf : (OutcomeLeaf?)null).OfType<OutcomeLeaf>().ToList();
        return CountedLeaf.Proposed(leaves) is { } counted ? Leaves.Of(counted).Code : settled[0].Leaf;
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

    /// <summary>How one matter ended, as the address carries it on.</summary>
    /// <param name="Kind">Which half of "not held", as the form says it.</param>
    /// <param name="Grounds">Of the parts that are withheld.</param>
    private sealed record MatterEnd(int No, string Leaf, string? Kind, IReadOnlyList<string> Grounds)
    {
        public static MatterEnd Of(int no, GuideOutcome.End end, IReadOnlyList<string> grounds) => new(no, Leaves.Of(end.Leaf).Code,
            end.NotHeldKind is { } half ? JsonNamingPolicy.CamelCase.ConvertName(half.ToString()) : null, end.Leaf == OutcomeLeaf.Partial ? grounds : []);

        public static MatterEnd? Read(string written) => written.Split('.') is [var number, var leaf, .. var more]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var no)
            ? new(no, leaf, leaf == Leaves.Of(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotExist).Code ? more.FirstOrDefault() : null,
                leaf == Leaves.Of(OutcomeLeaf.Partial).Code ? [.. more.SelectMany(m => m.Split('+'))] : [])
            : null;

        public override string ToString() => string.Join('.', new[] { $"{No}", Leaf, Kind ?? string.Join('+', Grounds) }.Where(part => part.Length > 0));

        public string Query(string prefix) => $"{prefix}leaf={Leaf}{(Kind is null ? "" : $"&{prefix}notHeldKind={Uri.EscapeDataString(Kind)}")}"
            + (Grounds.Count == 0 ? "" : $"&{prefix}basis.withheld.rows={Grounds.Count}"
                + string.Concat(Grounds.Select((g, i) => $"&{prefix}basis.withheld.{i}.ground={Uri.EscapeDataString(g)}")));
    }
}
