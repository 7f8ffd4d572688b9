using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>限制知悉: a case is closed to all but its insiders and those who supervise. The query filter of <see cref="RequestsDb"/> keeps everyone else away.</summary>
public sealed class CaseRestriction
{
    private CaseRestriction() { }

    public CaseRestriction(Guid caseId, Guid bodyId, string reason, string byName, DateTimeOffset at) =>
        (CaseId, BodyId, Reason, ByName, At) = (caseId, bodyId, reason, byName, at);

    public Guid CaseId { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>For colleagues; no personal data.</summary>
    public string Reason { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>知悉人: works on a restricted case and so may know it.</summary>
public sealed class CaseInsider
{
    private CaseInsider() { }

    public CaseInsider(Guid caseId, Guid userId, Guid bodyId) => (CaseId, UserId, BodyId) = (caseId, userId, bodyId);

    public Guid CaseId { get; private set; }
    public Guid UserId { get; private set; }
    public Guid BodyId { get; private set; }
}

/// <summary>案件标识: what makes a case one to be handled with more care. Codes are part of the API.</summary>
public enum CaseFlagKind
{
    /// <summary>敏感</summary>
    Sensitive,

    /// <summary>媒体关注</summary>
    Press,

    /// <summary>领导关注</summary>
    LeaderAttention,

    /// <summary>涉诉涉复议</summary>
    Litigation,
}

/// <summary>One flag of one case.</summary>
public sealed class CaseFlag : IOfBody
{
    private CaseFlag() { }

    public CaseFlag(Guid caseId, CaseFlagKind kind, Guid bodyId, string byName, DateTimeOffset at) =>
        (CaseId, Kind, BodyId, ByName, At) = (caseId, kind, bodyId, byName, at);

    public Guid CaseId { get; private set; }
    public CaseFlagKind Kind { get; private set; }
    public Guid BodyId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>What a flag asks for.</summary>
/// <param name="Approvers">Who must agree to the reply beside the body's own chain.</param>
/// <param name="Restricts">The case is closed to all but its insiders at once.</param>
public sealed record CaseFlagRule(CaseFlagKind Kind, IReadOnlyList<Role> Approvers, bool Restricts = false);

public static class CaseFlagRules
{
    public static readonly IReadOnlyList<CaseFlagRule> All =
    [
        new(CaseFlagKind.Sensitive, [Role.Reviewer, Role.Leader, Role.Chief], Restricts: true),
        new(CaseFlagKind.Press, [Role.Leader]),
        new(CaseFlagKind.LeaderAttention, [Role.Leader, Role.Chief]),
        new(CaseFlagKind.Litigation, [Role.Head, Role.Leader]),
    ];

    public static CaseFlagRule Of(CaseFlagKind kind) => All.Single(r => r.Kind == kind);

    /// <summary>A chain with the steps the flags ask for, in the usual order; those who have agreed keep their places, and no step is ever taken out.</summary>
    /// <param name="agreed">How many of the chain have agreed.</param>
    public static IReadOnlyList<Role> Lengthen(IReadOnlyList<Role> chain, int agreed, IEnumerable<CaseFlagKind> flags)
    {
        var wanted = flags.SelectMany(f => Of(f).Approvers).Except(chain).ToList();
        return wanted.Count == 0 ? chain
            : [.. chain.Take(agreed), .. chain.Skip(agreed).Concat(wanted).OrderBy(role => Permissions.Approvers.ToList().IndexOf(role))];
    }
}

internal sealed class CaseRestrictionTable : IEntityTypeConfiguration<CaseRestriction>
{
    public void Configure(EntityTypeBuilder<CaseRestriction> b)
    {
        b.ToTable("CaseRestrictions").HasKey(x => x.CaseId);
        b.Property(x => x.CaseId).ValueGeneratedNever();
        b.HasIndex(x => x.BodyId);
        b.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        b.HasOne<Case>().WithOne().HasForeignKey<CaseRestriction>(x => x.CaseId);
    }
}

internal sealed class CaseInsiderTable : IEntityTypeConfiguration<CaseInsider>
{
    public void Configure(EntityTypeBuilder<CaseInsider> b)
    {
        b.ToTable("CaseInsiders").HasKey(x => new { x.CaseId, x.UserId });
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}

internal sealed class CaseFlagTable : IEntityTypeConfiguration<CaseFlag>
{
    public void Configure(EntityTypeBuilder<CaseFlag> b)
    {
        b.ToTable("CaseFlags").HasKey(x => new { x.CaseId, x.Kind });
        b.HasIndex(x => new { x.BodyId, x.Kind });
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
