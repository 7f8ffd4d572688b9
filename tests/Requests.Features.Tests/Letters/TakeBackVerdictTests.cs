using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Notices;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Notices;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;

namespace Requests.Features.Tests.Letters;

/// <summary>A verdict given by a slip of the finger is taken back within a minute, on record; then it stands.</summary>
[Property("Rule", "REV-5")]
public sealed class TakeBackVerdictTests
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task AnAgreement_TakenBack_LeavesBothRows_AndTheStepToBeJudgedAgain()
    {
        await using var path = await SubmittedAsync();
        await path.AgreeAsync(Role.Reviewer);
        path.Office.Time.Advance(AMinute);
        var standing = await path.DoAsync(new TakeBackVerdict.Command(), Role.Reviewer);
        Assert.That((standing.NextStep, standing.DocumentState, standing.State), Is.EqualTo((Role.Reviewer, DocumentState.InApproval, CaseState.InApproval)));
        var rows = (await path.Office.DoAsync(new ReadLetter.Query(path.Number, 1), Role.Officer)).Opinions;
        Assert.That(rows.Select(o => (o.No, o.Verdict, o.TakesBack, o.IsTakenBack)),
            Is.EqualTo(new[] { (1, Verdict.Agree, (int?)null, true), (2, Verdict.Agree, 1, false) }));
        await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "请写明依据。"), Role.Reviewer);
        Assert.That((await path.Office.DoAsync(new ReadLetter.Query(path.Number, 1), Role.Officer)).State, Is.EqualTo(DocumentState.Returned));
    }

    [Test]
    public async Task AfterAMinute_ItStands()
    {
        await using var path = await SubmittedAsync();
        await path.AgreeAsync(Role.Reviewer);
        path.Office.Time.Advance(AMinute + TimeSpan.FromSeconds(1));
        await path.RefusedAsync("reply.verdict-stands", new TakeBackVerdict.Command(), Role.Reviewer);
        Assert.That(await path.Office.DoAsync(new ListFreshVerdicts.Query(), Role.Reviewer), Is.Empty);
    }

    [Test]
    public async Task AReturn_TakenBack_KeepsWhoHadAgreed_AndTheWholeChainCanFinish()
    {
        await using var path = await SubmittedAsync();
        await path.AgreeAsync(Role.Reviewer);
        await path.AgreeAsync(Role.Head);
        var returned = await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "理由不够具体。"), Role.Leader);
        Assert.That((returned.State, returned.DocumentState), Is.EqualTo((CaseState.InProgress, DocumentState.Returned)));
        var standing = await path.DoAsync(new TakeBackVerdict.Command(), Role.Leader);
        Assert.That((standing.NextStep, standing.DocumentState, standing.State), Is.EqualTo((Role.Leader, DocumentState.InApproval, CaseState.InApproval)));
        await path.AgreeAsync(Role.Leader);
        var last = await path.AgreeAsync(Role.Chief);
        Assert.That((last.State, last.Number), Is.EqualTo((CaseState.Approved, "某城管公复〔2026〕1号")));
        await path.DoAsync(new IssueLetter.Command());
    }

    [Test]
    public async Task AReturnOfASecondRound_TakenBack_CountsThatRoundAlone()
    {
        await using var path = await SubmittedAsync();
        await path.AgreeAsync(Role.Reviewer);
        await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "请写明依据。"), Role.Head);
        // The very same words: the rounds are told apart by the return between them.
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        await path.AgreeAsync(Role.Reviewer);
        await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "还是不清楚。"), Role.Head);
        Assert.That((await path.DoAsync(new TakeBackVerdict.Command(), Role.Head)).NextStep, Is.EqualTo(Role.Head));
    }

    [Test]
    public async Task WhatWasTakenBack_CountsNowhere()
    {
        await using var path = await SubmittedAsync();
        // One person holds two roles: the verdict taken back does not bar the second step, the one that stands does.
        await path.DoAsync(new JudgeLetter.Command(Verdict.Agree), Role.Reviewer, Role.Head);
        await path.DoAsync(new TakeBackVerdict.Command(), Role.Reviewer, Role.Head);
        await path.AgreeAsync(Role.Reviewer);
        Assert.That((await path.DoAsync(new JudgeLetter.Command(Verdict.Agree), Role.Head)).NextStep, Is.EqualTo(Role.Leader));
        var letter = await path.Office.InDbAsync(db => db.Set<Document>().Include(d => d.Steps).SingleAsync());
        Assert.That(letter.AgreedBy, Is.EqualTo(new[] { TestOffice.UserId(Role.Reviewer), TestOffice.UserId(Role.Head) }));
    }

    [Test]
    public async Task OnlyTheLastVerdict_OfTheCaller_BeforeAnythingCameOfIt()
    {
        await using var path = await SubmittedAsync();
        await path.RefusedAsync("reply.no-verdict", new TakeBackVerdict.Command(), Role.Reviewer);
        await path.AgreeAsync(Role.Reviewer);
        await path.RefusedAsync("reply.no-verdict", new TakeBackVerdict.Command(), Role.Leader);
        await path.AgreeAsync(Role.Head);
        await path.RefusedAsync("reply.no-verdict", new TakeBackVerdict.Command(), Role.Reviewer);
        await path.DoAsync(new TakeBackVerdict.Command(), Role.Head);
        await path.RefusedAsync("reply.no-verdict", new TakeBackVerdict.Command(), Role.Head);
        await path.RefusedAsync("reply.no-verdict", new TakeBackVerdict.Command(), Role.Reviewer);
    }

    [Test]
    public async Task AReturn_WrittenAnewSince_Stands()
    {
        await using var path = await SubmittedAsync();
        await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "请写明依据。"), Role.Reviewer);
        await path.DoAsync(new DraftLetter.Command());
        await path.RefusedAsync("reply.no-verdict", new TakeBackVerdict.Command(), Role.Reviewer);
        await path.DoAsync(new SubmitLetter.Command());
        await path.RefusedAsync("reply.no-verdict", new TakeBackVerdict.Command(), Role.Reviewer);
        Assert.That(await path.Office.DoAsync(new ListFreshVerdicts.Query(), Role.Reviewer), Is.Empty);
    }

    [Test]
    public async Task TheLastSignature_IsFinal()
    {
        await using var path = await SubmittedAsync();
        foreach (var role in ReplyCase.Chain) await path.AgreeAsync(role);
        await path.RefusedAsync("reply.verdict-final", new TakeBackVerdict.Command(), Role.Chief);
        Assert.That(await path.Office.DoAsync(new ListFreshVerdicts.Query(), Role.Chief), Is.Empty);
    }

    [Test]
    public async Task WhoWasTold_IsToldOnceMore()
    {
        await using var path = await SubmittedAsync();
        await path.AgreeAsync(Role.Reviewer);
        await path.DoAsync(new TakeBackVerdict.Command(), Role.Reviewer);
        await path.DoAsync(new JudgeLetter.Command(Verdict.Return, "请写明依据。"), Role.Reviewer);
        await path.DoAsync(new TakeBackVerdict.Command(), Role.Reviewer);
        await path.AgreeAsync(Role.Reviewer);
        Assert.That(await path.Office.InboxAsync(), Is.EquivalentTo(new[]
        {
            "LetterWaits Reviewer", "LetterWaits Head", "VerdictTakenBack Head", "LetterReturned Officer", "VerdictTakenBack Officer", "LetterWaits Head",
        }));
        var officers = (await path.Office.DoAsync(new ListInbox.Query(), Role.Officer)).Notices;
        Assert.That(officers.Select(n => n.Path), Is.All.EqualTo($"/cases/{path.Number}/letters/1"));
    }

    [Test]
    public async Task FreshVerdicts_NameTheLetter_AndTheLastMoment()
    {
        await using var path = await SubmittedAsync();
        await path.AgreeAsync(Role.Reviewer);
        var fresh = (await path.Office.DoAsync(new ListFreshVerdicts.Query(), Role.Reviewer)).Single();
        Assert.That((fresh.CaseNumber, fresh.DocumentNo, fresh.Verdict, fresh.Until), Is.EqualTo((path.Number, 1, Verdict.Agree, path.Office.Time.GetUtcNow() + AMinute)));
        Assert.That(await path.Office.DoAsync(new ListFreshVerdicts.Query(), Role.Head), Is.Empty, "another's");
        var steps = (await path.Office.DoAsync(new ReadCase.Query(path.Number), Role.Reviewer)).NextSteps;
        Assert.That(steps.Single(s => s.Act == Act.TakeBackVerdict).Allowed, Is.True);
    }

    private static async Task<ReplyCase> SubmittedAsync()
    {
        var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        return path;
    }
}
