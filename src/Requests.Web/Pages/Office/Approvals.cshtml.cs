using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Letters.Checks;
using Requests.Features.Areas.Release;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Services.Letters;
using Requests.Paper;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>Letters that wait for the caller's opinion: one is open, and once it is judged the next one is.</summary>
internal sealed class ApprovalsModel(IMediator mediator, Caller caller) : PageModel
{
    public IReadOnlyList<ListApprovals.Response> Waiting { get; private set; } = [];

    /// <summary>Letters judged one by one.</summary>
    public IReadOnlyList<ListApprovals.Response> Alone => [.. Waiting.Where(w => w.Campaign is null || w == Open)];

    /// <summary>Campaigns whose letters are judged in one sitting, with how many wait.</summary>
    public IReadOnlyList<(ListApprovals.OfCampaign Of, int Count)> Campaigns =>
        [.. Waiting.Where(w => w.Campaign is not null).GroupBy(w => w.Campaign!).Select(g => (g.Key, g.Count()))];

    /// <summary>The letter that is open; null when none waits.</summary>
    public ListApprovals.Response? Open { get; private set; }

    public ReadCase.Response Case { get; private set; } = null!;

    public ReadLetter.Response Letter { get; private set; } = null!;

    public ChecksView? Checks { get; private set; }

    /// <summary>The sides of a letter, each an address: the letter itself first.</summary>
    public static IReadOnlyList<string> Tabs { get; } = ["letter", "request", "enclosures", "evidence", "opinions"];

    [BindProperty(SupportsGet = true)]
    public string Tab { get; set; } = Tabs[0];

    /// <summary>What goes with the letter, page by page.</summary>
    public IReadOnlyList<Enclosure> Enclosures { get; private set; } = [];

    /// <param name="Pages">None where the file cannot be shown as pictures.</param>
    public sealed record Enclosure(ReadCase.FileLine File, IReadOnlyList<PaperSheet> Pages);

    public int? CountOf(string tab) => tab switch
    {
        "enclosures" => Enclosures.Sum(e => Math.Max(1, e.Pages.Count)),
        "opinions" => Letter.Opinions.Count,
        _ => null,
    };

    /// <summary>The page with this letter open on one of its sides.</summary>
    public static string AddressOf(ListApprovals.Response letter, string tab) =>
        $"/approvals?at={CaseAddress.Of(letter.CaseNumber)}-{letter.DocumentNo}" + (tab == Tabs[0] ? "" : $"&tab={tab}");

    public FormErrors? Errors { get; private set; }

    public Conflict? Changed { get; private set; }

    /// <summary>The letter that was judged no longer waits; the words are shown apart, never in another letter's form.</summary>
    public bool Gone { get; private set; }

    public string? DoneName { get; private set; }

    /// <summary>What the caller judged within the last minute and may still take back.</summary>
    public IReadOnlyList<ListFreshVerdicts.Response> Fresh { get; private set; } = [];

    /// <summary>What was typed, kept when it is refused.</summary>
    public string? Opinion { get; private set; }

    public bool OpinionBad { get; private set; }

    /// <summary>The last agreement of a chain takes the number and fixes the text: it is asked for once more.</summary>
    public bool AsksOnce { get; private set; }

    /// <param name="at">Number of the case and of the letter, joined by a dash; null: the most urgent one.</param>
    public Task<IActionResult> OnGetAsync(string? at, string? done, CancellationToken ct)
    {
        DoneName = done switch { "agree" => T("approvals.agreed"), "return" => T("approvals.returned"), "undo" => T("approvals.tookBack"), _ => null };
        return ShowAsync(at, ct);
    }

    public async Task<IActionResult> OnPostTakeBackAsync([FromForm] string? at, [FromForm] string? key, CancellationToken ct)
    {
        var dash = at?.LastIndexOf('-') ?? -1;
        if (dash < 1 || !int.TryParse(at![(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var no)) return this.Refuse(CommonProblems.Invalid);
        var undo = new TakeBackVerdict.Command(no) { CaseNumber = CaseAddress.Read(at[..dash]) };
        var problem = (await caller.OnceAsync(key, () => mediator.Send(undo, ct))).Problem;
        if (problem is null) return Redirect($"/approvals?at={Uri.EscapeDataString(at!)}&done=undo");
        Errors = FormErrors.Of(problem);
        var shown = await ShowAsync(at, ct);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    public async Task<IActionResult> OnPostAsync(string? at, [FromForm] Guid? seen, [FromForm] string? key, [FromForm] string? opinion,
        [FromForm] string? verdict, [FromForm] bool asked, CancellationToken ct)
    {
        Opinion = opinion;
        var waiting = await mediator.Send(new ListApprovals.Query(), ct);
        if (waiting.Problem is { } refused) return this.Refuse(refused);
        var given = verdict == "return" ? Verdict.Return : Verdict.Agree;
        if (given == Verdict.Agree && !asked && waiting.Value.FirstOrDefault(w => AddressOf(w) == at) is { } last && await IsLastAsync(last, ct))
        {
            AsksOnce = true;
            return await ShowAsync(at, ct);
        }
        var problem = waiting.Value.FirstOrDefault(w => AddressOf(w) == at) is { } letter
            ? await caller.OnceAsync(key, () => JudgeAsync(letter, given, seen, ct)) : ReplyProblems.NoReply;
        if (problem is null) return Redirect($"/approvals?done={(given == Verdict.Return ? "return" : "agree")}");
        if (problem == CommonProblems.ChangedMeanwhile || problem == ReplyProblems.NoReply) Changed = await Conflict.ReadAsync(mediator,
            CaseAddress.Read(at?[..Math.Max(0, at.LastIndexOf('-'))] ?? ""), Request.Form, ct);
        Gone = problem == ReplyProblems.NoReply;
        OpinionBad = problem.Fields?.ContainsKey("opinion") is true;
        Errors = Changed is not null ? null : OpinionBad ? new FormErrors([(T("approvals.whyReturn"), "opinion")]) : FormErrors.Of(problem);
        var shown = await ShowAsync(at, ct);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    // As the address said it, once the server has unescaped that.
    private static string AddressOf(ListApprovals.Response letter) => AddressOf(letter.CaseNumber, letter.DocumentNo);

    /// <summary>A letter as the address names it, once that is unescaped.</summary>
    public static string AddressOf(string caseNumber, int documentNo) => Uri.UnescapeDataString($"{CaseAddress.Of(caseNumber)}-{documentNo}");

    private async Task<bool> IsLastAsync(ListApprovals.Response waiting, CancellationToken ct) =>
        (await mediator.Send(new ReadLetter.Query(waiting.CaseNumber, waiting.DocumentNo), ct)) is { Problem: null, Value.Chain: [.., var last] } && last == waiting.Step;

    private async Task<Problem?> JudgeAsync(ListApprovals.Response letter, Verdict verdict, Guid? seen, CancellationToken ct) =>
        (await mediator.Send(new JudgeLetter.Command(verdict, Opinion, letter.DocumentNo) { CaseNumber = letter.CaseNumber, SeenVersion = seen }, ct)).Problem;

    private async Task<IActionResult> ShowAsync(string? at, CancellationToken ct)
    {
        var waiting = await mediator.Send(new ListApprovals.Query(), ct);
        if (waiting.Problem is { } refused) return this.Refuse(refused);
        Waiting = waiting.Value;
        Fresh = (await mediator.Send(new ListFreshVerdicts.Query(), ct)) is { Problem: null } fresh ? fresh.Value : [];
        if (Waiting.Count == 0) return Page();
        // A letter of a campaign is opened by its own address only.
        if ((Waiting.FirstOrDefault(w => AddressOf(w) == at) ?? Waiting.FirstOrDefault(w => w.Campaign is null)) is not { } open) return Page();
        var read = await mediator.Send(new ReadCase.Query(open.CaseNumber), ct);
        var letter = await mediator.Send(new ReadLetter.Query(open.CaseNumber, open.DocumentNo), ct);
        if ((read.Problem ?? letter.Problem) is { } gone) return this.Refuse(gone);
        (Open, Case, Letter) = (open, read.Value, letter.Value);
        if (!Tabs.Contains(Tab)) Tab = Tabs[0];
        var enclosures = new List<Enclosure>();
        foreach (var file in Case.Files.Where(f => f.Purpose == FilePurpose.Enclosure && Letter.EnclosureNos.Contains(f.No)))
        {
            var marks = file.MediaType == MediaTypes.Pdf ? await mediator.Send(new ReadMarks.Query(open.CaseNumber, file.No), ct) : null;
            enclosures.Add(new(file, marks is { Problem: null } ? marks.Value.Pages : PictureFile.Knows(file.MediaType) ? [new PaperSheet(1, 600, 800)] : []));
        }
        Enclosures = enclosures;
        if (await mediator.Send(new CheckLetter.Query(open.CaseNumber, open.DocumentNo), ct) is { Problem: null, Value.Checks.Count: > 0 } run)
            Checks = new ChecksView(Case, run.Value, ChecksView.MayWaiveIn(caller, Case.State), Back: "approvals");
        return Page();
    }
}
