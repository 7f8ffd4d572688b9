using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Tests.Portal;

public sealed class AnswerReasonsTests
{
    [Test]
    public async Task CLK_11_ReasonsOnThePortalMoveNoDate()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        await AskAsync(office, receipt.CaseNumber);
        var asked = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That((asked.Status, asked.Turn, asked.YourDeadline), Is.EqualTo(("reasons_requested", Turn.Applicant, (DateOnly?)SampleData.Day("2026-03-11"))));

        var standing = await office.DoAsync(new AnswerReasons.Command("研究需要") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
        Assert.That(standing.DueOn, Is.EqualTo(receipt.DueOn));
        Assert.That(await office.InDbAsync(db => db.Set<Attachment>().Select(a => a.FileName).SingleAsync()), Is.EqualTo("理由说明.txt"));
    }

    [Test]
    public async Task AnswerReasons_WhenNobodyAsked_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        await office.RefusedAsync("clock.nothing-to-answer", new AnswerReasons.Command("理由") { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode });
    }

    private static Task<int> AskAsync(TestOffice office, string number) => office.InDbAsync(async db =>
    {
        var found = await db.Set<Case>().Include(c => c.Ledger).SingleAsync(c => c.Number == number);
        found.Enter(new ClockEntry(1, ClockEntryKind.ReasonsRequested, SampleData.Day("2026-03-02")), null, null, "officer", office.Time.GetUtcNow());
        return await db.SaveChangesAsync();
    });
}
