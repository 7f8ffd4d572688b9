using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>A body asks a user of another body to work in it too. Nothing holds before the user has agreed.</summary>
public sealed class Invitation : IOfBody
{
    private Invitation() { }

    public Invitation(Guid id, Guid bodyId, Guid userId, IReadOnlyList<Role> roles, Guid? unitId, string byName, DateTimeOffset at) =>
        (Id, BodyId, UserId, Roles, UnitId, ByName, At) = (id, bodyId, userId, roles, unitId, byName, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid UserId { get; private set; }
    public IReadOnlyList<Role> Roles { get; private set; } = [];
    public Guid? UnitId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("Invitations");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        Mapping.AsJson(invitation.Property(i => i.Roles)).HasMaxLength(TextLimits.Subject);
        invitation.HasIndex(i => new { i.UserId, i.BodyId }).IsUnique();
    }
}
