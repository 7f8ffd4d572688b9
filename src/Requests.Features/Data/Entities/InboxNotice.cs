using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

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

internal sealed class InboxNoticeTable : IEntityTypeConfiguration<InboxNotice>
{
    public void Configure(EntityTypeBuilder<InboxNotice> b)
    {
        b.ToTable("Inbox");
        b.Property(x => x.Id).ValueGeneratedNever();
        // A notice names what it is about, twenty cases with their days or ten faults of the self-check.
        Mapping.Long(b.Property(x => x.Arguments));
        b.HasIndex(x => new { x.UserId, x.Key }).IsUnique();
        b.HasIndex(x => new { x.UserId, x.ReadAt });
    }
}
