using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Content;
using Requests.Features.Services.Privacy;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Archive;

/// <summary>One file of a package, opened when it is copied.</summary>
/// <param name="Title">What it is, in Chinese, for the description.</param>
internal sealed record PackageFile(string Path, string Title, string MediaType, StoredContent Stored, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    public static PackageFile Made(string path, string title, string mediaType, byte[] content) =>
        new(path, title, mediaType, new StoredContent(Hashes.Of(content), content.Length), _ => Task.FromResult<Stream>(new MemoryStream(content)));
}

/// <summary>
/// Gathers everything that makes up a case's file (ARC-4, ARC-6). Only facts go in: no row ids, no versions, no
/// ciphertext and no query codes, so that the same acts at the same times give the same bytes.
/// </summary>
internal sealed class CaseFiles(RequestsDb db, CaseOpener desk, PersonalVault vault, IOfficeClock clock, IEnumerable<ICasePapers> rooms,
    [FromKeyedServices(ContentStores.Files)] IContentStore store)
{
    private const string PlainText = "text/plain; charset=utf-8";

    /// <summary>The files of a case as its saved rows say.</summary>
    public async Task<IReadOnlyList<PackageFile>> GatherAsync(Case @case, CancellationToken ct)
    {
        var parent = await db.Set<Case>().Where(c => c.Id == @case.ParentId).Select(c => c.Number).SingleOrDefaultAsync(ct);
        var attachments = await AttachmentsAsync(@case, ct);
        var documents = await DocumentsOf(db, [@case.Id]).ToListAsync(ct);
        var files = new List<PackageFile>
        {
            Json("application.json", "申请", Application(@case, parent)),
            Json("attachments.json", "附件目录", Attachments(attachments)),
            Json("clock.json", "期限台账", ClockSheet(@case, await desk.ReadClockAsync(@case, ct))),
            Json("consultations.json", "征求意见", await ConsultationsAsync(@case, ct)),
            Json("disputes.json", "复议诉讼", await DisputesAsync(@case, ct)),
            Json("events.json", "办理记录", await EventsAsync(@case, ct)),
            Json("outcome.json", "办理结果和依据", Outcome(@case)),
            Json("searches.json", "检索记录", await SearchesAsync(@case, ct)),
        };
        // Only where there are any, so that the file of a case without stays as it always was.
        if (await LinksAsync(@case, ct) is { Count: > 0 } links) files.Add(Json("links.json", "关联案件", links));
        if (await ReferralsAsync(@case, ct) is { Count: > 0 } referrals) files.Add(Json("referrals.json", "转送记录", referrals));
        files.AddRange(attachments.Select(a => new PackageFile(PathOf(a), "附件", a.MediaType, new StoredContent(a.Sha256, a.Length),
            token => store.OpenAsync(a.Sha256, token))));
        foreach (var document in documents) AddDocument(files, document);
        foreach (var room in rooms)
            foreach (var paper in await room.OfAsync(@case, documents, ct))
                files.Add(await OfPaperAsync(paper, documents, ct));
        return files;
    }

    /// <summary>What never changes once it was sealed, as the database tells it now: request and parties, events, texts and opinions of each letter.</summary>
    public async Task<IReadOnlyList<(string Path, SealedRecord Record, JsonNode Facts)>> FactsAsync(Case @case, CancellationToken ct)
    {
        var parent = await db.Set<Case>().IgnoreQueryFilters().Where(c => c.Id == @case.ParentId).Select(c => c.Number).SingleOrDefaultAsync(ct);
        var facts = new List<(string, SealedRecord, JsonNode)>
        {
            ("data/application.json", SealedRecord.Case, Node(Application(@case, parent))),
            ("data/events.json", SealedRecord.Event, Node(await EventsAsync(@case, ct))),
            ("data/attachments.json", SealedRecord.Attachment, Node(Attachments(await AttachmentsAsync(@case, ct)))),
        };
        foreach (var document in await DocumentsOf(db, [@case.Id]).ToListAsync(ct))
            facts.Add(($"{FolderOf(document.No)}/document.json", SealedRecord.LetterText, Node(Facts(document))));
        return facts;

        static JsonNode Node<T>(T value) => JsonNode.Parse(StableJson.Write(value))!;
    }

    private async Task<IReadOnlyList<object>> LinksAsync(Case @case, CancellationToken ct)
    {
        var links = await db.Set<CaseLink>().IgnoreQueryFilters().Where(l => l.CaseId == @case.Id || l.OtherId == @case.Id)
            .Join(db.Set<Case>().IgnoreQueryFilters(), l => l.CaseId == @case.Id ? l.OtherId : l.CaseId, c => c.Id, (l, c) => new { c.Number, l.Words, l.ByName, l.At })
            .ToListAsync(ct);
        return [.. links.OrderBy(l => l.Number, StringComparer.Ordinal).Select(l => new { caseNumber = l.Number, words = l.Words, byName = l.ByName, at = At(l.At) })];
    }

    // Of the body that passed it on, and of the one that took it.
    private async Task<IReadOnlyList<object>> ReferralsAsync(Case @case, CancellationToken ct)
    {
        var referrals = await db.Set<Referral>().IgnoreQueryFilters().AsNoTracking().Where(r => r.CaseId == @case.Id || r.NewCaseId == @case.Id).OrderBy(r => r.At)
            .Select(r => new
            {
                Referral = r,
                From = db.Set<Body>().Where(b => b.Id == r.BodyId).Select(b => b.Name).Single(),
                To = db.Set<Body>().Where(b => b.Id == r.ToBodyId).Select(b => b.Name).Single(),
                Number = db.Set<Case>().IgnoreQueryFilters().Where(c => c.Id == r.CaseId).Select(c => c.Number).Single(),
            }).ToListAsync(ct);
        return [.. referrals.Select(r => new
        {
            from = r.From,
            caseNumber = r.Number,
            to = r.To,
            words = r.Referral.Words,
            byName = r.Referral.ByName,
            on = r.Referral.On,
            at = At(r.Referral.At),
            state = r.Referral.State,
            answer = r.Referral.Answer,
            newNumber = r.Referral.NewNumber,
            answeredBy = r.Referral.AnsweredBy,
            answeredAt = r.Referral.AnsweredAt is { } answered ? At(answered) : null,
        })];
    }

    private Task<List<Attachment>> AttachmentsAsync(Case @case, CancellationToken ct) =>
        db.Set<Attachment>().IgnoreQueryFilters().AsNoTracking().Where(a => a.CaseId == @case.Id).OrderBy(a => a.No).ToListAsync(ct);

    private object Attachments(IEnumerable<Attachment> attachments) =>
        attachments.Select(a => new { a.No, path = PathOf(a), a.Purpose, a.FileName, a.MediaType, a.Length, a.Sha256, a.Scan, a.ByName, at = At(a.At) });

    private static async Task<PackageFile> OfPaperAsync(CasePaper paper, List<Document> documents, CancellationToken ct)
    {
        if (paper.Name.Length == 0 || !paper.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
            throw new ArgumentException($"Not the name of a file in a package: {paper.Name}", nameof(paper));
        await using var content = await paper.OpenAsync(ct);
        var stored = await Hashes.OfAsync(content, null, ct);
        var (folder, title) = paper.DocumentNo is { } no ? (FolderOf(no), documents.Single(d => d.No == no).Title) : ("data/papers", "其他材料");
        return new PackageFile($"{folder}/{paper.Name}", paper.Title ?? title, paper.MediaType, stored, paper.OpenAsync);
    }

    /// <summary>Documents with all that belongs to them, read past the body's filter since verification sees every body.</summary>
    internal static IQueryable<Document> DocumentsOf(RequestsDb db, IReadOnlyCollection<Guid> caseIds) =>
        db.Set<Document>().IgnoreQueryFilters().AsNoTracking().AsSplitQuery()
            .Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services)
            .Where(d => caseIds.Contains(d.CaseId)).OrderBy(d => d.CaseId).ThenBy(d => d.No);

    /// <summary>Where the fixed text of a letter lies in the package.</summary>
    internal static string LetterPath(int documentNo) => $"{FolderOf(documentNo)}/letter.txt";

    internal static bool IsLetter(string path) => path.StartsWith("data/documents/", StringComparison.Ordinal) && path.EndsWith("/letter.txt", StringComparison.Ordinal);

    /// <summary>The bytes of a letter's fixed text, which the database keeps sealed.</summary>
    internal static byte[] LetterOf(Document document, PersonalVault vault) => Open(document.CurrentText, vault);

    private static byte[] Open(DocumentText text, PersonalVault vault)
        => Encoding.UTF8.GetBytes(vault.OpenString(DocumentText.TextPlace(text.DocumentId, text.No), text.Text));

    private object Application(Case c, string? parent) => new
    {
        c.Number,
        c.Subject,
        c.RequestText,
        c.Channel,
        c.ApplicantType,
        wantedForm = c.FormAsWanted,
        wantedRoute = c.RouteAsWanted,
        c.ElectronicServiceConsent,
        c.ArrivedOn,
        c.Evidence,
        c.IdentityProof,
        c.IdentityCheckedBy,
        registeredAt = At(c.RegisteredAt),
        c.RegisteredOn,
        parent,
        matters = c.Matters.OrderBy(m => m.No).Select(m => new { m.No, m.Text }),
        parties = c.Parties.Select(Open).OrderBy(p => p.Role).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.IdNumber, StringComparer.Ordinal),
    };

    private sealed record OpenParty(PartyRole Role, string? Name, string? IdNumber, string? Phone, string? Address, string? Email)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public DateOnly? MandateUntil { get; init; }
    }

    private OpenParty Open(Party p) =>
        new(p.Role, vault.Open(p.Name), vault.Open(p.IdNumber), vault.Open(p.Phone), vault.Open(p.Address),
            vault.Open(p.Email))
        { MandateUntil = p.MandateUntil };

    private object ClockSheet(Case c, ClockReading? reading) => new
    {
        c.ReceivedOn,
        c.ReceiptRule,
        entries = c.Ledger.OrderBy(r => r.Sequence).Select(r => new
        {
            r.Sequence,
            r.Kind,
            r.On,
            r.DeliveredOn,
            r.WorkingDays,
            r.RefersTo,
            r.UntilOn,
            r.ApprovedOn,
            r.ToldOn,
            r.Reason,
            r.ByName,
            at = At(r.At),
        }),
        replyDueOn = reading?.ReplyDueOn,
        replyRule = reading?.ReplyRule,
        phase = reading?.Phase,
        calendarVersion = reading?.CalendarVersion,
        deadlines = reading?.Deadlines.Select(d => new { d.Rule, d.Due, d.From, d.EntrySequence, d.State, d.Article, d.Owner, d.IsOption, d.Met }),
        pauses = reading?.Pauses,
        warnings = reading?.Warnings,
        trail = reading?.Trail,
    };

    // A matter sealed before matters had grounds of their own reads as it did.
    private sealed record SealedMatter(int No, OutcomeLeaf? Leaf)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public NotHeldKind? NotHeldKind { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Reason { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public OutcomeBasis? Basis { get; init; }
    }

    private static object Outcome(Case c) => new
    {
        c.State,
        c.Leaf,
        c.NotHeldKind,
        c.OutcomeReason,
        c.OutcomeBasis,
        c.DecidedOn,
        c.RepliedOn,
        c.ClosedOn,
        c.WasLate,
        matters = c.Matters.OrderBy(m => m.No).Select(m => new SealedMatter(m.No, m.Leaf) { NotHeldKind = m.NotHeldKind, Reason = m.Reason, Basis = m.Basis }),
    };

    private async Task<object> ConsultationsAsync(Case c, CancellationToken ct)
    {
        var rows = await db.Set<Consultation>().AsNoTracking().Where(x => x.CaseId == c.Id).OrderBy(x => x.No).ToListAsync(ct);
        return rows.Select(x => new
        {
            x.No,
            x.Kind,
            x.Agency,
            party = c.Parties.Where(p => p.Id == x.PartyId).Select(p => vault.Open(p.Name)).FirstOrDefault(),
            x.Passages,
            x.SentOn,
            x.DeliveredOn,
            x.DeliveryProof,
            x.AnsweredOn,
            x.Opinion,
            x.OpinionText,
            x.LedgerSequence,
        });
    }

    private async Task<object> SearchesAsync(Case c, CancellationToken ct)
    {
        var rows = await db.Set<SearchRecord>().AsNoTracking().Where(x => x.CaseId == c.Id).OrderBy(x => x.No).ToListAsync(ct);
        return rows.Select(x => new { x.No, x.Unit, x.Scope, x.Keywords, x.OrderedOn, x.DueOn, x.Steps, x.Conclusion, x.WhyNone, x.SignedBy, x.SignedOn });
    }

    private async Task<object> DisputesAsync(Case c, CancellationToken ct)
    {
        var rows = await db.Set<Dispute>().AsNoTracking().Include(d => d.Stages).Where(x => x.CaseId == c.Id).ToListAsync(ct);
        var duties = (await db.Set<DisputeDeadline>().AsNoTracking().Where(d => d.CaseId == c.Id).ToListAsync(ct)).ToLookup(d => d.DisputeId);
        return rows.OrderBy(x => x.ReceivedOn).ThenBy(x => x.Forum).ThenBy(x => x.Reference, StringComparer.Ordinal).Select(x => new
        {
            x.Forum,
            x.Organ,
            x.Reference,
            x.ReceivedOn,
            x.OriginalActIsOurs,
            x.Result,
            x.ResultOn,
            x.ResultNote,
            stages = x.Stages.OrderBy(s => s.No).Select(s => new { s.No, s.Instance, s.Organ, s.Reference, s.ReceivedOn, s.Result, s.ResultOn, s.ResultNote }),
            duties = duties[x.Id].OrderBy(d => d.Stage).ThenBy(d => d.From).ThenBy(d => d.Kind).Select(d => new
            {
                d.Stage,
                d.Kind,
                d.From,
                d.SetUntil,
                d.SettledOn,
                d.Note
            }),
        });
    }

    // Without the events' own hashes: they cover row ids, which differ when the same acts are done again.
    private async Task<object> EventsAsync(Case c, CancellationToken ct)
    {
        var rows = await db.Set<OfficeEvent>().IgnoreQueryFilters().AsNoTracking().Where(e => e.CaseId == c.Id).OrderBy(e => e.Sequence).ToListAsync(ct);
        return rows.Select(e => new
        {
            e.Sequence,
            e.Act,
            e.LawOn,
            e.ByName,
            details = StableJson.WithoutIds(e.Details),
            e.DueBefore,
            e.DueAfter,
            e.RuleIds,
            at = At(e.At)
        });
    }

    private void AddDocument(List<PackageFile> files, Document document)
    {
        var folder = FolderOf(document.No);
        var texts = document.Texts.OrderBy(t => t.No).ToList();
        var letter = document.FixedHash is null ? null : document.CurrentText;
        files.Add(Json($"documents/{document.No:000}/document.json", $"{document.Title}：审批和送达", Facts(document)));
        if (letter is not null) files.Add(PackageFile.Made(LetterPath(document.No), document.Title, PlainText, LetterOf(document, vault)));
        files.AddRange(texts.Where(t => t != letter).Select(t => PackageFile.Made($"{folder}/draft-{t.No:000}.txt", $"{document.Title}：稿本 {t.No}",
            PlainText, Open(t, vault))));
    }

    private object Facts(Document document)
    {
        var texts = document.Texts.OrderBy(t => t.No).ToList();
        var letter = document.FixedHash is null ? null : document.CurrentText;
        return new
        {
            document.No,
            document.Kind,
            document.Title,
            document.State,
            document.Chain,
            document.Number,
            document.LetterOn,
            document.FixedHash,
            document.VoidReason,
            texts = texts.Select(t => new { t.No, t.Hash, t.ByName, at = At(t.At), isLetter = t == letter }),
            approval = document.Steps.OrderBy(s => s.No).Select(s => new { s.No, s.Role, s.Verdict, s.Opinion, s.ByName, s.OnBehalfOf, s.TextHash, at = At(s.At), s.TakesBack }),
            service = document.Services.OrderBy(s => s.No).Select(s
                => new
                {
                    s.No,
                    s.Method,
                    s.DispatchedOn,
                    s.SentProof,
                    s.ReceivedOn,
                    s.ReceivedProof,
                    s.TrackingNumber,
                    s.ReturnedOn,
                    s.ReturnReason,
                    s.AnswerBy,
                    particulars = s.Particulars is { } p
                ? StableJson.Node(vault.OpenString(ServiceRecord.ParticularsPlace(s.DocumentId, s.No), p)) : null
                }),
        };
    }

    private static string FolderOf(int documentNo) => $"data/documents/{documentNo:000}";

    // The sender's file name may hold anything; it stays in attachments.json, and only a plain extension enters the path.
    private static string PathOf(Attachment attachment)
    {
        var extension = Path.GetExtension(attachment.FileName).ToLowerInvariant();
        var plain = extension.Length is > 1 and <= 9 && extension.Skip(1).All(char.IsAsciiLetterOrDigit);
        return $"data/attachments/{attachment.No:000}{(plain ? extension : "")}";
    }

    private string At(DateTimeOffset at) => clock.InOffice(at).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static PackageFile Json<T>(string path, string title, T value) => PackageFile.Made($"data/{path}", title, "application/json", StableJson.Write(value));
}
