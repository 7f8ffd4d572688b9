using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>A rung of the ladder that was reached and told: one row a case, due day and rung, for ever.</summary>
public sealed class Escalation : IOfBody, IAppendOnly
{
    private Escalation() { }

    public Escalation(Guid bodyId, Guid caseId, string rule, DateOnly dueOn, int workingDays, DateTimeOffset at) =>
        (BodyId, CaseId, Rule, DueOn, WorkingDays, At) = (bodyId, caseId, rule, dueOn, workingDays, at);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public string Rule { get; private set; } = "";
    public DateOnly DueOn { get; private set; }

    /// <summary>The rung: working days left, negative after the due day.</summary>
    public int WorkingDays { get; private set; }

    public DateTimeOffset At { get; private set; }
}

internal sealed class EscalationTable : IEntityTypeConfiguration<Escalation>
{
    public void Configure(EntityTypeBuilder<Escalation> escalation)
    {
        escalation.ToTable("Escalations").HasKey(e => new { e.CaseId, e.Rule, e.DueOn, e.WorkingDays });
        escalation.Property(e => e.Rule).HasMaxLength(TextLimits.Code);
        escalation.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }
}
