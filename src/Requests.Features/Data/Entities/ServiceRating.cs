using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>政务服务评价, in the five steps of the national 好差评. Codes are part of the API.</summary>
public enum Satisfaction
{
    /// <summary>非常满意</summary>
    VerySatisfied,

    /// <summary>满意</summary>
    Satisfied,

    /// <summary>基本满意</summary>
    FairlySatisfied,

    /// <summary>不满意</summary>
    Dissatisfied,

    /// <summary>非常不满意</summary>
    VeryDissatisfied,
}

/// <summary>评价: what an applicant thought of the service, said once after the reply. Staff read it without the case.</summary>
public sealed class ServiceRating : IOfBody, IAppendOnly
{
    private ServiceRating() { }

    public ServiceRating(Guid caseId, Guid bodyId, Satisfaction satisfaction, string? sealedWords, DateOnly on) =>
        (CaseId, BodyId, Satisfaction, Words, On) = (caseId, bodyId, satisfaction, sealedWords, on);

    public static SealedPlace WordsPlace(Guid caseId) => SealedPlace.Of("ServiceRating.Words", caseId);

    public Guid CaseId { get; private set; }
    public Guid BodyId { get; private set; }
    public Satisfaction Satisfaction { get; private set; }

    /// <summary>Sealed: people may name themselves. Null where nothing was said.</summary>
    public string? Words { get; private set; }

    public DateOnly On { get; private set; }
}

internal sealed class ServiceRatingTable : IEntityTypeConfiguration<ServiceRating>
{
    public void Configure(EntityTypeBuilder<ServiceRating> b)
    {
        b.ToTable("ServiceRatings").HasKey(x => x.CaseId);
        b.Property(x => x.CaseId).ValueGeneratedNever();
        b.HasIndex(x => new { x.BodyId, x.On });
        Mapping.Long(b.Property(x => x.Words));
        b.HasOne<Case>().WithOne().HasForeignKey<ServiceRating>(x => x.CaseId);
    }
}
