using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Replies;

/// <summary>One case in an officer's hands, and short ways from there to the archive.</summary>
internal sealed class ReplyCase : IAsyncDisposable
{
    public static readonly Role[] Chain = [Role.Reviewer, Role.Head, Role.Leader, Role.Chief];
    private readonly SealLog _seals;

    private ReplyCase(TestOffice office, string number, SealLog seals) => (Office, Number, _seals) = (office, number, seals);

    public TestOffice Office { get; }

    public string Number { get; }

    /// <summary>Why the file was sealed, in order.</summary>
    public IReadOnlyList<string> Seals => _seals.Reasons;

    /// <summary>Received by registered post on the day, assigned at once.</summary>
    public static async Task<ReplyCase> OpenAsync(string receivedOn = "2026-03-02", Func<RegisterRequest.Command, RegisterRequest.Command>? change = null,
        Action<IServiceCollection>? adapt = null)
    {
        var seals = new SealLog();
        var office = await TestOffice.OpenAsync(receivedOn, services =>
        {
            services.AddSingleton<IArchive>(seals);
            adapt?.Invoke(services);
        });
        return new ReplyCase(office, await RegisterAsync(office, change?.Invoke(Posted(receivedOn)) ?? Posted(receivedOn)), seals);
    }

    /// <summary>Another request in the same office.</summary>
    public async Task<ReplyCase> NextAsync(RegisterRequest.Command command) => new(Office, await RegisterAsync(Office, command), _seals);

    public Task<T> DoAsync<T>(CaseCommand<T> command, params Role[] roles) =>
        Office.DoAsync(command with { CaseNumber = Number }, roles.Length > 0 ? roles : [Role.Officer]);

    public Task<Problem> RefusedAsync<T>(string code, CaseCommand<T> command, params Role[] roles) =>
        Office.RefusedAsync(code, command with { CaseNumber = Number }, roles.Length > 0 ? roles : [Role.Officer]);

    /// <summary>Not this body's to disclose: the leaf with the fewest conditions.</summary>
    public Task<ClassifyOutcome.Response> ClassifyNotResponsibleAsync() => DoAsync(new ClassifyOutcome.Command(
        OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
        Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" }));

    /// <summary>Drafts, submits and agrees up the chain.</summary>
    public async Task<LetterStanding> ApproveAsync(DraftLetter.Command? draft = null)
    {
        await DoAsync(draft ?? new DraftLetter.Command());
        await DoAsync(new SubmitLetter.Command());
        LetterStanding standing = null!;
        foreach (var role in Chain) standing = await AgreeAsync(role);
        return standing;
    }

    public Task<LetterStanding> AgreeAsync(Role role) => DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。"), role);

    /// <summary>Handed over at the counter, today.</summary>
    public async Task<ServiceStanding> IssueAndServeAsync()
    {
        await DoAsync(new IssueLetter.Command());
        var today = DateOnly.FromDateTime(Office.Time.GetUtcNow().UtcDateTime);
        return await DoAsync(new RecordService.Command(ServiceMethod.InPerson, today, today, Proof: "送达回证"));
    }

    public async Task<string> TextAsync(int documentNo = 1) => (await Office.DoAsync(new ReadLetter.Query(Number, documentNo), Role.Officer)).Text;

    /// <summary>Enters what another area records in the clock.</summary>
    public async Task EnterAsync(ClockEntryKind kind, string on, string? deliveredOn = null)
    {
        await using var scope = Office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        var desk = scope.ServiceProvider.GetRequiredService<CaseOpener>();
        var found = (await desk.FindAsync(Number, default))!;
        var entry = new ClockEntry(found.NextLedgerSequence, kind, Day(on), deliveredOn is null ? null : Day(deliveredOn));
        Assert.That(await desk.MayEnterAsync(found, entry, default), Is.Null);
        found.Enter(entry, null, null, "test", Office.Time.GetUtcNow());
        await desk.RecalculateAsync(Act.UndoClockEntry, found, default);
        found.Place(CaseState.InProgress);
        await scope.ServiceProvider.GetRequiredService<Data.RequestsDb>().SaveChangesAsync();
    }

    public Task<Case> LookAsync() => Office.InDbAsync(db => db.Set<Case>().Include(c => c.Ledger).SingleAsync(c => c.Number == Number));

    public ValueTask DisposeAsync() => Office.DisposeAsync();

    private static async Task<string> RegisterAsync(TestOffice office, RegisterRequest.Command command)
    {
        var receipt = await office.DoAsync(command, Role.Clerk);
        await office.InDbAsync(async db =>
        {
            (await db.Set<Case>().SingleAsync(c => c.Number == receipt.CaseNumber)).Assign(TestOffice.UserId(Role.Officer), null);
            return await db.SaveChangesAsync();
        });
        return receipt.CaseNumber;
    }

    private sealed class SealLog : IArchive
    {
        public List<string> Reasons { get; } = [];

        public Task SealAsync(Case @case, string reason, CancellationToken ct)
        {
            Reasons.Add(reason);
            return Task.CompletedTask;
        }
    }
}
