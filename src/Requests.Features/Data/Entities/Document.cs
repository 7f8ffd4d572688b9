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

    public string? VoidReason { get; private set; }
    public Guid Version { get; private set; }

    public IReadOnlyList<DocumentText> Texts => _texts;
    public IReadOnlyList<ApprovalStep> Steps => _steps;
    public IReadOnlyList<ServiceRecord> Services => _services;

    public DocumentText CurrentText => _texts.MaxBy(t => t.No)!;

    public Role? NextStep => TurnOf(State, Chain, Agreed);

    /// <summary>Whose opinion is due, told from the three facts it rests on.</summary>
    public static Role? TurnOf(DocumentState state, IReadOnlyList<Role> chain, int agreed) => state == DocumentState.InApproval && agreed < chain.Count ? chain[agreed] : null;

    public void Touch(Guid version) => Version = version;

    /// <param name="sealedText">Sealed by the vault: a letter names the applicant.</param>
    /// <param name="hash">SHA-256 of the open text.</param>
    /// <param name="sealedContent">Its facts and its paper, sealed too.</param>
    public void Write(string sealedText, string hash, Guid? byUserId, string byName, DateTimeOffset at, string? sealedContent = null)
    {
        _texts.Add(new DocumentText(Id, _texts.Count + 1, sealedText, sealedContent, hash, byName, at));
        DraftedBy = byUserId;
        State = DocumentState.Draft;
        Agreed = 0;
    }

    public void Submit() => (State, Agreed) = (DocumentState.InApproval, 0);

    public void Agree(ApprovalStep step)
    {
        _steps.Add(step);
        Agreed++;
    }

    public void Return(ApprovalStep step)
    {
        _steps.Add(step);
        (State, Agreed) = (DocumentState.Returned, 0);
    }

    /// <summary>Final approval: the numbered and dated text is the last version there will be.</summary>
    public void Fix(string number, DateOnly on, string sealedText, string hash, string byName, DateTimeOffset at, string? sealedContent = null)
    {
        _texts.Add(new DocumentText(Id, _texts.Count + 1, sealedText, sealedContent, hash, byName, at));
        (Number, LetterOn, FixedHash, State) = (number, on, hash, DocumentState.Approved);
    }

    public void Issue(IReadOnlyList<DocumentFile>? files = null) => (State, Files) = (DocumentState.Issued, files ?? []);

    /// <summary>A letter of an old register: its number and days, as far as they are known, and no text.</summary>
    public static Document TakeOver(Guid id, Guid bodyId, Guid caseId, LetterKind kind, string title, string? number, DateOnly? letterOn) =>
        new(id, bodyId, caseId, 1, kind, title, []) { Number = number, LetterOn = letterOn, State = DocumentState.Dispatched };

    public void Void(string reason) => (State, VoidReason) = (DocumentState.Voided, reason);

    public void Serve(ServiceRecord record)
    {
        _services.Add(record);
        State = record.ReceivedOn is null ? DocumentState.Dispatched : DocumentState.Served;
    }

    /// <summary>Who agreed in the running round; a returned draft starts a new one.</summary>
    public IEnumerable<Guid> AgreedBy => _steps.OrderBy(s => s.No).TakeLast(Agreed).Select(s => s.ByUserId);

    public void Arrived() => State = DocumentState.Served;

    public void CameBack() => State = DocumentState.Issued;
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
        string textHash, DateTimeOffset at, string? onBehalfOf = null)
    {
        (DocumentId, No, Role, Verdict, Opinion) = (documentId, no, role, verdict, opinion);
        (ByUserId, ByName, TextHash, At, OnBehalfOf) = (byUserId, byName, textHash, at, onBehalfOf);
    }

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
