using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Data.Entities;

/// <summary>
/// 法定期限调整: a change of the law's own lengths, from a day of effect on, as data. It counts once it is switched on, for
/// requests received on or after its day; earlier requests keep the law of their day.
/// </summary>
public sealed class RuleChange
{
    private RuleChange() { }

    /// <param name="act">The act that changes the law, by title and number.</param>
    /// <param name="lengths">What it changes; the rest stays as the law had it.</param>
    public RuleChange(Guid id, DateOnly from, string act, OwnPeriods lengths, string byName, DateTimeOffset at) =>
        (Id, From, Act, Lengths, ByName, At) = (id, from, act, lengths, byName, at);

    public Guid Id { get; private set; }

    /// <summary>First day of effect.</summary>
    public DateOnly From { get; private set; }

    public string Act { get; private set; } = "";
    public OwnPeriods Lengths { get; private set; } = OwnPeriods.None;
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Null while it is only rehearsed.</summary>
    public DateTimeOffset? OnAt { get; private set; }

    public string? OnByName { get; private set; }

    public void SwitchOn(string byName, DateTimeOffset at) => (OnByName, OnAt) = (byName, at);
}

internal sealed class RuleChangeTable : IEntityTypeConfiguration<RuleChange>
{
    public void Configure(EntityTypeBuilder<RuleChange> b)
    {
        b.ToTable("RuleChanges");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Act).HasMaxLength(TextLimits.Subject);
        Mapping.Long(Mapping.AsJson(b.Property(x => x.Lengths)));
    }
}
