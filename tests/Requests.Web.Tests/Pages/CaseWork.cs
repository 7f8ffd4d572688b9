using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Pages;

/// <summary>One case brought to where a page has something to show.</summary>
internal static class CaseWork
{
    public const string Number = "HCG-2026-0001";
    public const string Case = $"/cases/{Number}";

    /// <summary>In an officer's hands.</summary>
    public static async Task AssignAsync(WebOffice office)
    {
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        await EveryPageTests.LogAsync(clerk);
        await DoAsync(office, new AssignCase.Command(WebOffice.UserId(Role.Officer)), Role.Head);
    }

    /// <summary>In an officer's hands and classified.</summary>
    public static async Task ClassifyAsync(WebOffice office)
    {
        await AssignAsync(office);
        await DoAsync(office, new ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
            Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" }), Role.Officer);
    }

    public static async Task DraftAsync(WebOffice office)
    {
        await ClassifyAsync(office);
        await DoAsync(office, new DraftReply.Command(), Role.Officer);
    }

    public static async Task SubmitAsync(WebOffice office)
    {
        await DraftAsync(office);
        await DoAsync(office, new SubmitDraft.Command(), Role.Officer);
    }

    public static async Task IssueAsync(WebOffice office)
    {
        await SubmitAsync(office);
        foreach (var role in new[] { Role.Reviewer, Role.Head, Role.Leader, Role.Chief }) await DoAsync(office, new GiveOpinion.Command(Verdict.Agree), role);
        await DoAsync(office, new IssueReply.Command(), Role.Officer);
    }

    public static Task<T> DoAsync<T>(WebOffice office, CaseCommand<T> command, Role role) => office.DoAsync(command with { CaseNumber = Number }, role);
}
