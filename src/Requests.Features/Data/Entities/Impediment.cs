using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>
/// 不可抗力等正当事由: days on which a body could not work, with the public act that shows it. It stands beside the clocks: the
/// Regulations name it as no reason to stop them, so no date moves by it; whether it is pleaded in a case, a leader decides.
/// </summary>
public sealed class Impediment : IOfBody
{
    private Impediment() { }

    /// <param name="evidence">The public act: title, number, issuer and day, and where it can be seen.</param>
    public Impediment(Guid id, Guid bodyId, DateOnly from, DateOnly? to, string what, PublicAct evidence, string byName, DateTimeOffset at) =>
        (Id, BodyId, From, To, What, Evidence, ByName, At) = (id, bodyId, from, to, what, evidence, byName, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>First day on which work was impossible.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last such day; null while it goes on.</summary>
    public DateOnly? To { get; private set; }

    public string What { get; private set; } = "";
    public PublicAct Evidence { get; private set; } = null!;
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>It was recorded by mistake: kept, and left out of every trail.</summary>
    public string? TakenBackReason { get; private set; }

    public void End(DateOnly to) => To = to;

    public void TakeBack(string reason) => TakenBackReason = reason;
}

/// <summary>A public act as evidence.</summary>
/// <param name="Source">Where it was published.</param>
public sealed record PublicAct(string Title, string Issuer, DateOnly On, string? Number, string Source);

/// <summary>Whether an impediment is pleaded in one case, and who decided it.</summary>
public sealed class ImpedimentPlea : IOfBody
{
    private ImpedimentPlea() { }

    public ImpedimentPlea(Guid bodyId, Guid caseId, Guid impedimentId) => (BodyId, CaseId, ImpedimentId) = (bodyId, caseId, impedimentId);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid ImpedimentId { get; private set; }
    public bool IsPleaded { get; private set; }
    public string Words { get; private set; } = "";
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public void Decide(bool isPleaded, string words, string byName, DateTimeOffset at) => (IsPleaded, Words, ByName, At) = (isPleaded, words, byName, at);
}

internal sealed class ImpedimentTable : IEntityTypeConfiguration<Impediment>
{
    public void Configure(EntityTypeBuilder<Impediment> b)
    {
        b.ToTable("Impediments");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.BodyId, x.From });
        b.Property(x => x.What).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.TakenBackReason).HasMaxLength(TextLimits.Reason);
        Mapping.Long(Mapping.AsJson(b.Property(x => x.Evidence)));
    }
}

internal sealed class ImpedimentPleaTable : IEntityTypeConfiguration<ImpedimentPlea>
{
    public void Configure(EntityTypeBuilder<ImpedimentPlea> b)
    {
        b.ToTable("ImpedimentPleas").HasKey(x => new { x.CaseId, x.ImpedimentId });
        b.Property(x => x.Words).HasMaxLength(TextLimits.Reason);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
