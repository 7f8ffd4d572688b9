using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>What happened: written by every command in its own transaction, chained by hash within its stream. Append-only.</summary>
public sealed class OfficeEvent : IAppendOnly
{
    private OfficeEvent() { }

    public OfficeEvent(Guid? bodyId, Guid? caseId, int sequence, string act, DateOnly lawOn, Guid? byUserId, string byName,
        string details, DateOnly? dueBefore, DateOnly? dueAfter, string ruleIds, string previousHash, string hash, DateTimeOffset at)
    {
        (BodyId, CaseId, Sequence, Act, LawOn) = (bodyId, caseId, sequence, act, lawOn);
        (ByUserId, ByName, Details) = (byUserId, byName, details);
        (DueBefore, DueAfter, RuleIds) = (dueBefore, dueAfter, ruleIds);
        (PreviousHash, Hash, At) = (previousHash, hash, at);
    }

    public long Id { get; private set; }
    public Guid? BodyId { get; private set; }
    public Guid? CaseId { get; private set; }

    /// <summary>Running number within the case; 0 where no case is concerned.</summary>
    public int Sequence { get; private set; }

    /// <summary>Name of the act, the same word as in the permission table.</summary>
    public string Act { get; private set; } = "";

    /// <summary>The day the act counts for in law, which may be before the day it was recorded.</summary>
    public DateOnly LawOn { get; private set; }

    public Guid? ByUserId { get; private set; }
    public string ByName { get; private set; } = "";

    /// <summary>JSON without personal data.</summary>
    public string Details { get; private set; } = "{}";

    /// <summary>Name of the API key that acted; null: a person, or the program.</summary>
    public string? ByKey { get; init; }

    public DateOnly? DueBefore { get; private set; }
    public DateOnly? DueAfter { get; private set; }
    public string RuleIds { get; private set; } = "";
    public string PreviousHash { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

public enum OutboxState
{
    Pending,
    Sent,

    /// <summary>Given up after the last retry; shown to the administrator.</summary>
    Dead,
}

/// <summary>Something that must leave after the commit. The key makes delivering it twice impossible to enqueue.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    public OutboxMessage(Guid id, Guid? bodyId, string kind, string key, string payload, DateTimeOffset dueAt) =>
        (Id, BodyId, Kind, Key, Payload, DueAt, CreatedAt) = (id, bodyId, kind, key, payload, dueAt, dueAt);

    public Guid Id { get; private set; }
    public Guid? BodyId { get; private set; }

    /// <summary>Which deliverer takes it: email, webhook.</summary>
    public string Kind { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>JSON; addresses inside are sealed.</summary>
    public string Payload { get; private set; } = "";

    public OutboxState State { get; private set; }
    public int Attempts { get; private set; }
    public string? LastError { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Leaves at once, whatever quiet hours its body keeps.</summary>
    public bool IgnoresQuietHours { get; init; }

    /// <summary>Takes a dead letter up again, with all its attempts before it.</summary>
    public void Retry(DateTimeOffset at) => (State, DueAt, Attempts) = (OutboxState.Pending, at, 0);
}

/// <summary>A notice in somebody's in-app inbox. The key keeps a sweep from writing it twice.</summary>
public sealed class InboxNotice : IOfBody
{
    private InboxNotice() { }

    public InboxNotice(Guid id, Guid bodyId, Guid userId, Guid? caseId, string kind, string key, string arguments, DateTimeOffset at) =>
        (Id, BodyId, UserId, CaseId, Kind, Key, Arguments, At) = (id, bodyId, userId, caseId, kind, key, arguments, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid UserId { get; private set; }
    public Guid? CaseId { get; private set; }

    /// <summary>Code of the notice; the words are chosen when it is read.</summary>
    public string Kind { get; private set; } = "";

    public string Key { get; private set; } = "";
    public string Arguments { get; private set; } = "[]";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The reader must say that they have taken note.</summary>
    public bool NeedsAcknowledgement { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public void Read(DateTimeOffset at) => ReadAt ??= at;

    public void Acknowledge(DateTimeOffset at)
    {
        Read(at);
        AcknowledgedAt ??= at;
    }
}

/// <summary>The answer kept for a retried command. Written in the command's own transaction.</summary>
public sealed class IdempotencyRecord : IAppendOnly
{
    private IdempotencyRecord() { }

    public IdempotencyRecord(string scope, string key, string requestHash, string response, DateTimeOffset at) =>
        (Scope, Key, RequestHash, Response, At) = (scope, key, requestHash, response, at);

    public string Scope { get; private set; } = "";
    public string Key { get; private set; } = "";
    public string RequestHash { get; private set; } = "";
    public string Response { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>Somebody read unmasked personal data, and why (PII-10). Append-only.</summary>
public sealed class PersonalReading : IOfBody, IAppendOnly
{
    private PersonalReading() { }

    public PersonalReading(Guid bodyId, Guid caseId, Guid? byUserId, string byName, string reason, DateTimeOffset at) =>
        (BodyId, CaseId, ByUserId, ByName, Reason, At) = (bodyId, caseId, byUserId, byName, reason, at);

    public long Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid? ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>One sealed state of a case's file. Manifests are chained by hash within a body. Append-only.</summary>
public sealed class ArchiveSeal : IOfBody, IAppendOnly
{
    private ArchiveSeal() { }

    public ArchiveSeal(Guid bodyId, int sequence, Guid caseId, string caseNumber, string reason, string manifestHash, string previousHash, DateTimeOffset at)
    {
        (BodyId, Sequence, CaseId, CaseNumber) = (bodyId, sequence, caseId, caseNumber);
        (Reason, ManifestHash, PreviousHash, At) = (reason, manifestHash, previousHash, at);
    }

    public Guid BodyId { get; private set; }

    /// <summary>Place in the body's chain, from 1 without gaps.</summary>
    public int Sequence { get; private set; }

    public Guid CaseId { get; private set; }
    public string CaseNumber { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public string ManifestHash { get; private set; } = "";
    public string PreviousHash { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>The import that brought it from another system; null for a seal made here.</summary>
    public Guid? ImportId { get; private init; }

    /// <summary>A seal made by another system, as its package says.</summary>
    public static ArchiveSeal Imported(Guid importId, Guid bodyId, Guid caseId, int sequence, string caseNumber, string reason, string manifestHash, string previousHash, DateTimeOffset at) =>
        new(bodyId, sequence, caseId, caseNumber, reason, manifestHash, previousHash, at) { ImportId = importId };
}

/// <summary>Proof that a sweep ran, and what it found.</summary>
public sealed class Heartbeat
{
    private Heartbeat() { }

    public Heartbeat(string job, string node, int checkedCount, int faults, string line, IReadOnlyDictionary<string, int> found, DateTimeOffset at) =>
        (Job, Node, Checked, Faults, Line, Found, At) = (job, node, checkedCount, faults, line, found, at);

    public long Id { get; private set; }
    public string Job { get; private set; } = "";
    public string Node { get; private set; } = "";
    public int Checked { get; private set; }
    public int Faults { get; private set; }
    public string Line { get; private set; } = "";

    /// <summary>Of the faults, how many of which sort.</summary>
    public IReadOnlyDictionary<string, int> Found { get; private set; } = new Dictionary<string, int>();

    public DateTimeOffset At { get; private set; }
}

/// <summary>Who may run a sweep now: taken and renewed by a conditional update, so two nodes never both hold it.</summary>
public sealed class Lease
{
    private Lease() { }

    public Lease(string name, string owner, DateTimeOffset until) => (Name, Owner, Until) = (name, owner, until);

    public string Name { get; private set; } = "";
    public string Owner { get; private set; } = "";
    public DateTimeOffset Until { get; private set; }
}

/// <summary>A calendar notice or local overlay entered here; the national ones shipped with the program need no row.</summary>
public sealed class CalendarChange
{
    private CalendarChange() { }

    public CalendarChange(Guid id, Guid? bodyId, string source, int? year, DateOnly publishedOn, string days, string byName, DateTimeOffset at) =>
        (Id, BodyId, Source, Year, PublishedOn, Days, ByName, At) = (id, bodyId, source, year, publishedOn, days, byName, at);

    public Guid Id { get; private set; }

    /// <summary>Null: a national notice for everybody; otherwise a local overlay of one body.</summary>
    public Guid? BodyId { get; private set; }

    public string Source { get; private set; } = "";

    /// <summary>The year a national notice is for.</summary>
    public int? Year { get; private set; }

    public DateOnly PublishedOn { get; private set; }

    /// <summary>JSON with offDays and workDays.</summary>
    public string Days { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>The second person, for a national notice.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>No longer counts from here on; what it moved was worked out anew.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    public void TakeBack(DateTimeOffset at) => TakenBackAt ??= at;
}

/// <summary>A key for another system. Only its hash is kept.</summary>
public sealed class ApiKey : IOfBody
{
    private ApiKey() { }

    public ApiKey(Guid id, Guid bodyId, Guid userId, string name, string keyHash, string scopes, DateTimeOffset at) =>
        (Id, BodyId, UserId, Name, KeyHash, Scopes, CreatedAt) = (id, bodyId, userId, name, keyHash, scopes, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>The user whose roles the key acts with.</summary>
    public Guid UserId { get; private set; }

    public string Name { get; private set; } = "";
    public string KeyHash { get; private set; } = "";

    /// <summary>Space-separated: read, write, report.</summary>
    public string Scopes { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Null only for a key of a program before 1.1.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Kept to some minutes only.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public bool IsGood(DateTimeOffset at) => RevokedAt is null && !(at >= ExpiresAt);

    public void Used(DateTimeOffset at) => LastUsedAt = at;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}

/// <summary>A reminder that went out: one row a case, rule, due day and threshold, for ever.</summary>
public sealed class ReminderSent : IAppendOnly
{
    public const int Overdue = -1;

    private ReminderSent() { }

    public ReminderSent(Guid caseId, string rule, DateOnly dueOn, int threshold, DateTimeOffset at) =>
        (CaseId, Rule, DueOn, Threshold, At) = (caseId, rule, dueOn, threshold, at);

    public Guid CaseId { get; private set; }
    public string Rule { get; private set; } = "";
    public DateOnly DueOn { get; private set; }

    /// <summary>Working days before the due day, or <see cref="Overdue"/>.</summary>
    public int Threshold { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>A ring of data-protection keys and other small secrets of the installation, themselves encrypted.</summary>
public sealed class InstallationValue
{
    private InstallationValue() { }

    public InstallationValue(string name, string value, DateTimeOffset at) => (Name, Value, At) = (name, value, at);

    public string Name { get; private set; } = "";
    public string Value { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public void Set(string value, DateTimeOffset at) => (Value, At) = (value, at);
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> b)
    {
        b.ToTable("ApiKeys");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => x.KeyHash).IsUnique();
    }
}

internal sealed class CalendarChangeTable : IEntityTypeConfiguration<CalendarChange>
{
    public void Configure(EntityTypeBuilder<CalendarChange> b)
    {
        b.ToTable("CalendarChanges");
        b.Property(x => x.Id).ValueGeneratedNever();
        Mapping.Long(b.Property(x => x.Days));
    }
}

internal sealed class OfficeEventTable : IEntityTypeConfiguration<OfficeEvent>
{
    public void Configure(EntityTypeBuilder<OfficeEvent> b)
    {
        b.ToTable("Events");
        // Two acts at once on one case would fork its chain; the second is retried on top of the first.
        b.HasIndex(x => new { x.CaseId, x.Sequence }).IsUnique().HasFilter("[CaseId] IS NOT NULL");
        b.HasIndex(x => new { x.BodyId, x.At });
        Mapping.Long(b.Property(x => x.Details));
    }
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> b)
    {
        b.ToTable("Outbox");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => x.Key).IsUnique();
        b.HasIndex(x => new { x.State, x.DueAt });
        b.Property(x => x.LastError).HasMaxLength(TextLimits.Reason);
        Mapping.Long(b.Property(x => x.Payload));
    }
}

internal sealed class InboxNoticeTable : IEntityTypeConfiguration<InboxNotice>
{
    public void Configure(EntityTypeBuilder<InboxNotice> b)
    {
        b.ToTable("Inbox");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.UserId, x.Key }).IsUnique();
        b.HasIndex(x => new { x.UserId, x.ReadAt });
    }
}

internal sealed class IdempotencyRecordTable : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> b)
    {
        b.ToTable("IdempotencyRecords");
        b.HasKey(x => new { x.Scope, x.Key });
        b.Property(x => x.Key).HasMaxLength(TextLimits.Name);
        b.Property(x => x.Scope).HasMaxLength(TextLimits.Name);
        Mapping.Long(b.Property(x => x.Response));
    }
}

internal sealed class ArchiveSealTable : IEntityTypeConfiguration<ArchiveSeal>
{
    public void Configure(EntityTypeBuilder<ArchiveSeal> b)
    {
        b.ToTable("ArchiveSeals");
        b.HasKey(x => new { x.BodyId, x.Sequence });
        b.Property(x => x.Sequence).ValueGeneratedNever();
        b.HasIndex(x => x.CaseId);
    }
}

internal sealed class HeartbeatTable : IEntityTypeConfiguration<Heartbeat>
{
    public void Configure(EntityTypeBuilder<Heartbeat> b)
    {
        b.ToTable("Heartbeats");
        b.HasIndex(x => new { x.Job, x.At });
        Mapping.AsJson(b.Property(x => x.Found)).HasMaxLength(TextLimits.Reason);
    }
}

internal sealed class InstallationValueTable : IEntityTypeConfiguration<InstallationValue>
{
    public void Configure(EntityTypeBuilder<InstallationValue> b)
    {
        b.ToTable("InstallationValues");
        b.HasKey(x => x.Name);
        Mapping.Long(b.Property(x => x.Value));
    }
}

internal sealed class PersonalReadingTable : IEntityTypeConfiguration<PersonalReading>
{
    public void Configure(EntityTypeBuilder<PersonalReading> b)
    {
        b.ToTable("PersonalReadings");
        b.HasIndex(x => x.CaseId);
    }
}

internal sealed class LeaseTable : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> b)
    {
        b.ToTable("Leases");
        b.HasKey(x => x.Name);
    }
}

internal sealed class ReminderSentTable : IEntityTypeConfiguration<ReminderSent>
{
    public void Configure(EntityTypeBuilder<ReminderSent> b)
    {
        b.ToTable("RemindersSent");
        b.HasKey(x => new { x.CaseId, x.Rule, x.DueOn, x.Threshold });
    }
}
