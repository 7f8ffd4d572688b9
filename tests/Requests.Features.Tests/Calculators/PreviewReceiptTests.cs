using Requests.Features.Areas.Calculators;
using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Features.Tests.Portal;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Calculators;

public sealed class PreviewReceiptTests
{
    [Test]
    public async Task REC_2_AndWhatFollowsFromIt_AreToldBeforeAnythingIsRegistered()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var told = await office.DoAsync(new PreviewReceipt.Query(IntakeChannel.ExpressPost, SampleData.Day("2026-02-27"),
            SignedOn: SampleData.Day("2026-03-02")), Role.Clerk);
        Assert.That((told.ReceivedOn, told.RuleId, told.DueOn, told.CorrectionNoticeBy),
            Is.EqualTo(((DateOnly?)SampleData.Day("2026-03-02"), "REC-2", (DateOnly?)SampleData.Day("2026-03-30"), (DateOnly?)SampleData.Day("2026-03-11"))));
    }

    [Test]
    public async Task REC_3_UnconfirmedPost_IsNotYetReceived_AndNamesTheDayToCall()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var told = await office.DoAsync(new PreviewReceipt.Query(IntakeChannel.OrdinaryPost, SampleData.Day("2026-03-02")), Role.Clerk);
        Assert.That((told.ReceivedOn, told.DueOn, told.ContactDueOn), Is.EqualTo(((DateOnly?)null, (DateOnly?)null, (DateOnly?)SampleData.Day("2026-03-02"))));
        await office.RefusedAsync("input.invalid", new PreviewReceipt.Query(IntakeChannel.Fax, null), Role.Clerk);
    }

    [Test]
    public async Task ListCases_DueWithinDays_IsWhatTheBoardCounts()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(SubmitOnlineTests.Request());
        office.GoTo("2026-03-20");
        await office.DoAsync(SubmitOnlineTests.Request());
        Assert.That((await office.DoAsync(new ListCases.Query(DueWithin: 5), Role.Head)).Cases, Is.Empty);
        office.GoTo("2026-03-23");
        Assert.That((await office.DoAsync(new ListCases.Query(DueWithin: 5), Role.Head)).Cases, Has.Count.EqualTo(1));
        Assert.That((await office.DoAsync(new ReadOverview.Query(), Role.Head)).DueWithinFiveDays, Is.EqualTo(1));
        Assert.That((await office.DoAsync(new ListCases.Query(Provisional: true), Role.Head)).Cases, Is.Empty);
    }
}
