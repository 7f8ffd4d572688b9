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
}

internal sealed class PersonalReadingTable : IEntityTypeConfiguration<PersonalReading>
{
    public void Configure(EntityTypeBuilder<PersonalReading> b)
    {
        b.ToTable("PersonalReadings");
        b.HasIndex(x => x.CaseId);
    }
}
