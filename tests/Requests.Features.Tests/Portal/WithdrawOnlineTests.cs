using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Portal;

public sealed class WithdrawOnlineTests
{
    [Test]
    public async Task WithdrawOnline_EndsTheRequestThatDay()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        office.GoTo("2026-03-04");
        var withdraw = new WithdrawOnline.Command { Number = receipt.CaseNumber, QueryCode = receipt.QueryCode };
        Assert.That((await office.DoAsync(withdraw)).State, Is.EqualTo(CaseState.Closed));
        Assert.That((await office.CaseAsync(receipt.CaseNumber)).ClosedOn, Is.EqualTo(SampleData.Day("2026-03-04")));
        var status = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That((status.Status, status.Turn), Is.EqualTo(("withdrawn", Turn.Nobody)));
        await office.RefusedAsync("case.wrong-state", withdraw);
    }

    [Test]
    public async Task WithdrawOnline_WithAnothersCode_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        var other = await office.DoAsync(SubmitOnlineTests.Request());
        await office.RefusedAsync("portal.no-such-request", new WithdrawOnline.Command { Number = receipt.CaseNumber, QueryCode = other.QueryCode });
    }
}
