using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Service;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.AnnualReport;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using Microsoft.EntityFrameworkCore;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Register;

/// <summary>OpenSideDuty, SettleSideDuty, ListSideDuties: publications and record corrections, outside part three.</summary>
public sealed class SideDutyTests
{
    [Test]
    public async Task CLK_12_APublication_IsDueTwentyWorkingDaysAfterMaking()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var duty = await office.DoAsync(new OpenSideDuty.Command(SideDutyKind.Publication, "2026年行政执法统计年报", Day("2026-03-02")), Role.Clerk);
        Assert.That((duty.DueOn, duty.RuleId, duty.WorkingDaysLeft, duty.Overdue), Is.EqualTo((Day("2026-03-30"), "CLK-12", (int?)20, false)));
        office.GoTo("2026-03-31");
        Assert.That((await office.DoAsync(new ListSideDuties.Query(OpenOnly: true), Role.Clerk)).Single().Overdue, Is.True);
        await office.RefusedAsync("side-duty.wrong-result", new SettleSideDuty.Command(duty.Id, SideDutyResult.Corrected, Day("2026-03-31"),
            Proof: "江城管公更〔2026〕1号"), Role.Clerk);
        var done = await office.DoAsync(new SettleSideDuty.Command(duty.Id, SideDutyResult.Published, Day("2026-03-31"), Proof: "https://example.invalid/1"), Role.Clerk);
        Assert.That((done.Result, done.WorkingDaysLeft), Is.EqualTo(((SideDutyResult?)SideDutyResult.Published, (int?)null)));
        await office.RefusedAsync("side-duty.settled", new SettleSideDuty.Command(duty.Id, SideDutyResult.Published, Day("2026-03-31"),
            Proof: "x"), Role.Clerk);
    }

    [Test]
    public async Task CLK_14_ARecordCorrection_HasItsOwnClock_AndIsInNoReport()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var duty = await office.DoAsync(new OpenSideDuty.Command(SideDutyKind.RecordCorrection, "低保档案中的出生日期", Day("2026-03-02"), "张三",
            "13800000000", "户口簿复印件"), Role.Clerk);
        Assert.That((duty.DueOn, duty.RuleId, duty.Person), Is.EqualTo((Day("2026-03-30"), "CLK-14", "张*")));
        var sealedRow = await office.InDbAsync(db => db.Set<SideDuty>().SingleAsync());
        Assert.That(sealedRow.Person.Cipher + sealedRow.Evidence, Does.Not.Contain("张三").And.Not.Contain("户口簿"));
        var report = await office.DoAsync(new ReadAnnualReport.Query(2026), Role.Head);
        Assert.That(System.Text.Json.JsonSerializer.Serialize(report.PartThree), Does.Not.Contain(":1,").And.Not.Contain("[1"),
            "part three counts disclosure requests alone");
    }

    [Test]
    public async Task DOC_19_ACaseAnsweredByItAlone_IsInNoPartOfTheReport_AndOneWithAnOutcomeIs()
    {
        await using var it = await Replies.ReplyCase.OpenAsync("2026-03-02");
        var other = await it.NextAsync(Posted(subject: "绿化养护合同"));
        Assert.That(await CountedAsync(), Is.EqualTo(2));
        foreach (var of in new[] { it, other })
        {
            var draft = await of.DoAsync(new DraftLetter.Command("DOC-19", Fields: [new("recordItem", "低保档案中的出生日期"), new("recordResult", "予以更正"),
                new("recordReason", "户口簿与原始记录不一致")]));
            Assert.That(await CountedAsync(), Is.EqualTo(of == it ? 2 : 1), "a draft changes nothing");
            await of.DoAsync(new SubmitLetter.Command(draft.DocumentNo));
            foreach (var role in Replies.ReplyCase.Chain) await of.DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。", draft.DocumentNo), role);
            await of.DoAsync(new IssueLetter.Command(draft.DocumentNo));
            Assert.That(await CountedAsync(), Is.EqualTo(of == it ? 1 : 0));
        }
        await other.ClassifyNotResponsibleAsync();
        Assert.That(await CountedAsync(), Is.EqualTo(1), "information was asked for as well");
        var trends = (await it.Office.DoAsync(new ReadAnnualReport.Query(2026), Role.Head)).Trends;
        Assert.That(trends.Months.Sum(m => m.New), Is.EqualTo(1));

        async Task<int> CountedAsync()
        {
            var table = (await it.Office.DoAsync(new ReadAnnualReport.Query(2026), Role.Head)).PartThree;
            return table.Rows.Single(r => r.Code == "NEW").Values[table.Columns!.ToList().IndexOf(PartThreeColumn.Total)] ?? 0;
        }
    }

    // Art. 41: corrected, not corrected with the reason, passed on to the body that may, or told where to turn.
    [TestCase("予以更正", "recordReason", "户口簿与原始记录不一致")]
    [TestCase("不予更正", "recordReason", "原始记录与户口簿一致")]
    [TestCase("转送有权更正的机关处理", "forwardAgency", "江城市公安局")]
    [TestCase("请向有权更正的机关提出", "referAgency", "江城市民政局")]
    public async Task DOC_19_ACaseThatIsNoRequest_ClosesByEachOfItsResults_OnceTheNoticeIsServed(string result, string field, string value)
    {
        await using var it = await Replies.ReplyCase.OpenAsync("2026-03-02");
        await it.RefusedAsync("closing.not-finished", new CloseCase.Command());
        var draft = await it.DoAsync(new DraftLetter.Command("DOC-19", Fields: [new("recordItem", "低保档案中的出生日期"), new("recordResult", result), new(field, value)]));
        await it.DoAsync(new SubmitLetter.Command(draft.DocumentNo));
        foreach (var role in Replies.ReplyCase.Chain) await it.DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。", draft.DocumentNo), role);
        await it.DoAsync(new IssueLetter.Command(draft.DocumentNo));
        await it.RefusedAsync("closing.not-finished", new CloseCase.Command());
        it.Office.GoTo("2026-03-04");
        await it.DoAsync(new RecordService.Command(ServiceMethod.InPerson, Day("2026-03-02"), Day("2026-03-03"), Proof: "送达回证", DocumentNo: draft.DocumentNo), Role.Clerk);
        var steps = (await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer)).NextSteps;
        Assert.That(steps.Single(s => s.Act == Act.CloseCase).Allowed, Is.True);
        var closed = await it.DoAsync(new CloseCase.Command());
        Assert.That(closed.State, Is.EqualTo(CaseState.Closed));
        var found = await it.LookAsync();
        Assert.That((found.Leaf, found.RepliedOn, found.WasLate, found.ClockPhase), Is.EqualTo(((OutcomeLeaf?)null, (DateOnly?)Day("2026-03-03"), false, ClockPhase.Replied)));
        var run = await it.Office.DoAsync(new SelfCheck.Command(), Role.System);
        Assert.That(run.Faults, Is.Zero, "it is a lawful state");
        await it.DoAsync(new ArchiveCase.Command(), Role.Clerk);
    }

    [Test]
    public async Task DOC_19_BesideARequestForInformation_EndsNothing()
    {
        await using var it = await Replies.ReplyCase.OpenAsync("2026-03-02");
        await it.ClassifyNotResponsibleAsync();
        var draft = await it.DoAsync(new DraftLetter.Command("DOC-19", Fields: [new("recordItem", "出生日期"), new("recordResult", "予以更正"), new("recordReason", "与户口簿不一致")]));
        await it.DoAsync(new SubmitLetter.Command(draft.DocumentNo));
        foreach (var role in Replies.ReplyCase.Chain) await it.DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。", draft.DocumentNo), role);
        await it.DoAsync(new IssueLetter.Command(draft.DocumentNo, Day("2026-03-02"), Day("2026-03-02")));
        await it.RefusedAsync("closing.not-finished", new CloseCase.Command());
    }

    [TestCase(SideDutyResult.NotCorrected), TestCase(SideDutyResult.PassedOn), TestCase(SideDutyResult.ToldWhere)]
    public async Task CLK_14_EndsOtherThanCorrected_SayWhyOrWhere(SideDutyResult result)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var duty = await office.DoAsync(new OpenSideDuty.Command(SideDutyKind.RecordCorrection, "档案中的姓名", Day("2026-03-02"), "张三",
            "13800000000", "身份证复印件"), Role.Clerk);
        await office.RefusedAsync("input.invalid", new SettleSideDuty.Command(duty.Id, result, Day("2026-03-02"), Proof: "江城管公更〔2026〕1号"), Role.Clerk);
        var done = await office.DoAsync(new SettleSideDuty.Command(duty.Id, result, Day("2026-03-02"), "由江城市公安局负责", "江城管公更〔2026〕1号"), Role.Clerk);
        Assert.That(done.Result, Is.EqualTo((SideDutyResult?)result));
    }

    [Test]
    public async Task CLK_12_BeforeItsLastDay_ClerkAndHeadAreRemindedOnce()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(new OpenSideDuty.Command(SideDutyKind.Publication, "规范性文件", Day("2026-03-02")), Role.Clerk);
        office.GoTo("2026-03-27");
        var first = await office.DoAsync(new RemindSideDuties.Command(), Role.System);
        var second = await office.DoAsync(new RemindSideDuties.Command(), Role.System);
        Assert.That((first.Done, second.Done), Is.EqualTo((1, 0)));
        office.GoTo("2026-04-01");
        Assert.That((await office.DoAsync(new RemindSideDuties.Command(), Role.System)).Done, Is.EqualTo(1), "overdue is told too");
    }
}
