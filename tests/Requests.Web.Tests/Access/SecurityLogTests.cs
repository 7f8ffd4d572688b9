using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Web.Tests.Access;

/// <summary>Finding 11: sign-ins leave a trace for whoever watches, in the own body only, and for their term only.</summary>
public sealed class SecurityLogTests
{
    [Test]
    public async Task Finding11_TheLog_IsOfTheOwnBody_AndForWhoWatches()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.TokenAsync(WebOffice.UserName(Role.Clerk));
        var seen = await office.DoAsync(new ListSecurityEvents.Query(SecurityEventKind.SignedIn), Role.Supervisor);
        Assert.That(seen.Events.Select(e => (e.Kind, e.Name)), Is.EqualTo(new[] { (SecurityEventKind.SignedIn, WebOffice.UserName(Role.Clerk)) }));
        Assert.That((await office.DoAsync(new ListSecurityEvents.Query(), Role.Supervisor, WebOffice.OtherBody)).Events, Is.Empty);
        await office.RefusedAsync("access.not-allowed", new ListSecurityEvents.Query(), Role.Officer);
        Assert.That((await office.DoAsync(new ListSessions.Query(), Role.Clerk)).Count, Is.EqualTo(1));
        await office.DoAsync(new EndSessions.Command(), Role.Clerk);
        Assert.That(await office.DoAsync(new ListSessions.Query(), Role.Clerk), Is.Empty);
    }

    [Test]
    public async Task PII_11_TheLog_IsKeptForItsTerm_AndForgotten()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.TokenAsync(WebOffice.UserName(Role.Clerk));
        Task<int> CountAsync() => office.InDbAsync(db => db.Set<SecurityEvent>().CountAsync());
        async Task ForgetAsync() => await ((SweepRunner)office.Services.GetService(typeof(SweepRunner))!)
            .RunAsync(Sweeps.Find(ForgetSecurityEvents.Name)!, CancellationToken.None);
        office.Time.Advance(TimeSpan.FromDays(184));
        await ForgetAsync();
        Assert.That(await CountAsync(), Is.EqualTo(1), "half a year at least");
        office.Time.Advance(TimeSpan.FromDays(10));
        await ForgetAsync();
        Assert.That(await CountAsync(), Is.Zero);
    }
}
