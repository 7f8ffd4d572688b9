using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;

namespace Requests.Features.Tests.Portal;

public sealed class DraftTests
{
    private static readonly Dictionary<string, string> Answers = new() { ["subject"] = "绿化养护合同", ["applicant.name"] = "张三" };

    [Test]
    public async Task KeepDraft_OpensWithItsCodeOnly_HoweverItIsTyped()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var kept = await office.DoAsync(new KeepDraft.Command(Answers));
        Assert.That(kept.ExpiresOn, Is.EqualTo(SampleData.Day("2026-04-01")));
        var typed = string.Join(" - ", kept.Code.ToLowerInvariant().Chunk(4).Select(c => new string(c)));
        Assert.That((await office.DoAsync(new ReadDraft.Query(typed))).Answers, Is.EquivalentTo(Answers));
        await office.RefusedAsync("portal.no-such-draft", new ReadDraft.Query("AAAABBBBCCCC"));
        await office.RefusedAsync("portal.no-such-draft", new ReadDraft.Query(""));
    }

    [Test]
    public async Task KeepDraft_BeyondADaysNumberFromOneNetwork_IsRefused_ButTheOldOneMayBeKeptAgain()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02", s => s.AddSingleton(new ApplicantLimits(1, 1, 1, 1, DraftsPerDay: 2)));
        async Task<Result<KeepDraft.Response>> KeepAsync(string network, string? code = null)
        {
            await using var scope = office.Services.CreateAsyncScope();
            var caller = scope.ServiceProvider.GetRequiredService<Caller>();
            (caller.BodyId, caller.Address) = (TestOffice.BodyId, network);
            return await scope.ServiceProvider.GetRequiredService<MediatR.IMediator>().Send(new KeepDraft.Command(Answers, code));
        }
        var first = (await KeepAsync("198.51.100.7")).Value;
        await KeepAsync("198.51.100.7");
        Assert.That((await KeepAsync("198.51.100.7")).Problem?.Code, Is.EqualTo("portal.too-many-drafts"));
        Assert.That((await KeepAsync("198.51.100.7", first.Code)).Problem, Is.Null);
        Assert.That((await KeepAsync("198.51.100.8")).Problem, Is.Null);
        office.Time.Advance(TimeSpan.FromHours(25));
        Assert.That((await KeepAsync("198.51.100.7")).Problem, Is.Null);
    }

    [Test]
    public async Task KeepDraft_LiesSealed_AndLeavesNoneOfItInEvents()
    {
        await using var office = await TestOffice.OpenAsync();
        var kept = await office.DoAsync(new KeepDraft.Command(Answers));
        var row = await office.InDbAsync(db => db.Set<RequestDraft>().SingleAsync());
        Assert.That(row.Answers + row.CodeHash, Does.Not.Contain("张三").And.Not.Contain(kept.Code));
        Assert.That(await office.InDbAsync(db => db.Set<OfficeEvent>().Select(e => e.Details)
            .SingleAsync()), Does.Not.Contain("张三").And.Not.Contain(kept.Code));
        Assert.That(kept.ToString(), Does.Not.Contain(kept.Code));
    }

    [Test]
    public async Task KeepDraft_WithTheCode_ReplacesWhatWasKept()
    {
        await using var office = await TestOffice.OpenAsync();
        var first = await office.DoAsync(new KeepDraft.Command(Answers));
        var again = await office.DoAsync(new KeepDraft.Command(new Dictionary<string, string> { ["subject"] = "别的" }, first.Code));
        Assert.That(again.Code, Is.EqualTo(first.Code));
        Assert.That((await office.DoAsync(new ReadDraft.Query(first.Code))).Answers["subject"], Is.EqualTo("别的"));
        Assert.That(await office.InDbAsync(db => db.Set<RequestDraft>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task SubmitOnline_FromADraft_ForgetsIt()
    {
        await using var office = await TestOffice.OpenAsync();
        var kept = await office.DoAsync(new KeepDraft.Command(Answers));
        await office.DoAsync(SubmitOnlineTests.Request() with { Draft = kept.Code });
        await office.RefusedAsync("portal.no-such-draft", new ReadDraft.Query(kept.Code));
    }

    [Test]
    public async Task ForgetDrafts_TakesWhatRanOut_AndNothingElse()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var old = await office.DoAsync(new KeepDraft.Command(Answers));
        office.GoTo("2026-04-01");
        var young = await office.DoAsync(new KeepDraft.Command(Answers));
        await office.DoAsync(new ReadDraft.Query(old.Code));
        office.GoTo("2026-04-02");
        await office.RefusedAsync("portal.no-such-draft", new ReadDraft.Query(old.Code));
        var swept = await office.DoAsync(new ForgetDrafts.Command(), Role.System);
        Assert.That((swept.Checked, swept.Done), Is.EqualTo((1, 1)));
        await office.DoAsync(new ReadDraft.Query(young.Code));
        Assert.That(await office.InDbAsync(db => db.Set<RequestDraft>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task KeepDraft_TakesNoBook()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("input.invalid", new KeepDraft.Command(new Dictionary<string, string> { ["requestText"] = new('字', 200_001) }));
    }
}
