using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;

namespace Requests.Features.Tests.Portal;

public sealed class CorrectOnlineTests
{
    [Test]
    public async Task CLK_1b_ACorrectionOnThePortalStartsTheFullPeriodAfresh()
    {
        var log = new LogCatcher();
        await using var office = await TestOffice.OpenAsync("2026-03-02", log.Listen);
        var receipt = await AskedToCorrectAsync(office);
        office.GoTo("2026-03-06");
        var standing = await office.DoAsync(new CorrectOnline.Command("我是张三，要2025年的") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        Assert.That((standing.State, standing.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)SampleData.Day("2026-04-03"))));

        var file = await office.InDbAsync(db => db.Set<Attachment>().SingleAsync());
        Assert.That((file.Purpose, file.MediaType), Is.EqualTo((FilePurpose.Correction, "text/plain; charset=utf-8")));
        var events = await office.EventsAsync(receipt.CaseNumber);
        Assert.That((events[^1].Act, events[^1].ByName), Is.EqualTo((nameof(Act.ReceiveCorrection), "applicant")));
        Assert.That(string.Concat(events.Select(e => e.Details)) + log.All, Does.Not.Contain("张三").And.Not.Contain(receipt.QueryCode));
    }

    [Test]
    public async Task CLK_3_ALateCorrectionNeedsAReasonForTheDelay()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await AskedToCorrectAsync(office);
        office.GoTo("2026-03-10");
        var correct = new CorrectOnline.Command("2025年的") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode };
        await office.RefusedAsync("clock.correction-late", correct);
        Assert.That((await office.DoAsync(correct with { DelayReason = "住院" })).DueOn, Is.EqualTo(SampleData.Day("2026-04-08")));
    }

    [Test]
    public async Task CorrectOnline_WhenNothingWasAsked_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.RefusedAsync("case.wrong-state", new CorrectOnline.Command("补充") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
    }

    [Test]
    public async Task CorrectOnline_WithAWrongCode_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await AskedToCorrectAsync(office);
        await office.RefusedAsync("portal.no-such-request", new CorrectOnline.Command("补充") { Number = receipt.CaseNumber, QueryCode = "WRONG" });
    }

    internal static async Task<IntakeReceipt> AskedToCorrectAsync(TestOffice office)
    {
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        await office.DoAsync(new AskForCorrection.Command(SampleData.Day("2026-03-02"), ["哪一年的合同"], WorkingDays: 5, DeliveredOn: SampleData.Day("2026-03-02"))
        {
            CaseNumber = receipt.CaseNumber,
        }, Role.Officer);
        return receipt;
    }
}
