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

internal sealed class OfficeEventTable : IEntityTypeConfiguration<OfficeEvent>
{
    public void Configure(EntityTypeBuilder<OfficeEvent> b)
    {
        b.ToTable("Events");
        // Two acts at once on one case would fork its chain; the second is retried on top of the first.
        b.HasIndex(x => new { x.CaseId, x.Sequence }).IsUnique().HasFilter(ProviderDifferences.Given("CaseId"));
        b.HasIndex(x => new { x.BodyId, x.At });
        Mapping.Long(b.Property(x => x.Details));
    }
}
