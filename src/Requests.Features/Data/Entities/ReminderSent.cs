using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

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

internal sealed class ReminderSentTable : IEntityTypeConfiguration<ReminderSent>
{
    public void Configure(EntityTypeBuilder<ReminderSent> b)
    {
        b.ToTable("RemindersSent");
        b.HasKey(x => new { x.CaseId, x.Rule, x.DueOn, x.Threshold });
    }
}
