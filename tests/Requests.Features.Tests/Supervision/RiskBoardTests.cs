using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Supervision;

/// <summary>Received on 2026-03-02, due on 2026-03-30; the default table says: 1 assigning, 6 examining, 2 drafting, 3 approving, 1 sending.</summary>
public sealed class RiskBoardTests
{
    private static readonly Guid Officer = TestOffice.UserId(Role.Officer);

    [Test]
    public async Task ReadRiskBoard_WithoutHistory_UsesTheDefaultTableAndSaysSo()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        var board = await ReadAsync(office);
        Assert.That(board.Method.CasesMeasured, Is.Zero);
        Assert.That(board.Method.Steps.Select(s => s.WorkingDays), Is.EqualTo(new[] { 1m, 6m, 2m, 3m, 1m }));
        var risk = board.Cases.Single();
        Assert.That((risk.DaysLeft, risk.Step, risk.RemainingDays, risk.Margin, risk.Class),
            Is.EqualTo(((int?)20, CaseStep.Examining, 12m, (decimal?)8m, RiskClass.OnTrack)));
    }

    [TestCase("2026-03-18", 8, RiskClass.OnTrack, TestName = "ReadRiskBoard_WhenTheDaysJustSuffice_IsOnTrack")]
    [TestCase("2026-03-24", 4, RiskClass.WillBeLate, TestName = "ReadRiskBoard_WhenTheDaysDoNotSuffice_WillBeLate")]
    [TestCase("2026-03-31", -1, RiskClass.Late, TestName = "ReadRiskBoard_AfterTheLastDay_IsLate")]
    public async Task ReadRiskBoard_OfACaseUnderExamination(string today, int left, RiskClass expected)
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        office.GoTo(today);
        var risk = (await ReadAsync(office)).Cases.Single();
        Assert.That((risk.DaysLeft, risk.Class), Is.EqualTo(((int?)left, expected)));
    }

    [Test]
    public async Task ReadRiskBoard_WhenAnApproverIsAwayWithoutADeputy_TurnsRed()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        office.GoTo("2026-03-16");
        Assert.That((await ReadAsync(office)).Cases.Single().Margin, Is.EqualTo(4m), "10 days left, 6 to go");
        var away = await office.DoAsync(new EnterAbsence.Command(Day("2026-03-23"), Day("2026-03-27"), UserId: TestOffice.UserId(Role.Leader)), Role.Head);
        var risk = (await ReadAsync(office)).Cases.Single();
        Assert.That((risk.AbsentDays, risk.Margin, risk.Class), Is.EqualTo((5, (decimal?)-1m, RiskClass.WillBeLate)));

        await office.DoAsync(new EndAbsence.Command(away.Id), Role.Head);
        await office.DoAsync(new EnterAbsence.Command(Day("2026-03-23"), Day("2026-03-27"), UserId: TestOffice.UserId(Role.Leader),
            DeputyUserId: TestOffice.UserId(Role.Chief)), Role.Head);
        Assert.That((await ReadAsync(office)).Cases.Single().AbsentDays, Is.Zero, "somebody acts meanwhile");
    }

    // Whichever letter the database names last: the case waits for its reply's chain.
    [TestCase(0, TestName = "ReadRiskBoard_WithANoticeInApprovalBeforeTheReply_ReadsTheReplysChain")]
    [TestCase(99, TestName = "ReadRiskBoard_WithANoticeInApprovalAfterTheReply_ReadsTheReplysChain")]
    public async Task ReadRiskBoard_WithAReplyAndANoticeInApproval(int noticeNo)
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.Office.InDbAsync(async db =>
        {
            var body = (await db.Set<Body>().FindAsync(TestOffice.BodyId))!;
            body.Change(body.Name, body.Settings with { ReplyChain = [Role.Reviewer, Role.Head] });
            return await db.SaveChangesAsync();
        });
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        await path.Office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync(c => c.Number == path.Number);
            var notice = new Document(Guid.CreateVersion7(), found.BodyId, found.Id, noticeNo, LetterKinds.ExtensionNotice, "延期告知书", [Role.Leader]);
            notice.Submit();
            db.Set<Document>().Add(notice);
            return await db.SaveChangesAsync();
        });
        path.Office.GoTo("2026-03-16");
        await path.Office.DoAsync(new EnterAbsence.Command(Day("2026-03-23"), Day("2026-03-27"), UserId: TestOffice.UserId(Role.Leader)), Role.Head);
        var risk = (await ReadAsync(path.Office)).Cases.Single();
        Assert.That((risk.Step, risk.AbsentDays), Is.EqualTo((CaseStep.Approving, 0)));
    }

    [Test]
    public async Task ReadRiskBoard_CountsOverlappingAbsencesOnce()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        await office.DoAsync(new EnterAbsence.Command(Day("2026-03-16"), Day("2026-03-20"), UserId: Officer), Role.Head);
        await office.DoAsync(new EnterAbsence.Command(Day("2026-03-18"), Day("2026-03-24"), UserId: TestOffice.UserId(Role.Chief)), Role.Head);
        Assert.That((await ReadAsync(office)).Cases.Single().AbsentDays, Is.EqualTo(7));
    }

    [Test]
    public async Task ReadRiskBoard_OfACaseTheApplicantHas_IsWaitingAndCountsNoDays()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.CorrectionNotice, "2026-03-03", "2026-03-03", CaseState.AwaitingCorrection);
        office.GoTo("2026-04-20");
        var risk = (await ReadAsync(office)).Cases.Single();
        Assert.That((risk.Class, risk.DaysLeft, risk.StepDays, risk.WaitsLong), Is.EqualTo((RiskClass.Waiting, (int?)null, 1, false)));
    }

    [Test]
    public async Task ReadRiskBoard_AfterEnoughAnswers_MeasuresTheBodysOwnSteps()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var answered = new List<ReplyCase> { path };
        while (answered.Count < StepTimes.CasesNeeded) answered.Add(await path.NextAsync(Posted("2026-03-02")));
        path.Office.GoTo("2026-03-04");
        foreach (var one in answered) await one.ClassifyNotResponsibleAsync();
        path.Office.GoTo("2026-03-05");
        foreach (var one in answered) await one.ApproveAsync();
        path.Office.GoTo("2026-03-09");
        foreach (var one in answered) await one.IssueAndServeAsync();
        var open = await path.NextAsync(Posted("2026-03-09"));
        var board = await ReadAsync(path.Office);
        Assert.That(board.Method.CasesMeasured, Is.EqualTo(StepTimes.CasesNeeded));
        Assert.That(board.Method.Steps.ToDictionary(s => s.Step, s => s.WorkingDays), Is.EqualTo(new Dictionary<CaseStep, decimal>
        {
            [CaseStep.Assigning] = 0,
            [CaseStep.Examining] = 2,
            [CaseStep.Drafting] = 1,
            [CaseStep.Approving] = 0,
            [CaseStep.Sending] = 2,
        }));
        Assert.That(board.Cases.Single(c => c.CaseNumber == open.Number).RemainingDays, Is.EqualTo(5m));
    }

    [Test]
    public async Task ReadRiskBoard_FindsWhatWaitsLong_AndFiltersBySumsOfTheSame()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync("2026-03-02", assigned: false);
        office.GoTo("2026-03-10");
        await office.CaseAsync("2026-03-10", assigned: true);
        var all = await ReadAsync(office);
        Assert.That(all.Cases.Select(c => (c.Step, c.WaitsLong)), Is.EquivalentTo(new[] { (CaseStep.Assigning, true), (CaseStep.Examining, false) }));
        Assert.That(all.ByOfficer.Select(o => (o.Name, o.Open)), Is.EquivalentTo(new[] { ((string?)null, 1), ("Officer", 1) }));
        var mine = await office.DoAsync(new ReadRiskBoard.Query(OfficerId: Officer), Role.Supervisor);
        Assert.That((mine.All.Open, mine.Cases.Count), Is.EqualTo((1, 1)));
        Assert.That((await office.DoAsync(new ReadRiskBoard.Query(WaitsLong: true), Role.Supervisor)).Cases, Has.Count.EqualTo(1));
        await office.RefusedAsync("access.not-allowed", new ReadRiskBoard.Query(), Role.Clerk);
    }

    [Test]
    public async Task ReadRiskBoard_AsALists_KeepsTheChineseAndDisarmsFormulas()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(Posted(subject: "=HYPERLINK(\"x\")"), Role.Clerk);
        var sheet = ReadRiskBoard.ToSheet(await ReadAsync(office));
        var csv = sheet.ToCsv();
        Assert.That(csv.Take(3), Is.EqualTo(Encoding.UTF8.GetPreamble()));
        Assert.That(Encoding.UTF8.GetString(csv), Does.Contain("\"'=HYPERLINK(\"\"x\"\")\"").And.Contain("2026-03-30").And.Contain("承办人"));
        var row = (IDictionary<string, object>)new MemoryStream(sheet.ToXlsx()).Query(useHeaderRow: true).Cast<object>().Single();
        Assert.That((row["编号"], row["事项"], row["期限"], row["剩余工作日"]),
            Is.EqualTo(((object)"HCG-2026-0001", (object)"'=HYPERLINK(\"x\")", (object)"2026-03-30", (object)20d)));
    }

    [TestCase(PrintRiskBoard.Format.Csv, ".csv")]
    [TestCase(PrintRiskBoard.Format.Xlsx, ".xlsx")]
    public async Task PrintRiskBoard_HoldsWhatTheBoardShows(PrintRiskBoard.Format format, string ending)
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(Posted(), Role.Clerk);
        var printed = await office.DoAsync(new PrintRiskBoard.Query(new(), format), Role.Supervisor);
        Assert.That((printed.FileName, printed.Content.Length > 0), Is.EqualTo(($"risk-20260302{ending}", true)));
        await office.RefusedAsync("input.invalid", new PrintRiskBoard.Query(new(Size: 0), format), Role.Supervisor);
        await office.RefusedAsync("access.not-allowed", new PrintRiskBoard.Query(new(), format), Role.Clerk);
    }

    [Test]
    public async Task ListHolidayCover_BeforeTheLongBreak_NamesWhatFallsDueAndWhoIsAway()
    {
        await using var office = await SweepOffice.OpenAsync("2026-09-09");
        var number = await office.CaseAsync("2026-09-09", assigned: true);
        await office.DoAsync(new EnterAbsence.Command(Day("2026-09-29"), Day("2026-10-12"), DeputyUserId: TestOffice.UserId(Role.Clerk)), Role.Officer);
        office.GoTo("2026-09-20");
        var due = await office.InDbAsync(db => db.Set<Case>().Where(c => c.Number == number).Select(c => c.DueOn!.Value).SingleAsync());
        var cover = await office.DoAsync(new ListHolidayCover.Query(), Role.Head);
        Assert.That((cover.Break!.From, cover.Break.To, cover.Break.LastWorkday, cover.Break.BackOn),
            Is.EqualTo((Day("2026-10-01"), Day("2026-10-07"), Day("2026-09-30"), Day("2026-10-08"))));
        var line = cover.Cases.Single(c => !c.IsOption);
        Assert.That((line.CaseNumber, line.DueOn, line.OfficerAway, line.Deputy), Is.EqualTo((number, due, true, "Clerk")));
        Assert.That((await office.DoAsync(new ListHolidayCover.Query(5), Role.Head)).Break, Is.Null, "no long break within five days");
    }

    private static Task<ReadRiskBoard.Response> ReadAsync(TestOffice office) => office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor);
}
