using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Campaigns;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>A campaign: the model's letter once, what each other letter says otherwise, and one press for what waits at all of them.</summary>
[RequestFormLimits(ValueLengthLimit = LargestField)]
internal sealed class CampaignModel(IMediator mediator, ICaller caller, TimeProvider time, IOfficeClock clock) : PageModel
{
    // What of every text was shown travels with the form.
    private const int LargestField = 1024 * 1024;
    private const int Page1 = 50;

    [BindProperty(SupportsGet = true)]
    public CampaignStage? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    public ReadCampaign.Response Read { get; private set; } = null!;

    /// <summary>The model's letter; null where it has none.</summary>
    public ReadLetter.Response? Letter { get; private set; }

    public FormErrors? Errors { get; private set; }

    /// <summary>What the last press did.</summary>
    public CampaignSitting.Result? Sat { get; private set; }

    public string? SatWords { get; private set; }

    /// <summary>The press to be gone on with: its handler.</summary>
    public string? GoesOn { get; private set; }

    public string Seen { get; private set; } = "";

    public string? Opinion { get; private set; }

    public bool Late { get; private set; }

    public bool Returns { get; private set; }

    public int Count(CampaignStage stage) => Read.Counts.GetValueOrDefault(stage);

    public bool MayIssue => Count(CampaignStage.ToIssue) > 0 && Permissions.MayEver(Act.IssueReply, caller.Roles);

    public bool MayServe => Count(CampaignStage.ToServe) > 0 && Permissions.MayEver(Act.RecordService, caller.Roles);

    public bool MayWrite => Read.Leads && Count(CampaignStage.ToWrite) + Count(CampaignStage.Returned) > 0;

    public bool MayLeaveOut(ReadCampaign.Line line) => Read.Leads && line is { Stage: CampaignStage.ToWrite, Place: > 0 };

    public static string ReasonOf(ReadCampaign.Line line) => English && line.ReasonInEnglish is { } told ? told : line.Reason!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostWriteAsync(Guid id, [FromForm] int? from, CancellationToken ct) =>
        await SatAsync(id, "write", await Sitting.WriteAsync(id, from, ct), ct);

    public async Task<IActionResult> OnPostJudgeAsync(Guid id, [FromForm] string? verdict, [FromForm] string? opinion, [FromForm] string? seen, [FromForm] int? from, CancellationToken ct)
    {
        (Opinion, Returns) = (opinion, verdict == "return");
        return await SatAsync(id, Returns ? "return" : "agree", await Sitting.JudgeAsync(id, Returns ? Verdict.Return : Verdict.Agree, opinion, seen ?? "", from, ct), ct, seen);
    }

    public async Task<IActionResult> OnPostIssueAsync(Guid id, [FromForm] bool late, [FromForm] int? from, CancellationToken ct)
    {
        Late = late;
        return await SatAsync(id, "issue", await Sitting.IssueAsync(id, late, from, ct), ct);
    }

    public async Task<IActionResult> OnPostServeAsync(Guid id, [FromForm] int? from, CancellationToken ct) =>
        await SatAsync(id, "serve", await Sitting.ServeAsync(id, from, ct), ct);

    public async Task<IActionResult> OnPostLeaveOutAsync(Guid id, [FromForm] string? number, [FromForm] string? reason, CancellationToken ct)
    {
        var left = await mediator.Send(new LeaveOutOfCampaign.Command(id, number ?? "", reason ?? ""), ct);
        if (left.Problem is null) return Redirect($"/campaigns/{id:N}?stage={CampaignStage.ToWrite}");
        Errors = new FormErrors([(left.Problem.Fields?.Values.FirstOrDefault()?[0] ?? left.Problem.Text.ToString(), null)]);
        Response.StatusCode = ProblemAnswers.StatusOf(left.Problem.Kind);
        return await ShowAsync(id, ct);
    }

    private CampaignSitting Sitting => new(mediator, time, clock);

    private async Task<IActionResult> SatAsync(Guid id, string what, CampaignSitting.Result result, CancellationToken ct, string? seen = null)
    {
        if (result.Stopped is { } stopped)
        {
            if (stopped.Kind is ProblemKind.NotFound or ProblemKind.Unauthenticated) return this.Refuse(stopped);
            Errors = stopped.Fields?.ContainsKey("opinion") is true ? new FormErrors([(T("approvals.whyReturn"), "opinion")]) : FormErrors.Of(stopped);
            Response.StatusCode = ProblemAnswers.StatusOf(stopped.Kind);
            return await ShowAsync(id, ct);
        }
        (Sat, SatWords) = (result, T($"campaign.did.{what}", result.Done));
        // To go on, what was shown before this press still counts as shown.
        if (result.GoesOnAfter is not null) (GoesOn, Seen) = (what is "agree" or "return" ? "judge" : what, seen ?? "");
        return await ShowAsync(id, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCampaign.Query(id, Stage, After: After, Size: Page1, Compare: true), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Read = read.Value;
        if (Read.ModelDocumentNo is { } no && await mediator.Send(new ReadLetter.Query(Read.ModelNumber, no), ct) is { Problem: null } letter) Letter = letter.Value;
        if (Read.WaitingForMe > 0 && GoesOn is null) Seen = await Sitting.SeenOf(id, ct);
        return Page();
    }
}
