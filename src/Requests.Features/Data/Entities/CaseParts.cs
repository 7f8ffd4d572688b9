using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Data.Entities;

public enum PartyRole
{
    Applicant,
    Agent,
    ThirdParty,

    /// <summary>监护人: acts for an applicant who is a minor or cannot act.</summary>
    Guardian,
}

/// <summary>Whether it is known who asks (Art. 29: name, identity proof, contact).</summary>
public enum IdentityProof
{
    /// <summary>Not asked for: somebody known to the office, or an organ of the state.</summary>
    NotNeeded,

    /// <summary>Papers or a number came; nobody has looked yet.</summary>
    Given,

    /// <summary>Somebody of the office has looked at them.</summary>
    Checked,

    /// <summary>Nothing came: a point for the correction notice.</summary>
    Missing,
}

/// <summary>A person or organisation in a case. Every personal field is sealed.</summary>
public sealed class Party : IOfBody
{
    private SealedText _name = SealedText.None;
    private SealedText _idNumber = SealedText.None;
    private SealedText _phone = SealedText.None;
    private SealedText _address = SealedText.None;
    private SealedText _email = SealedText.None;

    private Party() { }

    public Party(Guid id, Guid bodyId, Guid caseId, PartyRole role, SealedText name, SealedText idNumber,
        SealedText phone, SealedText address, SealedText email, bool isOrganisation = false) =>
        (Id, BodyId, CaseId, Role, Name, IdNumber, Phone, Address, Email, IsOrganisation) =
        (id, bodyId, caseId, role, name, idNumber, phone, address, email, isOrganisation);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public PartyRole Role { get; private set; }

    public SealedText Name
    {
        get => At(_name, nameof(Name));
        private set => _name = value;
    }

    public SealedText IdNumber
    {
        get => At(_idNumber, nameof(IdNumber));
        private set => _idNumber = value;
    }

    public SealedText Phone
    {
        get => At(_phone, nameof(Phone));
        private set => _phone = value;
    }

    public SealedText Address
    {
        get => At(_address, nameof(Address));
        private set => _address = value;
    }

    public SealedText Email
    {
        get => At(_email, nameof(Email));
        private set => _email = value;
    }

    /// <summary>A third party that is addressed as 你单位; of applicants <see cref="Case.ApplicantType"/> tells.</summary>
    public bool IsOrganisation { get; private set; }

    /// <summary>Of an agent: the last day of the mandate; null where it has none, or none was given.</summary>
    public DateOnly? MandateUntil { get; private set; }

    public void Mandate(DateOnly? until) => MandateUntil = until;

    /// <summary>更正: values as they should have been taken in; null leaves one as it is.</summary>
    public void Correct(SealedText? name = null, SealedText? idNumber = null, SealedText? phone = null, SealedText? address = null, SealedText? email = null) =>
        (Name, IdNumber, Phone, Address, Email) = (name ?? Name, idNumber ?? IdNumber, phone ?? Phone, address ?? Address, email ?? Email);

    /// <summary>The file was destroyed; that there was such a party stays.</summary>
    public void Forget() => (Name, IdNumber, Phone, Address, Email) = (SealedText.None, SealedText.None, SealedText.None, SealedText.None, SealedText.None);

    /// <summary>The hashes by which each value is found, taken anew of the values as they are.</summary>
    public void Rehash(string name, string idNumber, string phone, string address, string email)
    {
        Name = Hashed(Name, name);
        IdNumber = Hashed(IdNumber, idNumber);
        Phone = Hashed(Phone, phone);
        Address = Hashed(Address, address);
        Email = Hashed(Email, email);
    }

    // An unchanged value stays the same object, so that nothing is written.
    private static SealedText Hashed(SealedText value, string hash) => value.Hash == hash ? value : value with { Hash = hash };

    /// <summary>The same person in another case.</summary>
    /// <param name="move">Seals a value for another place.</param>
    public Party CopyTo(Guid caseId, Func<SealedText, SealedPlace, SealedText> move)
    {
        var id = Guid.CreateVersion7();
        return new(id, BodyId, caseId, Role, move(Name, PlaceOf(id, nameof(Name))), move(IdNumber, PlaceOf(id, nameof(IdNumber))),
            move(Phone, PlaceOf(id, nameof(Phone))), move(Address, PlaceOf(id, nameof(Address))), move(Email, PlaceOf(id, nameof(Email))), IsOrganisation)
        { MandateUntil = MandateUntil };
    }

    /// <summary>The same values sealed anew for the places they are in.</summary>
    public void Reseal(Func<SealedText, SealedPlace, SealedText> move) => (Name, IdNumber, Phone, Address, Email) =
        (move(Name, Name.Place!), move(IdNumber, IdNumber.Place!), move(Phone, Phone.Place!), move(Address, Address.Place!), move(Email, Email.Place!));

    /// <param name="field">Name of the property.</param>
    public static SealedPlace PlaceOf(Guid id, string field) => SealedPlace.Of("Parties." + field, id);

    private SealedText At(SealedText value, string field)
    {
        value.Place ??= PlaceOf(Id, field);
        return value;
    }
}

/// <summary>One of several matters in a request, each with an answer of its own; one leaf is counted.</summary>
public sealed class Matter
{
    private Matter() { }

    public Matter(Guid caseId, int no, string text) => (CaseId, No, Text) = (caseId, no, text);

    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public string Text { get; private set; } = "";
    public OutcomeLeaf? Leaf { get; private set; }

    public NotHeldKind? NotHeldKind { get; private set; }

    /// <summary>Its own reason; null where that of the case holds.</summary>
    public string? Reason { get; private set; }

    /// <summary>What its own outcome stands on; null where that of the case holds for all matters.</summary>
    public OutcomeBasis? Basis { get; private set; }

    public void Classify(OutcomeLeaf leaf, NotHeldKind? kind = null, string? reason = null, OutcomeBasis? basis = null) => (Leaf,
        NotHeldKind, Reason, Basis) = (leaf, kind, reason, basis);

    /// <summary>更正: its words as they should have been taken in.</summary>
    public void Correct(string text) => Text = text;

    /// <param name="whole">How the case is counted.</param>
    public Ruling RulingWithin(Ruling whole)
    {
        var leaf = Leaf ?? whole.Leaf;
        var kind = leaf == OutcomeLeaf.UnavailableNotHeld ? NotHeldKind ?? whole.NotHeldKind : null;
        return new Ruling(No, Text, leaf, kind, Reason ?? whole.Reason, Basis ?? whole.Basis);
    }
}

/// <summary>One entry of the clock ledger as stored. Append-only.</summary>
public sealed class ClockLedgerRow : IAppendOnly
{
    private ClockLedgerRow() { }

    public ClockLedgerRow(Guid caseId, ClockEntry entry, string? reason, Guid? byUserId, string byName, DateTimeOffset at)
    {
        (CaseId, Sequence, Kind, On) = (caseId, entry.Sequence, entry.Kind, entry.On);
        (DeliveredOn, WorkingDays, RefersTo) = (entry.DeliveredOn, entry.WorkingDays, entry.RefersTo);
        (UntilOn, ApprovedOn, ToldOn) = (entry.UntilOn, entry.ApprovedOn, entry.ToldOn);
        (Reason, ByUserId, ByName, At) = (reason, byUserId, byName, at);
    }

    public Guid CaseId { get; private set; }
    public int Sequence { get; private set; }
    public ClockEntryKind Kind { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>When the other side got it.</summary>
    public DateOnly? DeliveredOn { get; private set; }

    public int? WorkingDays { get; private set; }
    public int? RefersTo { get; private set; }
    public DateOnly? UntilOn { get; private set; }
    public DateOnly? ApprovedOn { get; private set; }
    public DateOnly? ToldOn { get; private set; }
    public string? Reason { get; private set; }
    public Guid? ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public ClockEntry ToEntry() =>
        new(Sequence, Kind, On, DeliveredOn, WorkingDays, RefersTo, UntilOn, ApprovedOn, ToldOn);
}

/// <summary>What a file is in a case for.</summary>
public static class FilePurposes
{
    /// <summary>
    /// Papers that people brought or that tell of them. What the office itself holds, as the proof of a search or what goes with a reply,
    /// is what approvers must judge, and stands behind no reason.
    /// </summary>
    public static bool IsPersonal(this FilePurpose purpose) => purpose is not (FilePurpose.SearchProof or FilePurpose.Enclosure);
}

public enum FilePurpose
{
    Application,
    Correction,
    Mandate,
    Evidence,
    SearchProof,
    ServiceProof,
    Enclosure,
    Opinion,
}

public enum ScanVerdict
{
    /// <summary>No scanner is set up; the setting says so openly.</summary>
    NotScanned,
    Clean,
}

/// <summary>Whether anybody can open a file that came in.</summary>
public enum FileOpening
{
    Opens,

    /// <summary>It asks for a password.</summary>
    Password,

    /// <summary>Broken, cut short, or not what it says it is.</summary>
    Damaged,

    /// <summary>It unpacks to more than one file may.</summary>
    TooHeavy,
}

/// <summary>A file that came with a case, kept by its SHA-256 in the file store.</summary>
public sealed class Attachment : IOfBody, IAppendOnly
{
    private Attachment() { }

    public Attachment(Guid bodyId, Guid caseId, int no, FilePurpose purpose, string fileName, string mediaType,
        long length, string sha256, ScanVerdict scan, string byName, DateTimeOffset at, FileOpening? opening = null)
    {
        (BodyId, CaseId, No, Purpose, FileName) = (bodyId, caseId, no, purpose, fileName);
        (MediaType, Length, Sha256, Scan, ByName, At, Opening) = (mediaType, length, sha256, scan, byName, at, opening);
    }

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public FilePurpose Purpose { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>Sniffed from the bytes, never taken from the sender.</summary>
    public string MediaType { get; private set; } = "";

    public long Length { get; private set; }
    public string Sha256 { get; private set; } = "";
    public ScanVerdict Scan { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Null where it was not tried: it came before that was done, or its kind cannot be opened here.</summary>
    public FileOpening? Opening { get; private set; }

    /// <summary>The same file in another case; the bytes are kept once.</summary>
    public Attachment CopyTo(Guid caseId) => new(BodyId, caseId, No, Purpose, FileName, MediaType, Length, Sha256, Scan, ByName, At, Opening);
}

/// <summary>征求意见: one letter asking somebody's opinion, with its own clock (CLK-6..8).</summary>
public sealed class Consultation : IOfBody
{
    private Consultation() { }

    public Consultation(Guid bodyId, Guid caseId, int no, ConsultationKind kind, string? agency, Guid? partyId,
        string passages, DateOnly sentOn, int ledgerSequence) =>
        (BodyId, CaseId, No, Kind, Agency, PartyId, Passages, SentOn, LedgerSequence) =
        (bodyId, caseId, no, kind, agency, partyId, passages, sentOn, ledgerSequence);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public ConsultationKind Kind { get; private set; }
    public string? Agency { get; private set; }
    public Guid? PartyId { get; private set; }
    public string Passages { get; private set; } = "";
    public DateOnly SentOn { get; private set; }
    public DateOnly? DeliveredOn { get; private set; }
    public string? DeliveryProof { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public ConsultationOpinion? Opinion { get; private set; }
    public string? OpinionText { get; private set; }

    /// <summary>The clock entry of the letter; a new one once delivery is recorded.</summary>
    public int LedgerSequence { get; private set; }

    /// <summary>The letter's clock entry was undone: kept for the record, left out of every query.</summary>
    public bool TakenBack { get; private set; }

    public void Delivered(DateOnly on, string proof, int ledgerSequence) =>
        (DeliveredOn, DeliveryProof, LedgerSequence) = (on, proof, ledgerSequence);

    public void Answer(DateOnly on, ConsultationOpinion opinion, string? text) =>
        (AnsweredOn, Opinion, OpinionText) = (on, opinion, text);

    public void ForgetAnswer() => (AnsweredOn, Opinion, OpinionText) = (null, null, null);

    public void TakeBack() => TakenBack = true;
}

public enum SearchConclusion
{
    Found,
    FoundInPart,
    NotFound,
}

/// <summary>协办: an order to a unit to search, and the signed record that comes back.</summary>
public sealed class SearchRecord : IOfBody
{
    private SearchRecord() { }

    public SearchRecord(Guid bodyId, Guid caseId, int no, string unit, string scope, string keywords, DateOnly orderedOn, DateOnly dueOn) =>
        (BodyId, CaseId, No, Unit, Scope, Keywords, OrderedOn, DueOn) = (bodyId, caseId, no, unit, scope, keywords, orderedOn, dueOn);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public string Unit { get; private set; } = "";
    public string Scope { get; private set; } = "";
    public string Keywords { get; private set; } = "";
    public DateOnly OrderedOn { get; private set; }
    public DateOnly DueOn { get; private set; }
    public IReadOnlyList<SearchStep> Steps { get; private set; } = [];
    public SearchConclusion? Conclusion { get; private set; }
    public string? WhyNone { get; private set; }
    public string? SignedBy { get; private set; }
    public DateOnly? SignedOn { get; private set; }

    /// <summary>复核人: who looked the record over, by name; null where the sheet is still to be signed by hand.</summary>
    public string? CheckedBy { get; private set; }

    public void Sign(IReadOnlyList<SearchStep> steps, SearchConclusion conclusion, string? whyNone, string by, DateOnly on, string? checkedBy = null) =>
        (Steps, Conclusion, WhyNone, SignedBy, SignedOn, CheckedBy) = (steps, conclusion, whyNone, by, on, checkedBy);
}

internal sealed class ClockLedgerRowTable : IEntityTypeConfiguration<ClockLedgerRow>
{
    public void Configure(EntityTypeBuilder<ClockLedgerRow> b)
    {
        b.ToTable("ClockLedger").HasKey(x => new { x.CaseId, x.Sequence });
        b.Property(x => x.Sequence).ValueGeneratedNever();
        b.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        // The report asks for the fees of a year (FEE-10), which few cases have.
        b.HasIndex(x => new { x.Kind, x.On });
    }
}

internal sealed class PartyTable : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> b)
    {
        b.ToTable("Parties");
        b.Property(x => x.Id).ValueGeneratedNever();
        foreach (var name in new[] { nameof(Party.Name), nameof(Party.IdNumber), nameof(Party.Phone), nameof(Party.Address), nameof(Party.Email) })
            Sealed(b, name);
    }

    private static void Sealed(EntityTypeBuilder<Party> party, string name) =>
        party.OwnsOne<SealedText>(name, owned =>
        {
            owned.Property(s => s.Cipher).HasColumnName(name + "Cipher");
            owned.Property(s => s.Hash).HasColumnName(name + "Hash").HasMaxLength(TextLimits.Hash);
            owned.HasIndex(s => s.Hash);
            owned.Ignore(s => s.IsNone).Ignore(s => s.Place);
            party.Navigation(name).IsRequired();
        });
}

internal sealed class MatterTable : IEntityTypeConfiguration<Matter>
{
    public void Configure(EntityTypeBuilder<Matter> b)
    {
        b.ToTable("Matters").HasKey(x => new { x.CaseId, x.No });
        b.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        Mapping.Long(Mapping.AsJson(b.Property(x => x.Basis)));
        b.Property(x => x.No).ValueGeneratedNever();
        Mapping.Long(b.Property(x => x.Text));
    }
}

internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> b)
    {
        b.ToTable("Attachments");
        b.HasKey(x => new { x.CaseId, x.No });
        b.Property(x => x.No).ValueGeneratedNever();
        b.Property(x => x.Sha256).HasMaxLength(TextLimits.Hash);
        // Scans of late whose text nobody has read.
        b.HasIndex(x => x.At);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}

internal sealed class ConsultationTable : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> b)
    {
        b.ToTable("Consultations");
        b.HasKey(x => new { x.CaseId, x.No });
        b.Property(x => x.No).ValueGeneratedNever();
        Mapping.Long(b.Property(x => x.Passages));
        Mapping.Long(b.Property(x => x.OpinionText));
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}

internal sealed class SearchRecordTable : IEntityTypeConfiguration<SearchRecord>
{
    public void Configure(EntityTypeBuilder<SearchRecord> b)
    {
        b.ToTable("SearchRecords");
        b.HasKey(x => new { x.CaseId, x.No });
        b.Property(x => x.No).ValueGeneratedNever();
        b.Property(x => x.Scope).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.WhyNone).HasMaxLength(TextLimits.Reason);
        Mapping.Long(Mapping.AsJson(b.Property(x => x.Steps)));
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
