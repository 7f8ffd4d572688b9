using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Cases;

namespace Requests.Features.Tests.Intake;

public sealed class RegisterRequestTests
{
    [Test]
    public async Task RegisterRequest_ByRegisteredPost_IsReceivedOnTheDaySigned()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(Some.Posted("2026-03-02"), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(receipt.CaseNumber, Is.EqualTo("HCG-2026-0001"));
            Assert.That(receipt.ReceiptRule, Is.EqualTo("REC-2"));
            Assert.That(receipt.ReceivedOn, Is.EqualTo(Some.Day("2026-03-02")));
            Assert.That(receipt.DueOn, Is.EqualTo(Some.Day("2026-03-30")));
            Assert.That(receipt.CorrectionNoticeBy, Is.EqualTo(Some.Day("2026-03-11")), "T10");
            Assert.That(receipt.State, Is.EqualTo(CaseState.Received));
        }
    }

    [Test]
    public async Task RegisterRequest_ByAReviewer_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("access.not-allowed", Some.Posted(), Role.Reviewer);
    }

    [Test]
    public async Task RegisterRequest_LeavesAnEventAndNoPlainName()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(Some.Posted(), Role.Clerk);
        var events = await office.InDbAsync(db => db.Events.ToListAsync());
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That(events[0].Act, Is.EqualTo(nameof(Act.RegisterRequest)));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(office.Folder, "requests.db"));
        Assert.That(System.Text.Encoding.UTF8.GetString(bytes), Does.Not.Contain("13800000000"));
    }

    [Test]
    public async Task RegisterRequest_WithFaults_NamesEveryField()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var bad = Some.Posted() with { Subject = "", ArrivedOn = Some.Day("2026-03-03"), Applicant = new("") };
        var problem = await office.RefusedAsync("input.invalid", bad, Role.Clerk);
        Assert.That(problem.Fields!.Keys, Is.SupersetOf(new[] { "subject", "arrivedOn", "applicant.name", "applicant.phone" }));
    }
}
