using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Register;

/// <summary>OpenComplaint: complaints under Arts. 47 and 51 have a docket with the body's own days and one person in charge.</summary>
public sealed class ComplaintTests
{
    [Test]
    public async Task SUP_4_AComplaint_HasTheBodysOwnDays_AndOneInCharge_WhoAloneIsTold()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var came = await office.DoAsync(Of("某市某区城管局"), Role.Clerk);
        Assert.That((came.Number, came.DueOn, came.RuleId, came.Article, came.InCharge, came.Person), Is.EqualTo(("HCG-T-2026-0001", Day("2026-03-30"), "SUP-4",
            "《政府信息公开条例》第四十七条、第五十一条", "Supervisor", "李*")));
        Assert.That(await ToldAsync(office, NoticeKind.ComplaintCame), Is.EqualTo(new[] { TestOffice.UserId(Role.Supervisor) }));
        office.GoTo("2026-03-27");
        await office.DoAsync(new RemindSideDuties.Command(), Role.System);
        await office.DoAsync(new RemindSideDuties.Command(), Role.System);
        Assert.That(await ToldAsync(office, NoticeKind.SideDutyDue), Is.EqualTo(new[] { TestOffice.UserId(Role.Supervisor) }), "one person, once");
        office.GoTo("2026-04-01");
        await office.DoAsync(new RemindSideDuties.Command(), Role.System);
        Assert.That(await ToldAsync(office, NoticeKind.SideDutyOverdue), Is.EquivalentTo(new[] { TestOffice.UserId(Role.Supervisor), TestOffice.UserId(Role.Head) }));
        var row = await office.InDbAsync(db => db.Set<SideDuty>().SingleAsync());
        Assert.That(row.Evidence, Does.Not.Contain("两个月"), "the person's words are sealed");
        await office.RefusedAsync("input.invalid", new SettleSideDuty.Command(came.Id, SideDutyResult.NotUpheld, Day("2026-04-01"), Proof: "告知书1号"), Role.Head);
        await office.RefusedAsync("side-duty.wrong-result", new SettleSideDuty.Command(came.Id, SideDutyResult.Corrected, Day("2026-04-01"), "x", "x"), Role.Head);
        var done = await office.DoAsync(new SettleSideDuty.Command(came.Id, SideDutyResult.Upheld, Day("2026-04-01"), "责令十日内公开", "责令改正通知书1号"), Role.Head);
        Assert.That((done.Result, done.WorkingDaysLeft), Is.EqualTo(((SideDutyResult?)SideDutyResult.Upheld, (int?)null)));
    }

    [Test]
    public async Task SUP_4_AComplaintAboutTheOwnBody_CanOnlyGoToWhoMayDecideIt()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var came = await office.DoAsync(Of("某市城市管理局"), Role.Clerk);
        foreach (var result in new[] { SideDutyResult.Upheld, SideDutyResult.NotUpheld })
            Assert.That((await office.RefusedAsync("side-duty.own-complaint", new SettleSideDuty.Command(came.Id, result, Day("2026-03-02"), "x", "x"), Role.Head)).RuleId,
                Is.EqualTo("SUP-4"));
        await office.DoAsync(new SettleSideDuty.Command(came.Id, SideDutyResult.SentToAuthority, Day("2026-03-02"), "转某市人民政府办公室", "转办函1号"), Role.Head);
    }

    [Test]
    public async Task WhoLooksIntoIt_IsOfTheBody_AndNotWhoHandlesTheRequest()
    {
        await using var path = await Replies.ReplyCase.OpenAsync("2026-03-02");
        var office = path.Office;
        Assert.That((await office.RefusedAsync("side-duty.nobody-of-that-name", Of("某区城管局") with { InCharge = "nobody" }, Role.Clerk)).Fields!.Keys, Is.EqualTo(new[] { "inCharge" }));
        await office.RefusedAsync("side-duty.own-case", Of("某区城管局") with { InCharge = "officer", RequestNumber = path.Number.ToLowerInvariant() }, Role.Clerk);
        await office.RefusedAsync("input.invalid", new OpenSideDuty.Command(SideDutyKind.Complaint, "x", Day("2026-03-02")), Role.Clerk);
        await office.RefusedAsync("input.invalid", Of(""), Role.Clerk);
        Assert.That((await office.DoAsync(Of("某区城管局") with { RequestNumber = path.Number }, Role.Clerk)).CaseNumber, Is.EqualTo(path.Number));
    }

    private static OpenComplaint.Command Of(string against) =>
        new("逾期不答复", Day("2026-03-02"), against, "李四", "13800000001", "两个月没有答复。", "supervisor");

    private static Task<List<Guid>> ToldAsync(TestOffice office, NoticeKind kind) =>
        office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == kind.ToString()).Select(n => n.UserId).ToListAsync());
}
