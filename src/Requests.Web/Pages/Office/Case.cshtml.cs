using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Files;
using Requests.Statute.Clocks;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>One case: what binds, what may be done, what happened.</summary>
internal sealed class CaseModel(IMediator mediator, Caller caller, IOfficeClock clock, IDocumentConverter converter) : PageModel
{
    /// <summary>Of the history; what is older lies behind a fold.</summary>
    public const int LatestShown = 8;

    private const int NearAtMost = 4;

    private static readonly FilePurpose[] FromOutside = [FilePurpose.Application, FilePurpose.Correction, FilePurpose.Mandate];

    public ReadCase.Response Case { get; private set; } = null!;

    /// <summary>Null before receipt is fixed.</summary>
    public ExplainClock.Response? Clock { get; private set; }

    /// <summary>A due day binds; while the clock is stopped the days so far are told all the same.</summary>
    public bool Binds => Case.ClockPhase is ClockPhase.Running or ClockPhase.Replied;

    public CalendarStrip? Strip { get; private set; }

    public DateLine Date => DateLine.Of(Case, Clock?.Clock.Trail, clock.Today);

    /// <summary>What came with the request or after it, from its side.</summary>
    public IReadOnlyList<ReadCase.FileLine> Brought => [.. Case.Files.Where(f => FromOutside.Contains(f.Purpose))];

    public IReadOnlyList<ReadCase.FileLine> OwnFiles => [.. Case.Files.Where(f => !FromOutside.Contains(f.Purpose))];

    /// <summary>Anything is on record about how the case stands.</summary>
    public bool HasStanding => Case.Outcome is not null || Case.Missing.Count + Case.Corrections.Count + Case.ChildNumbers.Count > 0
        || Case.Fee is not null || Case.ParentNumber is not null;

    /// <summary>An act looked for by its name; what may not be done now is found too, with why.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public IReadOnlyList<OfferedStep> Found => [.. Steps.Where(s => Means(s.Name) || Means(s.Why))];

    public IReadOnlyList<NextStep> FoundRefused => [.. Refused.Where(s => Means(s.Name.ToString()))];

    /// <summary>Every act the caller could look for.</summary>
    public IEnumerable<string> ActNames => Steps.Select(s => s.Name).Concat(Refused.Select(s => s.Name.ToString())).Distinct();

    public IReadOnlyList<ReadHistory.Line> History { get; private set; } = [];

    public string? DoneName { get; private set; }

    /// <summary>What is tried: a kind of entry and its day, kept in the address.</summary>
    public WhatIfForm Try { get; private set; } = null!;

    public FormErrors? Errors { get; private set; }

    public bool MayConvert(string mediaType) => MayAttach && converter.IsAvailable && converter.Converts(mediaType);

    public bool MayAttach => Permissions.May(Act.AttachFile, caller.Roles, Case.State);

    public bool MayReveal => Permissions.MayEver(Act.RevealPersonalData, caller.Roles);

    public bool MayCorrect => Permissions.May(Act.CorrectRequest, caller.Roles, Case.State) || Permissions.May(Act.ConfirmCorrection, caller.Roles, Case.State);

    public bool MayUndo => Permissions.May(Act.UndoClockEntry, caller.Roles, Case.State);

    public bool MayDraftNotice => Permissions.May(Act.DraftNotice, caller.Roles, Case.State);

    /// <summary>Most entries count no days of their own.</summary>
    public bool LedgerHasDays => Clock!.Entries.Any(e => e.WorkingDays is not null);

    public static IReadOnlyList<Option> Purposes => Options.Of(typeof(FilePurpose))!;

    /// <summary>What the caller may do now.</summary>
    public IReadOnlyList<OfferedStep> Steps { get; private set; } = [];

    /// <summary>What the case needs next, first of all; null where that is not the caller's to do.</summary>
    public OfferedStep? MainStep => Steps.FirstOrDefault(s => s.Rank == StepRank.Due);

    /// <summary>A few that are due or usual beside the main one.</summary>
    public IReadOnlyList<OfferedStep> NearSteps => [.. Steps.Where(s => s != MainStep && s.Rank != StepRank.Rare).Take(NearAtMost)];

    /// <summary>All the others; nothing is out of reach.</summary>
    public IReadOnlyList<OfferedStep> MoreSteps => [.. Steps.Where(s => s != MainStep).Except(NearSteps)];

    /// <summary>What the case needs next of somebody else.</summary>
    public NextStep? Awaited => Case.NextSteps.Concat(Case.StepsOfOthers).FirstOrDefault(s => s is { Allowed: false, Rank: StepRank.Due });

    public IReadOnlyList<NextStep> Refused => [.. Case.NextSteps.Where(s => !s.Allowed)];

    /// <summary>The record that undoes another stands, though the law reads neither.</summary>
    public static bool IsUndone(ExplainClock.EntryLine entry) => !entry.Stands && entry.Kind != ClockEntryKind.Undone;

    /// <summary>A day, with its year where that is not this one.</summary>
    public string Day(DateOnly day) => day.Year == clock.Today.Year ? Days.Short(day) : Days.Full(day);

    public static IEnumerable<string> Told(ReadCase.ConsultationLine asked)
    {
        if (asked.Agency is { } agency) yield return agency;
        yield return T("case.sent", Days.Short(asked.SentOn));
        if (asked.DeliveredOn is { } delivered) yield return T("case.delivered", Days.Short(delivered));
        yield return asked.AnsweredOn is { } answered ? T("case.answered", Days.Short(answered)) : T("case.unanswered");
        if (asked.Opinion is { } opinion) yield return InSentence(Options.WordOf(opinion));
    }

    public static IEnumerable<string> Told(ReadCase.SearchLine search)
    {
        yield return search.Unit;
        yield return T("case.searchOrdered", Days.Short(search.OrderedOn));
        yield return search.SignedOn is { } signed ? T("case.searchSigned", Days.Short(signed)) : T("case.searchBy", Days.Short(search.DueOn));
        yield return search.Conclusion is { } conclusion ? InSentence(Options.WordOf(conclusion)) : T("case.unanswered");
    }

    public bool MayPlead => Permissions.May(Act.PleadImpediment, caller.Roles, Case.State);

    public static IEnumerable<string> Told(FeeStanding fee)
    {
        if (fee.Tariff is not null)
        {
            yield return fee.Place is { } place ? T("case.fee.item", place, fee.Count) : T("case.fee.page", fee.Count);
            yield return T("case.fee.amount", fee.Amount.ToString("0.##", CultureInfo.InvariantCulture));
        }
        if (fee.NoticeOn is { } noticed) yield return T("case.fee.noticed", Days.Short(noticed));
        if (fee.PaidOn is { } paid) yield return T("case.fee.paid", Days.Short(paid), fee.ReceiptNumber ?? "");
        if (fee.LapsedOn is not null) yield return T("case.fee.lapsed");
        if (fee.WaivedOn is { } waived) yield return T("case.fee.waived", Days.Short(waived));
    }

    public Task<IActionResult> OnGetAsync(string number, string? done, string? what, string? on, CancellationToken ct)
    {
        DoneName = done is null ? null : done == "file" ? T("case.fileAdded") : CaseActs.Find(done)?.Name;
        return ShowAsync(number, what, on, ct);
    }

    public async Task<IActionResult> OnPostFileAsync(string number, [FromForm] FilePurpose purpose, [FromForm] string? key,
        IFormFile? file, CancellationToken ct)
    {
        var problem = file is null ? FileProblems.Empty : await AttachAsync(number, purpose, key, file, ct);
        if (problem is null) return Redirect($"/cases/{CaseAddress.Of(number)}?done=file#letters");
        Errors = new FormErrors([(problem.Text.ToString(), "file")], problem.RuleId, problem.Article);
        var shown = await ShowAsync(number, null, null, ct);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    private bool Means(string? words) => Find?.Trim() is { Length: > 0 } asked && words?.Contains(asked, StringComparison.CurrentCultureIgnoreCase) is true;

    private async Task<Problem?> AttachAsync(string number, FilePurpose purpose, string? key, IFormFile file, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        return (await caller.OnceAsync(key, () => mediator.AttachAsync(number, purpose, file.FileName, content, null, ct))).Problem;
    }

    private async Task<IActionResult> ShowAsync(string number, string? what, string? on, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Case = read.Value;
        Steps = CaseActs.StepsOf(Case);
        Try = new WhatIfForm(what, on);
        History = [.. (await mediator.Send(new ReadHistory.Query(number), ct)).Value.Events.Reverse()];
        var explained = await mediator.Send(new ExplainClock.Query(number), ct);
        if (explained.Problem is not null) return Page();
        Clock = explained.Value;
        if (Try.QueryFor(number, Clock) is { } query) Try.Answer(await mediator.Send(query, ct));
        Strip = (Binds ? CalendarStrip.Of(Clock.ReceivedOn, Clock.Clock.Trail, Clock.Clock.ReplyDueOn, clock.Today, Case.RepliedOn)
            : CalendarStrip.Of(Clock.ReceivedOn, [.. Clock.Clock.Trail.Where(d => d.On <= clock.Today)], null, clock.Today)) with
        { Wide = true };
        return Page();
    }
}
