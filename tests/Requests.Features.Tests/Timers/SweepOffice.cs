using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Statute.Clocks;

namespace Requests.Features.Tests.Timers;

/// <summary>What the tests of the sweeps do to an office.</summary>
internal static class SweepOffice
{
    public static async Task<TestOffice> OpenAsync(string today = "2026-03-02", IMailSender? mail = null) =>
        await TestOffice.OpenAsync(today, services => services.AddSingleton(mail ?? new MailBag()));

    public static Task<SweepRun> SweepAsync(this TestOffice office, string name) =>
        office.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(name)!, CancellationToken.None);

    /// <summary>Notices by kind and user, in the order they came.</summary>
    public static async Task<string[]> InboxAsync(this TestOffice office) => await office.InDbAsync(async db =>
        (await db.Set<InboxNotice>().OrderBy(n => n.At).ThenBy(n => n.Kind).ThenBy(n => n.UserId)
            .Join(db.Set<User>(), n => n.UserId, u => u.Id, (n, u) => new { n.Kind, u.UserName }).ToListAsync())
        .Select(n => $"{n.Kind} {n.UserName}").Order().ToArray());

    /// <summary>Registers a request by post and, unless told otherwise, gives it to the officer.</summary>
    public static async Task<string> CaseAsync(this TestOffice office, string arrivedOn = "2026-03-02", bool assigned = true)
    {
        var number = (await office.DoAsync(SampleData.Posted(arrivedOn), Role.Clerk)).CaseNumber;
        if (assigned) await office.ChangeCaseAsync(number, c => c.Assign(TestOffice.UserId(Role.Officer), null));
        return number;
    }

    public static Task<int> ChangeCaseAsync(this TestOffice office, string number, Action<Case> change) => office.InDbAsync(async db =>
    {
        change(await db.Set<Case>().Include(c => c.Ledger).SingleAsync(c => c.Number == number));
        return await db.SaveChangesAsync();
    });

    /// <summary>Enters into the ledger as the desk does, without the office's own checks.</summary>
    public static async Task EnterAsync(this TestOffice office, string number, ClockEntryKind kind, string on, string? deliveredOn = null,
        CaseState? state = null)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var db = scope.ServiceProvider.GetRequiredService<Data.RequestsDb>();
        var desk = scope.ServiceProvider.GetRequiredService<CaseOpener>();
        var found = (await desk.FindAsync(number, CancellationToken.None))!;
        found.Enter(new ClockEntry(found.NextLedgerSequence, kind, SampleData.Day(on),
            deliveredOn is null ? null : SampleData.Day(deliveredOn)), null, null, "test", office.Time.GetUtcNow());
        await desk.RecalculateAsync(Act.UndoClockEntry, found, CancellationToken.None);
        if (state is { } moved) found.Place(moved);
        await db.SaveChangesAsync();
    }

    public static Task<int> AddressAsync(this TestOffice office, Role role) => office.InDbAsync(async db =>
    {
        (await db.Set<User>().SingleAsync(u => u.Id == TestOffice.UserId(role))).Email = $"{role}@example.invalid";
        return await db.SaveChangesAsync();
    });
}

/// <summary>A mail server that keeps what it accepts, and refuses while told to.</summary>
internal sealed class MailBag : IMailSender
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<Mail> _mails = new();

    public IReadOnlyCollection<Mail> Mails => _mails;

    public bool IsRefusing { get; set; }

    public Task SendAsync(Mail mail, CancellationToken ct)
    {
        if (IsRefusing) throw new DeliveryException("Refused: 550");
        _mails.Enqueue(mail);
        return Task.CompletedTask;
    }
}
