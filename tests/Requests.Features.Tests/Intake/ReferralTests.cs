using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Archive;
using Requests.Features.Areas.Timers;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Intake;

/// <summary>PassOnRequest, AcceptReferral: a request goes over to the body whose information it is, and each body's clock is its own.</summary>
public sealed class ReferralTests
{
    private static readonly Guid OtherId = new("00000000-0000-0000-0000-00000000b0d2");
    private static readonly Guid OtherClerk = new("00000000-0000-0000-0000-00000000c1e2");

    [Test]
    public async Task OUT_2_WhatIsPassedOn_BecomesACaseThere_WithItsOwnClock_AndTheApplicantsCode()
    {
        await using var path = await OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        path.Office.GoTo("2026-03-10");
        Assert.That((await path.Office.DoAsync(new ListOtherBodies.Query(), Role.Officer)).Select(b => b.Code), Is.EqualTo(new[] { "JTJ" }));
        await path.DoAsync(new PassOnRequest.Command("jtj", "停车泊位由交通运输部门审批"));
        var waiting = (await ThereAsync(path, new ListProposals.Query())).Proposals.Single();
        Assert.That((waiting.Source, waiting.Subject, waiting.From), Is.EqualTo((ProposalSource.Body, "道路停车泊位设置", "某市城市管理局")));
        Assert.That((await ThereAsync(path, new ReadProposal.Query(waiting.Id))).PassedOn!.CaseNumber, Is.EqualTo(path.Number));
        await path.RefusedAsync("referrals.already-there", new PassOnRequest.Command("JTJ", "再来一次"));

        // Nobody looks for a week: the day of receipt stays that of arrival (REC-9).
        path.Office.GoTo("2026-03-17");
        var taken = await ThereAsync(path, new AcceptReferral.Command(waiting.Id));
        Assert.That((taken.CaseNumber, taken.ReceivedOn, taken.DueOn), Is.EqualTo(("JTJ-2026-0001", (DateOnly?)Day("2026-03-10"), (DateOnly?)Day("2026-04-08"))));
        var (first, second) = (await path.LookAsync(), await path.Office.CaseAsync("JTJ-2026-0001"));
        Assert.That((first.DueOn, first.ReceivedOn, first.State), Is.EqualTo(((DateOnly?)Day("2026-03-30"), (DateOnly?)Day("2026-03-02"), CaseState.InProgress)), "its own reply is owed all the same");
        Assert.That((second.RequestText, second.Parties.Single().Role, second.Channel, second.ReceiptRule), Is.EqualTo((first.RequestText, PartyRole.Applicant, IntakeChannel.Other, "REC-7")));

        var there = await StatusAsync(path, OtherId, "JTJ-2026-0001");
        Assert.That(there.Subject, Is.EqualTo("道路停车泊位设置"), "the code the applicant has opens it");
        var here = (await StatusAsync(path, TestOffice.BodyId, path.Number)).PassedOn!.Single();
        Assert.That((here.Body, here.State, here.Number), Is.EqualTo(("某市交通运输局", ReferralState.Accepted, (string?)"JTJ-2026-0001")));
        Assert.That((await path.Office.DoAsync(new ReadTogether.Query(path.Number), Role.Reviewer)).Referrals.Single().NewNumber, Is.EqualTo("JTJ-2026-0001"));
    }

    [Test]
    public async Task SUP_7_ItIsToldToTheOtherDesk_ThenToTheOfficerAndTheApplicant_EachOnce_AndNeverGoesBack()
    {
        await using var path = await OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new PassOnRequest.Command("JTJ", "交通部门审批"));
        Assert.That(await ToldAsync(path, NoticeKind.ReferralCame), Is.EqualTo(new[] { OtherClerk }));
        var id = (await ThereAsync(path, new ListProposals.Query())).Proposals.Single().Id;
        var taken = await ThereAsync(path, new AcceptReferral.Command(id));
        Assert.That(await ToldAsync(path, NoticeKind.ReferralAccepted), Is.EqualTo(new[] { TestOffice.UserId(Role.Officer) }));
        Assert.That((await ThereRefusedAsync(path, new AcceptReferral.Command(id))).Code, Is.EqualTo("proposals.done"));
        var mails = await path.Office.InDbAsync(db => db.Set<OutboxMessage>().Where(m => m.Key.StartsWith("referral/")).Select(m => m.Key).ToListAsync());
        Assert.That(mails.Select(k => k.Split('/')[2]), Is.EquivalentTo(new[] { "passed-on", "accepted" }), "the applicant hears of both, once");
        Assert.That((await path.Office.EventsAsync(path.Number)).Count(e => e.Act == nameof(Act.PassOnRequest)), Is.EqualTo(2));

        // The other body finds it is not its own either: it must not send it back.
        await path.Office.InDbAsync(async db =>
        {
            var there = await db.Set<Case>().SingleAsync(c => c.Number == taken.CaseNumber);
            there.Assign(OtherClerk, null);
            there.Classify(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible, null, null, Day("2026-03-02"));
            return await db.SaveChangesAsync();
        });
        var back = await ThereRefusedAsync(path, new PassOnRequest.Command("HCG", "应由城管办理") { CaseNumber = taken.CaseNumber });
        Assert.That((back.Code, back.RuleId), Is.EqualTo(("referrals.to-and-fro", "SUP-7")));
    }

    [Test]
    public async Task CLK_1_WhatNobodyTakes_IsToldAgain_ThenAsItsLastDayComesNear_AndToWhoPassedItOn_EachStepOnce()
    {
        await using var path = await OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new PassOnRequest.Command("JTJ", "交通部门审批"));
        var line = (await ThereAsync(path, new ListProposals.Query())).Proposals.Single();
        Assert.That((line.DueOn, line.DueIsProvisional), Is.EqualTo(((DateOnly?)Day("2026-03-30"), false)), "its countdown is seen while it waits");
        var told = new List<string>();
        foreach (var day in new[] { "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-09", "2026-03-20", "2026-03-23", "2026-03-26", "2026-03-30", "2026-03-31", "2026-04-10" })
        {
            path.Office.GoTo(day);
            for (var again = 0; again < 2; again++) await path.Office.SweepAsync(RemindReferrals.Name);
            told.Add($"{day[5..]} {(await ToldAsync(path, NoticeKind.ReferralWaits)).Count} {(await ToldAsync(path, NoticeKind.ReferralUnanswered)).Count}");
        }
        Assert.That(told, Is.EqualTo(new[] { "03-02 0 0", "03-03 1 0", "03-04 1 0", "03-05 2 0", "03-09 2 1", "03-20 2 1", "03-23 3 1", "03-26 4 1", "03-30 5 1", "03-31 6 1", "04-10 6 1" }));
        Assert.That(await ToldAsync(path, NoticeKind.ReferralWaits), Is.All.EqualTo(OtherClerk));
        Assert.That(await ToldAsync(path, NoticeKind.ReferralUnanswered), Is.EqualTo(new[] { TestOffice.UserId(Role.Officer) }));
        await ThereAsync(path, new AcceptReferral.Command(line.Id));
        path.Office.GoTo("2026-04-20");
        Assert.That((await path.Office.DoAsync(new RemindReferrals.Command(), Role.System)).Checked, Is.Zero);
    }

    [Test]
    public async Task ARefusal_ComesBackWithItsReason_AndItMayGoToAnother()
    {
        await using var path = await OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new PassOnRequest.Command("JTJ", "交通部门审批"));
        var id = (await ThereAsync(path, new ListProposals.Query())).Proposals.Single().Id;
        await ThereAsync(path, new SetProposalAside.Command(id, "由公安交警部门审批"));
        Assert.That(await ToldAsync(path, NoticeKind.ReferralRefused), Is.EqualTo(new[] { TestOffice.UserId(Role.Officer) }));
        var here = (await StatusAsync(path, TestOffice.BodyId, path.Number)).PassedOn!.Single();
        Assert.That((here.State, here.Reason), Is.EqualTo((ReferralState.Refused, (string?)"由公安交警部门审批")));
        await path.DoAsync(new PassOnRequest.Command("JTJ", "已与该局协商一致"));
        Assert.That((await ThereAsync(path, new ListProposals.Query())).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task OnlyWhatIsNotOurs_GoesToABodyThatIsHere()
    {
        await using var path = await OpenAsync();
        Assert.That((await path.RefusedAsync("referrals.our-own", new PassOnRequest.Command("JTJ", "推出去"))).Article, Is.EqualTo("《政府信息公开条例》第三十六条第五项"));
        await path.ClassifyNotResponsibleAsync();
        Assert.That((await path.RefusedAsync("referrals.no-such-body", new PassOnRequest.Command("XYZ", "没有"))).Fields!.Keys, Is.EqualTo(new[] { "toBody" }));
        Assert.That((await path.RefusedAsync("referrals.no-such-body", new PassOnRequest.Command("HCG", "自己"))).Fields!.Keys, Is.EqualTo(new[] { "toBody" }));
        await path.RefusedAsync("input.invalid", new PassOnRequest.Command("JTJ", " "));
        await path.RefusedAsync("access.not-allowed", new PassOnRequest.Command("JTJ", "无权"), Role.Clerk);
    }

    [Test]
    public async Task OfSeveralMatters_OnlyTheOthersGo_AndItJoinsACaseThatIsThere()
    {
        await using var path = await OpenAsync(c => c with { Matters = ["养护合同", "公交线路调整批复"] });
        await path.Office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().Include(c => c.Matters).SingleAsync();
            found.Classify(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotExist, null, null, Day("2026-03-02"));
            found.Matters.Single(m => m.No == 1).Classify(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotExist);
            found.Matters.Single(m => m.No == 2).Classify(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible);
            return await db.SaveChangesAsync();
        });
        await path.DoAsync(new PassOnRequest.Command("JTJ", "线路由交通部门审批"));
        var waiting = (await ThereAsync(path, new ListProposals.Query())).Proposals.Single();
        Assert.That((await ThereAsync(path, new ReadProposal.Query(waiting.Id))).Text, Is.EqualTo("公交线路调整批复"));
        var own = await ThereAsync(path, Posted(subject: "公交线路"));
        await ThereAsync(path, new JoinProposal.Command(waiting.Id) { CaseNumber = own.CaseNumber });
        Assert.That((await StatusAsync(path, TestOffice.BodyId, path.Number)).PassedOn!.Single().Number, Is.EqualTo(own.CaseNumber));
    }

    private static async Task<ReplyCase> OpenAsync(Func<RegisterRequest.Command, RegisterRequest.Command>? change = null)
    {
        var path = await ReplyCase.OpenAsync(change: change);
        await path.Office.InDbAsync(async db =>
        {
            db.Set<Body>().Add(new Body(OtherId, "JTJ", "某市交通运输局", new BodySettings { NumberCode = "某交公", ContactPhone = "0000-7654321" }));
            db.Set<User>().Add(new User { Id = OtherClerk, UserName = "other", NormalizedUserName = "OTHER", DisplayName = "对方", HomeBodyId = OtherId });
            db.Set<Membership>().Add(new Membership(OtherClerk, OtherId, Role.Clerk));
            db.Set<Membership>().Add(new Membership(OtherClerk, OtherId, Role.Officer));
            return await db.SaveChangesAsync();
        });
        return path;
    }

    private static async Task<T> ThereAsync<T>(ReplyCase path, IRequest<Result<T>> request)
    {
        var result = await SendThereAsync(path, request);
        Assert.That(result.Problem, Is.Null, () => $"{result.Problem!.Code} {result.Problem.Text.Zh}");
        return result.Value;
    }

    private static async Task<Problem> ThereRefusedAsync<T>(ReplyCase path, IRequest<Result<T>> request) => (await SendThereAsync(path, request)).Problem!;

    private static async Task<Result<T>> SendThereAsync<T>(ReplyCase path, IRequest<Result<T>> request)
    {
        await using var scope = path.Office.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.UserId, caller.Name, caller.Roles) = (OtherId, OtherClerk, "other", new HashSet<Role> { Role.Clerk, Role.Officer });
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static async Task<CheckStatus.Response> StatusAsync(ReplyCase path, Guid body, string number)
    {
        await using var scope = path.Office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsApplicant(body);
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CheckStatus.Query(number, path.QueryCode));
        Assert.That(result.Problem, Is.Null);
        return result.Value;
    }

    private static Task<List<Guid>> ToldAsync(ReplyCase path, NoticeKind kind) =>
        path.Office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == kind.ToString()).Select(n => n.UserId).ToListAsync());
}
