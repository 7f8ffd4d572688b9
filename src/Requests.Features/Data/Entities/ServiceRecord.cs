using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;
using Requests.Statute.Service;

namespace Requests.Features.Data.Entities;

public enum ProofKind
{
    /// <summary>邮件号 of the postal enterprise.</summary>
    TrackingNumber,

    /// <summary>A file of the case: the signed return receipt, a photo of the leaving, the published page.</summary>
    Scan,

    /// <summary>签收 on paper kept in the file.</summary>
    Signature,

    /// <summary>Log of a mail system, of the postal service, or of this program.</summary>
    DeliveryLog,
}

/// <summary>What shows that a letter left, or that it arrived.</summary>
/// <param name="Words">What it is; no personal data, which belongs to <see cref="ServiceParticulars"/>.</param>
/// <param name="FileNo">Number of the file in the case.</param>
public sealed record ServiceProof(ProofKind Kind, string? Words = null, int? FileNo = null);

/// <summary>What a return receipt (送达回证) holds beside days and proofs (SRV-9). Names people, so it is stored sealed.</summary>
public sealed record ServiceParticulars
{
    public string? Place { get; init; }

    /// <summary>Who signed.</summary>
    public string? Signatory { get; init; }

    /// <summary>The signatory's relation to the recipient, where another signed.</summary>
    public string? Relation { get; init; }

    public string? RefusalReason { get; init; }
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>Who served it; two for leaving it at the address.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    public string? EntrustedAgency { get; init; }
    public string? Carrier { get; init; }

    /// <summary>The address it was sent to, post or electronic.</summary>
    public string? Address { get; init; }

    public string? Remark { get; init; }
}

/// <summary>送达: one attempt to bring a letter to its addressee; dispatched and received days are kept apart, each with its proof (SRV-4, SRV-5).</summary>
public sealed class ServiceRecord
{
    private ServiceRecord() { }

    public ServiceRecord(Guid documentId, int no, ServiceMethod method, DateOnly dispatchedOn, ServiceProof sent,
        string? trackingNumber = null, string? particulars = null)
        : this(documentId, no, dispatchedOn) => Went(method, sent, trackingNumber, particulars);

    /// <summary>A process letter that is known to have left; how it left is told by <see cref="Went"/>.</summary>
    public ServiceRecord(Guid documentId, int no, DateOnly dispatchedOn) => (DocumentId, No, DispatchedOn) = (documentId, no, dispatchedOn);

    /// <summary>What an old register says of the service; way and proofs are not known.</summary>
    public static ServiceRecord TakeOver(Guid documentId, DateOnly dispatchedOn, DateOnly? receivedOn) =>
        new(documentId, 1, dispatchedOn) { ReceivedOn = receivedOn };

    /// <summary>Where the particulars lie sealed.</summary>
    public static SealedPlace ParticularsPlace(Guid documentId, int no) => SealedPlace.Of("ServiceRecords.Particulars", documentId, no);

    internal void Reseal(Func<SealedPlace, string, string> seal) => Particulars = Particulars is null ? null
        : seal(ParticularsPlace(DocumentId, No), Particulars);

    public Guid DocumentId { get; private set; }
    public int No { get; private set; }

    /// <summary>Null: not known, for old letters taken over and for process letters until it is told.</summary>
    public ServiceMethod? Method { get; private set; }

    public DateOnly DispatchedOn { get; private set; }
    public ProofKind? SentKind { get; private set; }
    public string? SentWords { get; private set; }
    public int? SentFile { get; private set; }
    public DateOnly? ReceivedOn { get; private set; }
    public ProofKind? ReceivedKind { get; private set; }

    /// <summary>Words of the proof of receipt.</summary>
    public string? Proof { get; private set; }

    public int? ReceivedFile { get; private set; }
    public string? TrackingNumber { get; private set; }

    /// <summary><see cref="ServiceParticulars"/> as JSON, sealed by the vault.</summary>
    public string? Particulars { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }
    public string? ReturnReason { get; private set; }

    /// <summary>Last day for the applicant to say how a returned letter may reach them.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public ServiceProof? SentProof => SentKind is { } kind ? new(kind, SentWords, SentFile) : null;

    public ServiceProof? ReceivedProof => ReceivedOn is null || (Method is null && ReceivedKind is null) ? null : new(ReceivedKind ?? ProofKind.Signature, Proof, ReceivedFile);

    public void Went(ServiceMethod method, ServiceProof sent, string? trackingNumber, string? particulars)
    {
        (Method, TrackingNumber, Particulars) = (method, trackingNumber, particulars ?? Particulars);
        (SentKind, SentWords, SentFile) = (sent.Kind, sent.Words, sent.FileNo);
    }

    /// <param name="proof">Null where nobody has shown one yet.</param>
    public void Received(DateOnly on, ServiceProof? proof) => (ReceivedOn, ReceivedKind, Proof, ReceivedFile) = (on, proof?.Kind, proof?.Words, proof?.FileNo);

    public void Describe(string particulars) => Particulars = particulars;

    public void CameBack(DateOnly on, string reason, DateOnly answerBy) => (ReturnedOn, ReturnReason, AnswerBy) = (on, reason, answerBy);
}

internal sealed class ServiceRecordTable : IEntityTypeConfiguration<ServiceRecord>
{
    public void Configure(EntityTypeBuilder<ServiceRecord> builder)
    {
        builder.ToTable("ServiceRecords").HasKey(x => new { x.DocumentId, x.No });
        builder.Property(x => x.No).ValueGeneratedNever();
        builder.HasIndex(x => x.TrackingNumber);
        builder.Property(x => x.SentWords).HasMaxLength(TextLimits.Reason);
        builder.Property(x => x.Proof).HasMaxLength(TextLimits.Reason);
        Mapping.Long(builder.Property(x => x.Particulars));
        builder.Property(x => x.ReturnReason).HasMaxLength(TextLimits.Reason);
        builder.Ignore(x => x.SentProof).Ignore(x => x.ReceivedProof);
    }
}
