using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;
using Requests.Statute.Disputes;
using Requests.Statute.Letters;

namespace Requests.Features.Data.Entities;

public enum DocumentState
{
    Draft,
    InApproval,
    Returned,

    /// <summary>Agreed by the whole chain: numbered and fixed.</summary>
    Approved,

    /// <summary>Sealed in the archive, ready to leave.</summary>
    Issued,
    Dispatched,
    Served,

    /// <summary>The number stays listed with its reason.</summary>
    Voided,
}

/// <summary>文书: a letter of the case, from draft to proof of service.</summary>
public sealed class Document : IOfBody, IVersioned
{
    private readonly List<DocumentText> _texts = [];
    private readonly List<ApprovalStep> _steps = [];
    private readonly List<ServiceRecord> _services = [];

    private Document() { }

    public Document(Guid id, Guid bodyId, Guid caseId, int no, LetterKind kind, string title, IReadOnlyList<Role> chain) =>
        (Id, BodyId, CaseId, No, Kind, Title, Chain) = (id, bodyId, caseId, no, kind, title, chain);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }

    public LetterKind Kind { get; private set; } = null!;

    public string Title { get; private set; } = "";
    public DocumentState State { get; private set; }

    /// <summary>The chain this letter takes, copied from the body's settings when it was drafted.</summary>
    public IReadOnlyList<Role> Chain { get; private set; } = [];

    /// <summary>How many of <see cref="Chain"/> have agreed to the current text.</summary>
    public int Agreed { get; private set; }

    public Guid? DraftedBy { get; private set; }

    /// <summary>文号, drawn at final approval.</summary>
    public string? Number { get; private set; }

    /// <summary>成文日期: the day of final approval.</summary>
    public DateOnly? LetterOn { get; private set; }

    /// <summary>SHA-256 of the fixed text.</summary>
    public string? FixedHash { get; private set; }

    /// <summary>PDF and DOCX as they left; kept by hash in the file store, so that later programs cannot print them otherwise.</summary>
    public IReadOnlyList<DocumentFile> Files { get; private set; } = [];

    /// <summary>补录: the paper is a scan; its text here only says so (CLK-5a).</summary>
    public bool IsPast { get; private set; }

    public string? VoidReason { get; private set; }
    public Guid Version { get; private set; }

    public IReadOnlyList<DocumentText> Texts => _texts;
    public IReadOnlyList<ApprovalStep> Steps => _steps;
    public IReadOnlyList<ServiceRecord> Services => _services;

    /// <summary>The attempt of service that is under way, or the last one; null before the first.</summary>
    public ServiceRecord? LastService => _services.MaxBy(s => s.No);

    public DocumentText CurrentText => _texts.MaxBy(t => t.No)!;

    /// <summary>Number of the version that would be written now.</summary>
    public int NextTextNo => _texts.Count + 1;

    public Role? NextStep => TurnOf(State, Chain, Agreed);

    /// <summary>Whose opinion is due, told from the three facts it rests on.</summary>
    public static Role? TurnOf(DocumentState state, IReadOnlyList<Role> chain, int agreed) => state == DocumentState.InApproval && agreed < chain.Count ? chain[agreed] : null;

    /// <summary>Whether the letter's state has a place for the act. Who may do it and what the law says is asked elsewhere.</summary>
    public bool May(LetterAct act) => LetterTransitions.Of(act, State) is not null && !(act == LetterAct.Void && HasLeft);

    /// <summary>It has been with the post or at the door, also where it came back.</summary>
    public bool HasLeft => _services.Count > 0;

    public void Touch(Guid version) => Version = version;

    /// <param name="sealedText">Sealed by the vault: a letter names the applicant.</param>
    /// <param name="hash">SHA-256 of the open text.</param>
    /// <param name="sealedContent">Its facts and its paper, sealed too.</param>
    public void Write(string sealedText, string hash, Guid? byUserId, string byName, DateTimeOffset at, string? sealedContent = null)
    {
        Go(LetterAct.Write);
        _texts.Add(new DocumentText(Id, _texts.Count + 1, sealedText, sealedContent, hash, byName, at));
        DraftedBy = byUserId;
        Agreed = 0;
    }

    /// <summary>More must agree than did so far; who has agreed is not asked again.</summary>
    /// <exception cref="ArgumentException">Another chain than the one it has, made longer.</exception>
    public void Lengthen(IReadOnlyList<Role> chain)
    {
        if (!Chain.Take(Agreed).SequenceEqual(chain.Take(Agreed)) || Chain.Except(chain).Any()) throw new ArgumentException($"Letter {No} has another chain.", nameof(chain));
        Chain = chain;
    }

    public void Submit()
    {
        Go(LetterAct.Submit);
        Agreed = 0;
    }

    /// <exception cref="InvalidOperationException">No opinion is waited for.</exception>
    public void Agree(ApprovalStep step)
    {
        if (NextStep is null) throw new InvalidOperationException($"Nobody's opinion on letter {No} is due.");
        _steps.Add(step);
        Agreed++;
    }

    public void Return(ApprovalStep step)
    {
        Go(LetterAct.Return);
        _steps.Add(step);
        Agreed = 0;
    }

    /// <summary>The last verdict is taken back by whoever gave it: the letter stands where it stood before.</summary>
    /// <param name="step">Names the verdict it takes back.</param>
    /// <exception cref="InvalidOperationException">Not the last verdict of that person.</exception>
    public void TakeBack(ApprovalStep step)
    {
        if (LastSaidBy(step.ByUserId) is not { } said || step.TakesBack != said.No) throw new InvalidOperationException($"Letter {No} has no such verdict to take back.");
        var agreed = said.Verdict == Verdict.Agree ? Agreed - 1 : Before(said);
        Go(LetterAct.TakeBack);
        _steps.Add(step);
        Agreed = agreed;
    }

    // How many had agreed in the round that this return ended: all that stands since the return before it, on the same text.
    private int Before(ApprovalStep returned) => StandingSteps.Where(s => s.No < returned.No).Reverse()
        .TakeWhile(s => s.Verdict == Verdict.Agree && s.TextHash == returned.TextHash).Count();

    /// <summary>It comes back from its chain without anybody's verdict.</summary>
    public void Recall()
    {
        Go(LetterAct.Recall);
        Agreed = 0;
    }

    /// <summary>Final approval: the numbered and dated text is the last version there will be.</summary>
    /// <exception cref="InvalidOperationException">Somebody's opinion is still due.</exception>
    public void Approve(string number, DateOnly on, string sealedText, string hash, string byName, DateTimeOffset at, string? sealedContent = null)
    {
        if (NextStep is { } due) throw new InvalidOperationException($"Letter {No} waits for {due}.");
        Go(LetterAct.Approve);
        _texts.Add(new DocumentText(Id, _texts.Count + 1, sealedText, sealedContent, hash, byName, at));
        (Number, LetterOn, FixedHash) = (number, on, hash);
    }

    public void Issue(IReadOnlyList<DocumentFile>? files = null)
    {
        Go(LetterAct.Issue);
        Files = files ?? [];
    }

    /// <summary>A letter of an old register: its number and days, as far as they are known, and no text.</summary>
    public static Document TakeOver(Guid id, Guid bodyId, Guid caseId, LetterKind kind, string title, string? number, DateOnly? letterOn) =>
        new(id, bodyId, caseId, 1, kind, title, []) { Number = number, LetterOn = letterOn, State = DocumentState.Dispatched };

    /// <summary>A letter that left on an earlier day, recorded from its scan (CLK-5a).</summary>
    /// <param name="proofFile">Number of the file that proves its dispatch.</param>
    /// <param name="standIn">What stands in the place of a text, sealed.</param>
    /// <param name="scanHash">SHA-256 of the scan.</param>
    public static Document Past(Guid id, Guid bodyId, Guid caseId, int no, LetterKind kind, string title, string number, DateOnly letterOn, DateOnly leftOn,
        DateOnly? arrivedOn, int proofFile, string standIn, string scanHash, string byName, DateTimeOffset at)
    {
        var past = new Document(id, bodyId, caseId, no, kind, title, [])
        {
            IsPast = true,
            Number = number,
            LetterOn = letterOn,
            FixedHash = scanHash,
            State = DocumentState.Issued
        };
        past._texts.Add(new DocumentText(id, 1, standIn, null, scanHash, byName, at));
        var record = new ServiceRecord(id, 1, leftOn);
        if (arrivedOn is { } arrival) record.Received(arrival, new ServiceProof(ProofKind.Scan, null, proofFile));
        past.Dispatch(record);
        return past;
    }

    /// <summary>Its number, if it has one, stays listed with the reason and is never used again.</summary>
    /// <exception cref="InvalidOperationException">It has left.</exception>
    public void Void(string reason)
    {
        if (HasLeft) throw new InvalidOperationException($"Letter {No} has left.");
        Go(LetterAct.Void);
        VoidReason = reason;
    }

    /// <summary>It was recorded as sent by mistake.</summary>
    public void Undo(string reason)
    {
        Go(LetterAct.Undo);
        VoidReason = reason;
    }

    /// <summary>
    /// The letter that takes the place of one that was voided after its approval: the words of the last draft, to be written
    /// anew. It goes the whole way again and gets a number of its own.
    /// </summary>
    /// <exception cref="InvalidOperationException">This one is not void, or never had a draft.</exception>
    /// <param name="move">Seals a version's text and content for its place in another letter.</param>
    public Document Successor(Guid id, int no, IReadOnlyList<Role> chain, Func<DocumentText, Guid, int, (string Text, string? Content)> move)
    {
        if (State != DocumentState.Voided || FixedHash is null) throw new InvalidOperationException($"Letter {No} was not approved and voided.");
        var draft = _texts.OrderBy(t => t.No).Last(t => t.Hash != FixedHash);
        var next = new Document(id, BodyId, CaseId, no, Kind, Title, chain) { DraftedBy = DraftedBy, State = DocumentState.Returned };
        var (text, content) = move(draft, id, 1);
        next._texts.Add(new DocumentText(id, 1, text, content, draft.Hash, draft.ByName, draft.At));
        return next;
    }

    /// <summary>It leaves; where its arrival is known at once, it is served.</summary>
    public void Dispatch(ServiceRecord record)
    {
        Go(LetterAct.Dispatch);
        _services.Add(record);
        if (record.ReceivedOn is not null) Go(LetterAct.Serve);
    }

    /// <summary>How it left, or that it arrived, is on record. An old letter that was taken over has no such record and has long been gone.</summary>
    public bool IsPosted => _services.Count == 0 ? State is DocumentState.Dispatched or DocumentState.Served
        : _services.Any(s => s.Method is not null || s.ReceivedOn is not null || s.ReturnedOn is not null);

    /// <summary>Opinions that stand, in order: none that was taken back, nor the row that says so.</summary>
    public IReadOnlyList<ApprovalStep> StandingSteps
    {
        get
        {
            var takenBack = TakenBack;
            return [.. _steps.Where(s => s.TakesBack is null && !takenBack.Contains(s.No)).OrderBy(s => s.No)];
        }
    }

    /// <summary>Numbers of the opinions that were taken back.</summary>
    public IReadOnlySet<int> TakenBack => _steps.Select(s => s.TakesBack).OfType<int>().ToHashSet();

    /// <summary>Those who agreed in the running round; a returned draft starts a new one.</summary>
    public IEnumerable<ApprovalStep> AgreedSteps => StandingSteps.TakeLast(Agreed);

    /// <summary>Who agreed in the running round.</summary>
    public IEnumerable<Guid> AgreedBy => AgreedSteps.Select(s => s.ByUserId);

    /// <summary>
    /// The last thing said on the letter, where that person said it and nothing has come of it since: nobody judged after it, the draft
    /// was not written anew, no number was drawn. Null otherwise.
    /// </summary>
    public ApprovalStep? LastSaidBy(Guid userId) =>
        _steps.MaxBy(s => s.No) is { TakesBack: null } last && last.ByUserId == userId && (State, last.Verdict) switch
        {
            (DocumentState.InApproval, Verdict.Agree) => Agreed > 0,
            (DocumentState.Returned, Verdict.Return) => Chain.Skip(Before(last)).Take(1).Contains(last.Role),
            _ => false,
        } ? last : null;

    /// <summary>It reached its addressee; told again, it is the same.</summary>
    public void Arrive()
    {
        if (State != DocumentState.Served) Go(LetterAct.Serve);
    }

    public void ComeBack() => Go(LetterAct.ComeBack);

    private void Go(LetterAct act) =>
        State = LetterTransitions.Of(act, State) ?? throw new InvalidOperationException($"Letter {No} is {State}: {act} has no place.");
}

/// <summary>One written form of an issued letter.</summary>
/// <param name="Extension">pdf, docx.</param>
public sealed record DocumentFile(string Extension, string Sha256, long Length);

/// <summary>One version of a letter's text. Append-only.</summary>
public sealed class DocumentText : IAppendOnly
{
    private DocumentText() { }

    public DocumentText(Guid documentId, int no, string sealedText, string? sealedContent, string hash, string byName, DateTimeOffset at) =>
        (DocumentId, No, Text, Content, Hash, ByName, At) = (documentId, no, sealedText, sealedContent, hash, byName, at);

    /// <summary>Where a version's text lies sealed.</summary>
    public static SealedPlace TextPlace(Guid documentId, int no) => SealedPlace.Of("DocumentTexts.Text", documentId, no);

    /// <summary>Where a version's facts and paper lie sealed.</summary>
    public static SealedPlace ContentPlace(Guid documentId, int no) => SealedPlace.Of("DocumentTexts.Content", documentId, no);

    /// <summary>The same text sealed anew.</summary>
    internal void Reseal(Func<SealedPlace, string, string> seal) =>
        (Text, Content) = (seal(TextPlace(DocumentId, No), Text), Content is null ? null : seal(ContentPlace(DocumentId, No), Content));

    public Guid DocumentId { get; private set; }
    public int No { get; private set; }

    /// <summary>The text, sealed by the vault since a letter names the applicant.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Facts and paper of the letter, sealed; null for a text written before papers were kept.</summary>
    public string? Content { get; private set; }

    /// <summary>SHA-256 of the open text.</summary>
    public string Hash { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

public enum Verdict
{
    Agree,
    Return,
}

/// <summary>One opinion on a draft: who, in which role, when, on exactly which text (REV-6). Append-only.</summary>
public sealed class ApprovalStep : IAppendOnly
{
    private ApprovalStep() { }

    public ApprovalStep(Guid documentId, int no, Role role, Verdict verdict, string opinion, Guid byUserId, string byName,
        string textHash, DateTimeOffset at, string? onBehalfOf = null, int? takesBack = null)
    {
        (DocumentId, No, Role, Verdict, Opinion) = (documentId, no, role, verdict, opinion);
        (ByUserId, ByName, TextHash, At, OnBehalfOf, TakesBack) = (byUserId, byName, textHash, at, onBehalfOf, takesBack);
    }

    /// <summary>How long a verdict may be taken back: a slip of the finger is seen at once.</summary>
    public static readonly TimeSpan MayBeTakenBackFor = TimeSpan.FromMinutes(1);

    public Guid DocumentId { get; private set; }
    public int No { get; private set; }
    public Role Role { get; private set; }
    public Verdict Verdict { get; private set; }
    public string Opinion { get; private set; } = "";
    public Guid ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public string TextHash { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>代: whose step a deputy took during an absence; null for the own step.</summary>
    public string? OnBehalfOf { get; private set; }

    /// <summary>撤回: number of the verdict that this row takes back, which then counts no longer; null for a verdict.</summary>
    public int? TakesBack { get; private set; }
}

/// <summary>Counter of one gapless series: raised inside the transaction that uses the number.</summary>
public sealed class NumberSeries
{
    private NumberSeries() { }

    /// <param name="last">1 for whoever draws the first number at once.</param>
    public NumberSeries(Guid bodyId, string series, int year, int last = 1) => (BodyId, Series, Year, Last) = (bodyId, series, year, last);

    public Guid BodyId { get; private set; }
    public string Series { get; private set; } = "";
    public int Year { get; private set; }
    public int Last { get; private set; }
}

/// <summary>How much was published of the body's own motion in a year through one channel (PRO-3); feeds part one of the report.</summary>
public sealed class PublicationCount : IOfBody
{
    private PublicationCount() { }

    public PublicationCount(Guid bodyId, int year, string channel, string unit, int count, string? evidenceLink) =>
        (BodyId, Year, Channel, Unit, Count, EvidenceLink) = (bodyId, year, channel, unit, count, evidenceLink);

    public Guid BodyId { get; private set; }
    public int Year { get; private set; }

    /// <summary>Website, account or feed by name.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>条 or 个.</summary>
    public string Unit { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>Where the count can be looked up.</summary>
    public string? EvidenceLink { get; private set; }
}

internal sealed class DocumentTable : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> b)
    {
        b.ToTable("Documents");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.CaseId, x.No }).IsUnique();
        b.HasIndex(x => new { x.BodyId, x.Number }).IsUnique().HasFilter(ProviderDifferences.Given("Number"));
        b.HasIndex(x => new { x.BodyId, x.State });
        Mapping.AsJson(b.Property(x => x.Chain)).HasMaxLength(TextLimits.Subject);
        Mapping.AsJson(b.Property(x => x.Files)).HasMaxLength(TextLimits.Subject);
        b.Property(x => x.VoidReason).HasMaxLength(TextLimits.Reason);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
        b.HasMany(x => x.Texts).WithOne().HasForeignKey(t => t.DocumentId);
        b.HasMany(x => x.Steps).WithOne().HasForeignKey(s => s.DocumentId);
        b.HasMany(x => x.Services).WithOne().HasForeignKey(s => s.DocumentId);
        foreach (var name in new[] { nameof(Document.Texts), nameof(Document.Steps), nameof(Document.Services) })
            b.Navigation(name).UsePropertyAccessMode(PropertyAccessMode.Field);
        b.Ignore(x => x.CurrentText).Ignore(x => x.NextTextNo).Ignore(x => x.LastService).Ignore(x => x.NextStep).Ignore(x => x.AgreedBy)
            .Ignore(x => x.StandingSteps).Ignore(x => x.AgreedSteps).Ignore(x => x.TakenBack);
    }
}

internal sealed class DocumentTextTable : IEntityTypeConfiguration<DocumentText>
{
    public void Configure(EntityTypeBuilder<DocumentText> b)
    {
        b.ToTable("DocumentTexts").HasKey(x => new { x.DocumentId, x.No });
        b.Property(x => x.No).ValueGeneratedNever();
        Mapping.Long(b.Property(x => x.Text));
        Mapping.Long(b.Property(x => x.Content));
    }
}

internal sealed class ApprovalStepTable : IEntityTypeConfiguration<ApprovalStep>
{
    public void Configure(EntityTypeBuilder<ApprovalStep> b)
    {
        b.ToTable("ApprovalSteps").HasKey(x => new { x.DocumentId, x.No });
        b.Property(x => x.No).ValueGeneratedNever();
        b.Property(x => x.Opinion).HasMaxLength(TextLimits.Reason);
    }
}

internal sealed class PublicationCountTable : IEntityTypeConfiguration<PublicationCount>
{
    public void Configure(EntityTypeBuilder<PublicationCount> b)
    {
        b.ToTable("PublicationCounts");
        b.HasKey(x => new { x.BodyId, x.Year, x.Channel, x.Unit });
        b.Property(x => x.Channel).HasMaxLength(TextLimits.Name);
        b.Property(x => x.Unit).HasMaxLength(TextLimits.Code);
        b.Property(x => x.EvidenceLink).HasMaxLength(TextLimits.Reason);
    }
}

internal sealed class NumberSeriesTable : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> b)
    {
        b.ToTable("NumberSeries");
        b.HasKey(x => new { x.BodyId, x.Series, x.Year });
    }
}
