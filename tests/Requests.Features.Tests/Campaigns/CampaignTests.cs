using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Campaigns;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Search;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Campaigns;

/// <summary>Alike requests are answered after one draft in one round of approval, each under its own number and its own rules; what does not fit is left out by name.</summary>
public sealed class CampaignTests
{
    private static readonly ClassifyOutcome.Command Petition = new(OutcomeLeaf.NotProcessedPetition, Basis: new OutcomeBasis { QuotedClaim = "批准文件", SecondReader = "reviewer" });

    [Test]
    public async Task ACampaign_GivesEachCaseItsOwnLetterNumberAndSeal_AfterOneDraft()
    {
        await using var path = await ModelAsync();
        var mine = await path.NextAsync(Posted() with { Applicant = Applicant("李四") });
        var nobodys = await path.Office.DoAsync(Posted() with { Applicant = Applicant("王五") }, Role.Clerk);
        string[] all = [path.Number, mine.Number, nobodys.CaseNumber];
        var campaign = await OpenAsync(path, mine.Number.ToLowerInvariant().Replace('-', '－'), nobodys.CaseNumber, mine.Number);
        Assert.That(campaign.Cases, Is.EqualTo(3), "named twice, taken once");
        Assert.That((await RefusedAsync(path, "campaigns.model-first", new AnswerInCampaign.Command(campaign.Id, mine.Number))).Kind, Is.EqualTo(ProblemKind.State));
        await WriteAsync(path, campaign.Id, all);

        var read = await path.Office.DoAsync(new ReadCampaign.Query(campaign.Id, Compare: true), Role.Reviewer);
        Assert.That((read.Counts[CampaignStage.InApproval], read.WaitingForMe, read.Leads), Is.EqualTo((3, 3, false)));
        Assert.That(read.Lines.Select(l => l.CaseNumber), Is.EqualTo(all));
        Assert.That(read.Lines[0].Unlike, Is.Empty);
        Assert.That(string.Join(' ', read.Lines[1].Unlike), Does.Contain("李*").And.Not.Contain("李四"));
        foreach (var number in all)
            Assert.That((await path.Office.DoAsync(new ReadLetter.Query(number, 1), Role.Officer)).Text, Does.Contain("经核，所申请的信息由交通部门制作。"), "one draft");
        Assert.That(await TextsAsync(path, all), Is.Unique, "each to its own applicant");

        foreach (var role in ReplyCase.Chain)
            foreach (var number in all) await path.Office.DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。") { CaseNumber = number }, role);
        foreach (var number in all) await path.Office.DoAsync(new IssueLetter.Command { CaseNumber = number }, Role.Officer);
        var done = await path.Office.DoAsync(new ReadCampaign.Query(campaign.Id), Role.Officer);
        Assert.That(done.Counts, Is.EqualTo(new Dictionary<CampaignStage, int> { [CampaignStage.ToServe] = 3 }));
        Assert.That(done.Lines.Select(l => l.LetterNumber), Is.Unique.And.None.Null);
        Assert.That(path.Seals, Has.Count.EqualTo(3), "each file is sealed by itself");
        foreach (var number in all) Assert.That((await path.Office.EventsAsync(number)).Select(e => e.Act), Does.Contain(nameof(Act.AnswerTogether)).And.Contain(nameof(Act.SubmitDraft)));
        Assert.That((await path.Office.EventsAsync(nobodys.CaseNumber)).Select(e => e.Act), Does.Contain(nameof(Act.TakeNextCase)), "nobody had it; the officer took it");
        foreach (var number in all)
            await path.Office.DoAsync(new RecordService.Command(ServiceMethod.InPerson, Day("2026-03-02"), Day("2026-03-02"), Proof: "送达回证") { CaseNumber = number }, Role.Clerk);
        Assert.That((await path.Office.DoAsync(new ListCampaigns.Query(), Role.Clerk)).Single(), Has.Property("Open").EqualTo(0).And.Property("LeftOut").EqualTo(0));
    }

    [Test]
    public async Task WhatDoesNotFit_IsLeftUntouched_WithItsReason()
    {
        await using var path = await ModelAsync();
        var drafted = await path.NextAsync(Posted());
        await drafted.ClassifyNotResponsibleAsync();
        await drafted.DoAsync(new DraftLetter.Command());
        var settled = await path.NextAsync(Posted());
        await settled.DoAsync(Petition);
        var restricted = await path.NextAsync(Posted());
        await restricted.DoAsync(new RestrictCase.Command("涉及信访人"), Role.Head);
        var others = await path.NextAsync(Posted());
        await path.Office.InDbAsync(async db =>
        {
            (await db.Set<Case>().SingleAsync(c => c.Number == others.Number)).Assign(TestOffice.UserId(Role.Reviewer), null);
            return await db.SaveChangesAsync();
        });
        var withdrawn = await path.NextAsync(Posted());
        await withdrawn.DoAsync(new Withdraw.Command(Day("2026-03-02")));
        (string Number, string Code)[] apart =
        [
            (drafted.Number, "campaigns.has-draft"), (settled.Number, "campaigns.other-outcome"), (restricted.Number, "campaigns.restricted"),
            (others.Number, "campaigns.other-officer"), (withdrawn.Number, "case.wrong-state"),
        ];
        var campaign = await OpenAsync(path, [.. apart.Select(a => a.Number)]);
        await WriteAsync(path, campaign.Id, path.Number);
        foreach (var (number, code) in apart)
        {
            var events = (await path.Office.EventsAsync(number)).Count;
            var problem = await RefusedAsync(path, code, new AnswerInCampaign.Command(campaign.Id, number));
            Assert.That((await path.Office.EventsAsync(number)).Count, Is.EqualTo(events), $"{number} is untouched");
            await path.Office.DoAsync(new LeaveOutOfCampaign.Command(campaign.Id, number, problem.Text.Zh, problem.Text.En), Role.Officer);
            await RefusedAsync(path, code == "case.wrong-state" ? code : "campaigns.left-out-already", new AnswerInCampaign.Command(campaign.Id, number));
        }
        var read = await path.Office.DoAsync(new ReadCampaign.Query(campaign.Id, CampaignStage.LeftOut), Role.Head);
        Assert.That(read.Lines.Select(l => l.CaseNumber), Is.EquivalentTo(apart.Select(a => a.Number)), "by name");
        Assert.That(read.Lines.Select(l => l.Reason), Is.All.Not.Empty);
        Assert.That((await path.Office.EventsAsync(drafted.Number))[^1].Details, Does.Contain("已有答复稿"));
        Assert.That((await path.Office.DoAsync(new ReadCampaign.Query(campaign.Id), Role.Reviewer)).Lines.Select(l => l.CaseNumber), Does.Not.Contain(restricted.Number), "closed to who need not know");
    }

    [Test]
    public async Task AnotherCaseWhoseFileDoesNotCarryTheOutcome_IsStoppedByItsOwnGuards()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(Petition);
        await path.DoAsync(new DraftLetter.Command(Fields: [new("actualClaim", "解释停车泊位的批准"), new("claimKind", "投诉")]));
        var unlike = await path.NextAsync(Posted() with { RequestText = "请解释停车泊位的收费。" });
        var twice = await path.NextAsync(Posted() with { Matters = ["申请公开停车泊位的批准文件", "收费标准"] });
        var campaign = await OpenAsync(path, unlike.Number, twice.Number);
        await WriteAsync(path, campaign.Id, path.Number);
        // The model quotes a claim; this one does not make it.
        var stands = await RefusedAsync(path, "outcome.guards-stand", new AnswerInCampaign.Command(campaign.Id, unlike.Number));
        Assert.That(stands.Findings!.Select(f => f.RuleId), Does.Contain("G5"));
        await RefusedAsync(path, "campaigns.other-matters", new AnswerInCampaign.Command(campaign.Id, twice.Number));
        foreach (var number in new[] { unlike.Number, twice.Number })
            Assert.That(((await path.Office.CaseAsync(number)).Leaf, await path.Office.InDbAsync(db => db.Set<Document>().CountAsync())), Is.EqualTo(((OutcomeLeaf?)null, 1)));
    }

    [Test]
    public async Task ACaseWhoseFlagAsksForMoreApprovers_IsNotHurriedThroughTheShorterChain()
    {
        await using var path = await ModelAsync();
        await path.Office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync();
            body.Change(body.Name, body.Settings with { ReplyChain = [Role.Head] });
            return await db.SaveChangesAsync();
        });
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new VoidLetter.Command("审批链变了"), Role.Head);
        await path.DoAsync(new DraftLetter.Command());
        var flagged = await path.NextAsync(Posted());
        await flagged.DoAsync(new FlagCase.Command("媒体关注", [CaseFlagKind.Press]));
        var campaign = await OpenAsync(path, flagged.Number);
        await WriteAsync(path, campaign.Id, path.Number);
        await RefusedAsync(path, "campaigns.other-chain", new AnswerInCampaign.Command(campaign.Id, flagged.Number));
    }

    [Test]
    public async Task ADraftThatNamesItsApplicant_IsNotSpread()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var other = await path.NextAsync(Posted() with { Applicant = Applicant("李四") });
        await RefusedAsync(path, "reply.no-draft", new OpenCampaign.Command(path.Number, "停车", [other.Number]));
        foreach (var words in new[] { "张三申请的信息由交通部门制作。", $"已在 {path.Number} 中答复。", "请拨打13800000000。" })
        {
            await path.DoAsync(new DraftLetter.Command(Facts: words));
            await RefusedAsync(path, "campaigns.names-its-applicant", new OpenCampaign.Command(path.Number, "停车", [other.Number]));
        }
        await path.DoAsync(new DraftLetter.Command(Facts: "经核，信息由交通部门制作。"));
        var campaign = await OpenAsync(path, other.Number);
        await path.DoAsync(new DraftLetter.Command(Facts: "张三申请的信息由交通部门制作。"));
        await RefusedAsync(path, "campaigns.names-its-applicant", new AnswerInCampaign.Command(campaign.Id, path.Number));
    }

    [Test]
    public async Task OnlyTheOfficerOfTheModel_Leads_AndUnknownNumbersAreNamed()
    {
        await using var path = await ModelAsync();
        var other = await path.NextAsync(Posted());
        var unknown = await RefusedAsync(path, "campaigns.no-such-cases", new OpenCampaign.Command(path.Number, "停车", [other.Number, "HCG-2026-9999"]));
        Assert.That((unknown.Fields!.Keys.Single(), unknown.Text.Zh.Contains("HCG-2026-9999", StringComparison.Ordinal)), Is.EqualTo(("caseNumbers", true)));
        await path.Office.RefusedAsync("access.not-allowed", new OpenCampaign.Command(path.Number, "停车", [other.Number]), Role.Head);
        await path.Office.RefusedAsync("campaigns.not-yours", new OpenCampaign.Command(path.Number, "停车", [other.Number]), Role.Reviewer, Role.Officer);
        var campaign = await OpenAsync(path, other.Number);
        await path.Office.RefusedAsync("campaigns.not-yours", new AnswerInCampaign.Command(campaign.Id, path.Number), Role.Reviewer, Role.Officer);
        await path.Office.RefusedAsync("campaigns.not-yours", new LeaveOutOfCampaign.Command(campaign.Id, other.Number, "另办"), Role.Reviewer, Role.Officer);
        await RefusedAsync(path, "campaigns.not-among-its", new LeaveOutOfCampaign.Command(campaign.Id, path.Number, "范本不能移出"));
    }

    [Test]
    public async Task AReturnedRound_IsWrittenAnewAfterTheChangedModel_AndApprovalKeepsItsRules()
    {
        await using var path = await ModelAsync();
        var other = await path.NextAsync(Posted() with { Applicant = Applicant("李四") });
        var campaign = await OpenAsync(path, other.Number);
        string[] all = [path.Number, other.Number];
        await WriteAsync(path, campaign.Id, all);
        foreach (var number in all)
        {
            await path.Office.RefusedAsync("reply.own-draft", new JudgeLetter.Command(Verdict.Agree, "同意。") { CaseNumber = number }, Role.Officer, Role.Reviewer);
            await path.Office.DoAsync(new JudgeLetter.Command(Verdict.Return, "写明依据。") { CaseNumber = number }, Role.Reviewer);
        }
        Assert.That((await path.Office.DoAsync(new ReadCampaign.Query(campaign.Id), Role.Officer)).Counts[CampaignStage.Returned], Is.EqualTo(2));
        await path.DoAsync(new DraftLetter.Command(Facts: "经核，依据《条例》第十条，信息由交通部门制作。"));
        await WriteAsync(path, campaign.Id, all);
        foreach (var number in all) Assert.That((await path.Office.DoAsync(new ReadLetter.Query(number, 1), Role.Officer)).Text, Does.Contain("第十条"));

        // Each step is told once a round of all letters, not once a letter; and so is the officer.
        var told = await path.Office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind.StartsWith("Campaign") || n.Kind == nameof(NoticeKind.LetterWaits)).ToListAsync());
        Assert.That(told.Select(n => (n.Kind, n.UserId)), Is.EquivalentTo(new[]
        {
            (nameof(NoticeKind.CampaignWaits), TestOffice.UserId(Role.Reviewer)), (nameof(NoticeKind.CampaignReturned), TestOffice.UserId(Role.Officer)),
            (nameof(NoticeKind.CampaignWaits), TestOffice.UserId(Role.Reviewer)),
        }));
        Assert.That((await path.Office.DoAsync(new ListApprovals.Query(), Role.Reviewer)).Select(l => l.Campaign!.Name), Is.EqualTo(new[] { "停车泊位", "停车泊位" }));
    }

    [Test]
    public async Task WhatReadsAlike_IsFound_WhoeverAsks()
    {
        await using var path = await ModelAsync();
        var alike = await path.NextAsync(Posted() with { Applicant = Applicant("李四") });
        var answered = await path.NextAsync(Posted() with { Applicant = Applicant("王五") });
        await answered.DoAsync(new Withdraw.Command(Day("2026-03-02")));
        await path.NextAsync(Posted(subject: "河道清淤工程合同"));
        await path.Office.SweepAsync(IndexTexts.Name);
        var found = await path.Office.DoAsync(new ListAlike.Query(path.Number), Role.Officer);
        Assert.That(found.Select(f => (f.CaseNumber, f.Mine, f.Officer, f.Differences.Count)), Is.EqualTo(new[] { (alike.Number, true, "Officer", 0) }));
    }

    [Test]
    public async Task TheCostOfACase_DoesNotGrowWithItsCampaign()
    {
        var (small, large) = (await StatementsOfTheLastAsync(5), await StatementsOfTheLastAsync(25));
        Assert.That(large, Is.LessThanOrEqualTo(small));
    }

    [Test, Explicit("A thousand cases from draft to issue; its figures stand in tests/README.md.")]
    public async Task AThousand([Values(20, 200, 1000)] int count)
    {
        await using var path = await ModelAsync();
        var numbers = new List<string> { path.Number };
        for (var i = 1; i < count; i++) numbers.Add((await path.NextAsync(Posted() with { Applicant = Applicant($"李{i}") })).Number);
        var watch = Stopwatch.StartNew();
        var campaign = await OpenAsync(path, [.. numbers.Skip(1)]);
        await WriteAsync(path, campaign.Id, [.. numbers]);
        var written = watch.Elapsed;
        watch.Restart();
        foreach (var role in ReplyCase.Chain)
            foreach (var number in numbers) await path.Office.DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。") { CaseNumber = number }, role);
        var judged = watch.Elapsed;
        watch.Restart();
        foreach (var number in numbers) await path.Office.DoAsync(new IssueLetter.Command { CaseNumber = number }, Role.Officer);
        var issued = watch.Elapsed;
        watch.Restart();
        var read = await path.Office.DoAsync(new ReadCampaign.Query(campaign.Id, Compare: true), Role.Officer);
        await TestContext.Out.WriteLineAsync($"{count}: written {written.TotalMilliseconds / count:0.0} ms, four opinions {judged.TotalMilliseconds / count:0.0} ms, issued {issued.TotalMilliseconds / count:0.0} ms a case; read {watch.ElapsedMilliseconds} ms");
        Assert.That(read.Counts[CampaignStage.ToServe], Is.EqualTo(count));
        Assert.That((await path.Office.InDbAsync(db => db.Set<Document>().Select(d => d.Number).ToListAsync())).Distinct().Count(), Is.EqualTo(count));
    }

    private static async Task<int> StatementsOfTheLastAsync(int count)
    {
        var counted = new CountedStatements();
        await using var path = await ModelAsync(counted);
        var numbers = new List<string> { path.Number };
        for (var i = 1; i < count; i++) numbers.Add((await path.NextAsync(Posted() with { Applicant = Applicant($"李{i}") })).Number);
        var campaign = await OpenAsync(path, [.. numbers.Skip(1)]);
        await WriteAsync(path, campaign.Id, [.. numbers.SkipLast(1)]);
        return await counted.DuringAsync(() => WriteAsync(path, campaign.Id, numbers[^1]));
    }

    /// <summary>A case that is not this body's to answer, with a draft.</summary>
    private static async Task<ReplyCase> ModelAsync(CountedStatements? counted = null)
    {
        var path = await ReplyCase.OpenAsync(adapt: counted is null ? null : counted.Listen);
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command(Facts: "经核，所申请的信息由交通部门制作。"));
        return path;
    }

    private static Task<OpenCampaign.Response> OpenAsync(ReplyCase path, params string[] others) =>
        path.Office.DoAsync(new OpenCampaign.Command(path.Number, "停车泊位", others), Role.Officer);

    private static async Task WriteAsync(ReplyCase path, Guid campaign, params string[] numbers)
    {
        foreach (var number in numbers) await path.Office.DoAsync(new AnswerInCampaign.Command(campaign, number), Role.Officer);
    }

    private static Task<Problem> RefusedAsync<T>(ReplyCase path, string code, MediatR.IRequest<Result<T>> command) => path.Office.RefusedAsync(code, command, Role.Officer);

    private static Task<List<string>> TextsAsync(ReplyCase path, string[] numbers) => path.Office.InDbAsync(db => db.Set<DocumentText>()
        .Where(t => db.Set<Document>().Any(d => d.Id == t.DocumentId && db.Set<Case>().Any(c => c.Id == d.CaseId && numbers.Contains(c.Number)))).Select(t => t.Hash).ToListAsync());
}
