using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>外出: a member of staff is away for whole days, and perhaps another acts meanwhile. Both ends count.</summary>
public sealed class Absence : IOfBody
{
    private Absence() { }

    public Absence(Guid id, Guid bodyId, Guid userId, DateOnly from, DateOnly to, Guid? deputyUserId, string reason) =>
        (Id, BodyId, UserId, From, To, DeputyUserId, Reason) = (id, bodyId, userId, from, to, deputyUserId, reason);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid UserId { get; private set; }

    /// <summary>First day away.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day away.</summary>
    public DateOnly To { get; private set; }

    /// <summary>代理人; null: nobody, so the work waits.</summary>
    public Guid? DeputyUserId { get; private set; }

    /// <summary>For colleagues: leave, training, a journey. Nothing about health.</summary>
    public string Reason { get; private set; } = "";

    public bool Covers(DateOnly day) => From <= day && day <= To;

    /// <summary>Back earlier than planned; a day before <see cref="From"/> empties the absence.</summary>
    public void EndOn(DateOnly last) => To = last;
}

internal sealed class AbsenceTable : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.Property(a => a.Id).ValueGeneratedNever();
        absence.Property(a => a.Reason).HasMaxLength(TextLimits.Subject);
        // Who is away in a span of days; a person's own come out of the same few rows.
        absence.HasIndex(a => new { a.BodyId, a.To, a.From });
    }
}
