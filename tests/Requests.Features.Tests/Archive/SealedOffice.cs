using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Content;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Statute.Letters;
using Requests.Statute.Service;

namespace Requests.Features.Tests.Archive;

/// <summary>Does to a case what commands do before they seal it, and looks into the archive's folder.</summary>
internal static class SealedOffice
{
    private const int Attempts = 5;

    /// <summary>Registers a posted request and answers its number.</summary>
    public static async Task<string> RegisterAsync(this TestOffice office, string subject = "道路停车泊位设置") =>
        (await office.DoAsync(SampleData.Posted(subject: subject), Role.Clerk)).CaseNumber;

    /// <summary>Changes and seals a case in one transaction, as a command would.</summary>
    /// <param name="commit">False for a process that dies before the commit.</param>
    /// <param name="by">Who seals; null for the system.</param>
    public static async Task SealAsync(this TestOffice office, string caseNumber, string reason, Action<RequestsDb, Case>? change = null, bool commit = true, Role? by = null)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var caller = services.GetRequiredService<Caller>();
        if (by is { } role)
            (caller.BodyId, caller.UserId, caller.Name, caller.Roles) = (TestOffice.BodyId, TestOffice.UserId(role), role.ToString(), new HashSet<Role> { role });
        else caller.ActAsSystem(TestOffice.BodyId);
        var db = services.GetRequiredService<RequestsDb>();
        // Whoever comes second to a number tries again, as a command of the product does.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.Database.CreateExecutionStrategy().ExecuteAsync(() => SealAsync(services, db, caseNumber, reason, change, commit));
                return;
            }
            catch (DbUpdateException fault) when (attempt < Attempts && services.GetRequiredService<IKeyConflicts>().Caused(fault))
            {
            }
        }
    }

    private static async Task SealAsync(IServiceProvider services, RequestsDb db, string caseNumber, string reason,
        Action<RequestsDb, Case>? change, bool commit)
    {
        db.ChangeTracker.Clear();
        services.GetRequiredService<EventLog>().Clear();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var found = (await services.GetRequiredService<CaseOpener>().FindAsync(caseNumber, default))!;
        change?.Invoke(db, found);
        services.GetRequiredService<EventLog>().Record(Act.IssueReply, found, found.RegisteredOn, new { reason, userId = Guid.NewGuid() });
        await services.GetRequiredService<IArchive>().SealAsync(found, reason, default);
        if (!commit) return;
        await transaction.CommitAsync();
        services.GetRequiredService<AfterCommit>().Run();
    }

    /// <summary>Issues a letter with this text and seals the case.</summary>
    public static Task IssueAsync(this TestOffice office, string caseNumber, string text = "经检索，本机关未制作该信息。") =>
        office.SealAsync(caseNumber, "issued", (db, @case) =>
        {
            var letter = new Document(Guid.CreateVersion7(), @case.BodyId, @case.Id, 1, LetterKinds.Refusal, "答复书", [Role.Head]);
            letter.Touch(Guid.NewGuid());
            var vault = office.Services.GetRequiredService<PersonalVault>();
            letter.Write(vault.SealString(DocumentText.TextPlace(letter.Id, 1), "草稿"), HashOf("草稿"), null, "Officer", @case.RegisteredAt);
            letter.Submit();
            letter.Agree(new ApprovalStep(letter.Id, 1, Role.Head, Verdict.Agree, "同意", TestOffice.UserId(Role.Head), "Head", HashOf(text), @case.RegisteredAt));
            letter.Approve($"某城管公〔2026〕{@case.Number[^1..]}号", @case.RegisteredOn, vault.SealString(DocumentText.TextPlace(letter.Id, 2), text),
                HashOf(text), "Head", @case.RegisteredAt);
            letter.Issue();
            db.Set<Document>().Add(letter);
        });

    /// <summary>Records that the letter arrived and seals the case again.</summary>
    public static async Task ServeAsync(this TestOffice office, string caseNumber)
    {
        var letterId = await office.InDbAsync(db => db.Set<Document>().Where(d => db.Set<Case>().Any(c => c.Id == d.CaseId && c.Number == caseNumber))
            .Select(d => d.Id).SingleAsync());
        await office.SealAsync(caseNumber, "served", (db, @case) =>
        {
            var letter = db.Set<Document>().Include(d => d.Texts).Include(d => d.Services).AsSplitQuery().Single(d => d.Id == letterId);
            letter.Dispatch(Delivered(letter.Id, @case.RegisteredOn));
        });
    }

    private static ServiceRecord Delivered(Guid letterId, DateOnly on)
    {
        var record = new ServiceRecord(letterId, 1, ServiceMethod.PostalExpress, on,
            new ServiceProof(ProofKind.TrackingNumber, "EZ000000000CN"), "EZ000000000CN");
        record.Received(on, new ServiceProof(ProofKind.Signature, "签收"));
        return record;
    }

    /// <summary>Sends as a member of another body.</summary>
    public static async Task<Result<T>> SendAsOfAsync<T>(this TestOffice office, Guid bodyId, IRequest<Result<T>> request, Role role)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.Roles) = (bodyId, new HashSet<Role> { role });
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public static Task<List<ArchiveSeal>> SealsAsync(this TestOffice office) =>
        office.InDbAsync(db => db.Set<ArchiveSeal>().AsNoTracking().OrderBy(s => s.Sequence).ToListAsync());

    public static string ArchiveFolder(this TestOffice office) => Path.Combine(office.Folder, "archive");

    public static string ObjectPath(this TestOffice office, string hash) => Path.Combine(office.ArchiveFolder(), hash[..2], hash[2..4], hash);

    public static async Task<Bag> BagAsync(this TestOffice office, ArchiveSeal seal) =>
        (await Bag.ReadAsync(new FolderContentStore(office.ArchiveFolder()), seal.ManifestHash, default))!;

    /// <summary>Hash of one file of the package.</summary>
    public static async Task<string> FileAsync(this TestOffice office, ArchiveSeal seal, string path) =>
        (await office.BagAsync(seal)).Files.Single(f => f.Path == path).Sha256;

    public static string HashOf(string text) => Hashes.Of(System.Text.Encoding.UTF8.GetBytes(text));
}
