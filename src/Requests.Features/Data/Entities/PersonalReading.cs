using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

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

    /// <summary>What was opened, such as <c>file 3</c> or <c>letter 1</c>; empty: the parties of the case, or a row of an older program.</summary>
    public string What { get; init; } = "";

    /// <summary>The reason was typed for this very reading; else one typed before held.</summary>
    public bool IsTyped { get; init; }
}

internal sealed class PersonalReadingTable : IEntityTypeConfiguration<PersonalReading>
{
    public void Configure(EntityTypeBuilder<PersonalReading> b)
    {
        b.ToTable("PersonalReadings");
        b.Property(x => x.What).HasMaxLength(TextLimits.Name);
        b.HasIndex(x => x.CaseId);
    }
}
