using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Intake;

namespace Requests.Features.Tests.Portal;

public sealed class SubmitOnlineTests
{
    internal static SubmitOnline.Command Request() => new("绿化养护合同", "申请公开2025年绿化养护合同。", ApplicantType.NaturalPerson, SampleData.Applicant());

    [Test]
    public async Task REC_5_ARequestOnTheWebIsReceivedTheDayItIsSubmitted()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-01");
        var receipt = await office.DoAsync(Request());
        Assert.That((receipt.State, receipt.ReceiptRule, receipt.ReceivedOn),
            Is.EqualTo((CaseState.Received, "REC-5", (DateOnly?)SampleData.Day("2026-03-01"))));
    }

    [Test]
    public async Task SubmitOnline_WhereThereAreSeveralBodies_NeedsTheCode()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.InDbAsync(async db =>
        {
            db.Set<Body>().Add(new Body(Guid.NewGuid(), "OTH", "某市另一局", new BodySettings()));
            return await db.SaveChangesAsync();
        });
        await office.RefusedAsync("intake.no-such-body", Request() with { BodyCode = "XXX" });
        var receipt = await office.DoAsync(Request() with { BodyCode = "oth" });
        Assert.That(receipt.CaseNumber, Does.StartWith("OTH-"));
    }

    [Test]
    public async Task SubmitOnline_LeavesNothingPersonalInEventsOrLog()
    {
        var log = new LogCatcher();
        await using var office = await TestOffice.OpenAsync(adapt: log.Listen);
        var receipt = await office.DoAsync(Request());
        var events = await office.EventsAsync(receipt.CaseNumber);
        foreach (var secret in new[] { "张三", "13800000000", "zhangsan@example.invalid", receipt.QueryCode })
        {
            Assert.That(events[0].Details, Does.Not.Contain(secret));
            Assert.That(log.All, Does.Contain(nameof(SubmitOnline)).And.Not.Contain(secret));
        }
    }

    [Test]
    public async Task SubmitOnline_WithAnAddress_MailsTheReceiptWithoutTheCode()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(Request());
        var mail = await office.InDbAsync(db => db.Set<OutboxMessage>().SingleAsync());
        Assert.That(mail.Payload, Does.Contain(receipt.CaseNumber).And.Contain("2026-03-30").And.Not.Contain(receipt.QueryCode).And.Not.Contain("zhangsan"));
        await office.DoAsync(Request() with { Applicant = SampleData.Applicant() with { Email = null } });
        Assert.That(await office.InDbAsync(db => db.Set<OutboxMessage>().CountAsync()), Is.EqualTo(1));
    }
}
