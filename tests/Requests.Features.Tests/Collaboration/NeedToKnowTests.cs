using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Collaboration;

/// <summary>A restricted case is there for its insiders and for who supervises, and for nobody else; flags lengthen the chain of the reply.</summary>
public sealed class NeedToKnowTests
{
    [Test]
    public async Task ARestrictedCase_IsThereForItsInsidersAlone_UntilItIsLifted()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.RefusedAsync("access.not-allowed", new RestrictCase.Command("涉及信访人"));
        await path.DoAsync(new RestrictCase.Command("涉及信访人"), Role.Head);
        foreach (var outsider in new[] { Role.Clerk, Role.Reviewer })
        {
            Assert.That((await path.Office.SendAsync(new ReadCase.Query(path.Number), outsider)).Problem!.Code, Is.EqualTo("case.not-found"));
            Assert.That((await path.Office.DoAsync(new ListCases.Query(), outsider)).Cases, Is.Empty);
            await path.RefusedAsync("case.not-found", new AddNote.Command(CaseNoteKind.Remark, "看不到"), outsider);
        }
        foreach (var insider in new[] { Role.Officer, Role.Head, Role.Leader, Role.Chief, Role.Supervisor })
        {
            var read = await path.Office.DoAsync(new ReadCase.Query(path.Number), insider);
            Assert.That((read.Restriction!.Reason, read.Restriction.Insiders), Is.EqualTo(("涉及信访人", new[] { "Officer" })));
            Assert.That((await path.Office.DoAsync(new ListCases.Query(), insider)).Cases.Single().Restricted, Is.True);
        }
        await path.RefusedAsync("collaboration.nobody-of-that-name", new RestrictCase.Command("涉及信访人", ["nobody"]), Role.Supervisor);
        await path.DoAsync(new RestrictCase.Command("涉及信访人", ["clerk"]), Role.Supervisor);
        Assert.That((await path.Office.SendAsync(new ReadCase.Query(path.Number), Role.Clerk)).Problem, Is.Null);
        await path.DoAsync(new LiftRestriction.Command("已经公布"), Role.Head);
        Assert.That((await path.Office.SendAsync(new ReadCase.Query(path.Number), Role.Reviewer)).Problem, Is.Null);
        await path.RefusedAsync("collaboration.not-restricted", new LiftRestriction.Command("再解除"), Role.Head);
    }

    [Test]
    public async Task WhoActsForAnInsider_IsLetIn_ForAsLongAsThatOneIsAway_AndIsTold()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new RestrictCase.Command("涉及信访人"), Role.Head);
        await path.Office.InDbAsync(async db =>
        {
            db.Add(new Absence(Guid.NewGuid(), TestOffice.BodyId, TestOffice.UserId(Role.Officer), Day("2026-03-03"), Day("2026-03-04"), TestOffice.UserId(Role.Reviewer), "出差"));
            return await db.SaveChangesAsync();
        });
        Assert.That((await path.Office.SendAsync(new ReadCase.Query(path.Number), Role.Reviewer)).Problem!.Code, Is.EqualTo("case.not-found"), "not yet");
        path.Office.GoTo("2026-03-03");
        Assert.That((await path.Office.DoAsync(new ReadCase.Query(path.Number), Role.Reviewer)).CaseNumber, Is.EqualTo(path.Number));
        Assert.That((await path.Office.DoAsync(new ListCases.Query(), Role.Reviewer)).Cases.Single().Restricted, Is.True);
        await path.DoAsync(new AddNote.Command(CaseNoteKind.Remark, "请尽快"), Role.Head);
        await path.DoAsync(new UrgeCase.Command("请今天办结"), Role.Head);
        var told = await path.Office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == "Urged").Select(n => n.UserId).ToListAsync());
        Assert.That(told, Does.Contain(TestOffice.UserId(Role.Reviewer)));
        path.Office.GoTo("2026-03-05");
        Assert.That((await path.Office.SendAsync(new ReadCase.Query(path.Number), Role.Reviewer)).Problem!.Code, Is.EqualTo("case.not-found"), "no longer");
    }

    [Test]
    public async Task TheApplicant_SeesTheOwnRequest_HoweverItIsRestricted()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new RestrictCase.Command("涉及信访人"), Role.Head);
        var status = await path.Office.DoAsync(new CheckStatus.Query(path.Number, path.QueryCode));
        Assert.That(status.CaseNumber, Is.EqualTo(path.Number));
    }

    [Test]
    public async Task WhoComesToWorkOnIt_IsLetIn_AndNobodyElseIsTold()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new RestrictCase.Command("涉及信访人"), Role.Head);
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        Assert.That((await path.Office.SendAsync(new ReadLetter.Query(path.Number, 1), Role.Reviewer)).Problem, Is.Not.Null, "nothing waits for the reviewer yet");
        await path.DoAsync(new SubmitLetter.Command());
        Assert.That((await path.Office.InboxAsync()), Does.Contain("YourOpinion Reviewer").Or.Some.Contains("Reviewer"));
        await path.AgreeAsync(Role.Reviewer);
        await path.DoAsync(new AddNote.Command(CaseNoteKind.Remark, "请 @clerk 看"), Role.Head);
        Assert.That((await path.Office.InboxAsync()), Has.None.Contains("Clerk"), "a clerk need not know");
    }

    [Test]
    public async Task AFlag_LengthensTheChainOfTheReply_AlsoOfOneUnderWay_AndFiltersTheList()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.Office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync(b => b.Id == TestOffice.BodyId);
            body.Change(body.Name, body.Settings with { ReplyChain = [Role.Head] });
            return await db.SaveChangesAsync();
        });
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        await path.DoAsync(new FlagCase.Command("市领导过问", [CaseFlagKind.LeaderAttention]), Role.Supervisor);
        Assert.That((await path.Office.DoAsync(new ReadLetter.Query(path.Number, 1), Role.Officer)).Chain, Is.EqualTo(new[] { Role.Head, Role.Leader, Role.Chief }));
        await path.AgreeAsync(Role.Head);
        Assert.That((await path.LookAsync()).State, Is.EqualTo(CaseState.InApproval), "the leader has not agreed");
        var other = await path.NextAsync(Posted(subject: "绿化养护合同"));
        Assert.That((await path.Office.DoAsync(new ListCases.Query(Flag: CaseFlagKind.LeaderAttention), Role.Clerk)).Cases.Select(c => c.CaseNumber), Is.EqualTo(new[] { path.Number }));
        await path.DoAsync(new FlagCase.Command("不再关注"), Role.Supervisor);
        Assert.That((await path.Office.DoAsync(new ReadLetter.Query(path.Number, 1), Role.Officer)).Chain, Has.Count.EqualTo(3), "no chain is shortened");
        Assert.That((await path.Office.DoAsync(new ReadCase.Query(path.Number), Role.Clerk)).Flags, Is.Empty);
        await other.DoAsync(new FlagCase.Command("涉及举报人", [CaseFlagKind.Sensitive]));
        Assert.That((await path.Office.DoAsync(new ReadCase.Query(other.Number), Role.Head)).Restriction, Is.Not.Null, "a sensitive case is closed at once");
        Assert.That((await path.Office.SendAsync(new ReadCase.Query(other.Number), Role.Clerk)).Problem!.Code, Is.EqualTo("case.not-found"));
    }

    [Test]
    public void EveryFlag_HasARule_AndNoChainLosesAStep()
    {
        Assert.That(CaseFlagRules.All.Select(r => r.Kind), Is.EquivalentTo(Enum.GetValues<CaseFlagKind>()));
        foreach (var kind in Enum.GetValues<CaseFlagKind>())
            foreach (var chain in new Role[][] { [], [Role.Head], [Role.Chief, Role.Head], [.. Permissions.Approvers] })
                for (var agreed = 0; agreed <= chain.Length; agreed++)
                {
                    var longer = CaseFlagRules.Lengthen(chain, agreed, [kind]);
                    Assert.That(longer, Is.SupersetOf(chain).And.SupersetOf(CaseFlagRules.Of(kind).Approvers).And.Unique);
                    Assert.That(longer.Take(agreed), Is.EqualTo(chain.Take(agreed)), "who agreed keeps the place");
                }
    }
}
