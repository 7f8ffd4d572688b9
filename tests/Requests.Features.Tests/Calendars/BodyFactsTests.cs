using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Calendars;

namespace Requests.Features.Tests.Calendars;

/// <summary>What a process remembers of a body is never older than the rows, and never what was not committed.</summary>
public sealed class BodyFactsTests
{
    private static readonly DateOnly Monday = new(2026, 3, 9);
    private static readonly DateOnly Tuesday = new(2026, 3, 10);

    [Test]
    public async Task WhatWasChanged_IsSeenByTheNextScope()
    {
        await using var office = await TestOffice.OpenAsync();
        var before = await FactsAsync(office);
        Assert.That(before.Settings.ContactPhone, Is.EqualTo("0000-1234567"));
        await office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync();
            body.Change("某市城管局", body.Settings with { ContactPhone = "0000-7654321" });
            db.Set<CalendarChange>().Add(Off(Monday));
            return await db.SaveChangesAsync();
        });
        var after = await FactsAsync(office);
        Assert.That((after.Name, after.Settings.ContactPhone, IsOff(after, Monday)), Is.EqualTo(("某市城管局", "0000-7654321", true)));
        await office.InDbAsync(async db =>
        {
            (await db.Set<CalendarChange>().SingleAsync()).TakeBack(office.Time.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        Assert.That(IsOff(await FactsAsync(office), Monday), Is.False);
    }

    [Test]
    public async Task WhatIsAskedTwice_IsReadOnce()
    {
        var counted = new CountedStatements();
        await using var office = await TestOffice.OpenAsync(adapt: counted.Listen);
        await FactsAsync(office);
        Assert.That(await counted.DuringAsync(() => FactsAsync(office)), Is.EqualTo(1), "the mark alone");
    }

    [Test]
    public async Task WhatWasTakenBackWithItsTransaction_IsNotRemembered()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.InDbAsync(db => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.BeginAsync(default);
            db.Set<CalendarChange>().Add(Off(Monday));
            await db.SaveChangesAsync();
            Assert.That(IsOff(await new BodyFacts(db, office.Services.GetRequiredService<KnownFacts>()).OfAsync(TestOffice.BodyId, default), Monday));
            return 0;
        }));
        await office.InDbAsync(async db =>
        {
            db.Set<CalendarChange>().Add(Off(Tuesday));
            return await db.SaveChangesAsync();
        });
        var facts = await FactsAsync(office);
        Assert.That((IsOff(facts, Monday), IsOff(facts, Tuesday)), Is.EqualTo((false, true)));
    }

    private static async Task<StandingFacts> FactsAsync(TestOffice office)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        return await scope.ServiceProvider.GetRequiredService<BodyFacts>().OfAsync(TestOffice.BodyId, default);
    }

    private static bool IsOff(StandingFacts facts, DateOnly day) => !facts.Calendar.IsWorkday(day);

    private static CalendarChange Off(DateOnly day) => new(Guid.NewGuid(), TestOffice.BodyId, $"停电 {day:O}", null, day,
        new CalendarDays([new NamedDay(day, "停电")], []).ToJson(), "test", DateTimeOffset.UnixEpoch);
}
