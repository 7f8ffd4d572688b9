using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>机关: a body acting in its own name (INT-12). Cases, numbers, users and settings belong to one.</summary>
public sealed class Body : IVersioned
{
    private Body() { }

    public Body(Guid id, string code, string name, BodySettings settings) =>
        (Id, Code, Name, Settings) = (id, code, name, settings);

    public Guid Id { get; private set; }

    /// <summary>Short code in upper case, first part of every case number.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";
    public BodySettings Settings { get; private set; } = new();

    /// <summary>Code of the body that agreed to be this one's superior; empty while none has. Null only in rows of a program before 1.1.</summary>
    public string? AcceptedSuperior { get; private set; } = "";

    public Guid Version { get; private set; }

    /// <summary>The superior this body names, if that one agreed; empty otherwise.</summary>
    public string Superior => string.Equals(AcceptedSuperior, Settings.Superior, StringComparison.OrdinalIgnoreCase) ? AcceptedSuperior ?? "" : "";

    /// <param name="code">The superior that agrees; empty when it no longer does.</param>
    public void AcceptSuperior(string code) => AcceptedSuperior = code;

    /// <summary>Renews the version at once, so that the answer can name it.</summary>
    public void Change(string name, BodySettings settings) => (Name, Settings, Version) = (name, settings, Guid.NewGuid());
}

/// <summary>处室: a unit of a body that handles cases.</summary>
public sealed class Unit : IOfBody
{
    private Unit() { }

    public Unit(Guid id, Guid bodyId, string code, string name) => (Id, BodyId, Code, Name) = (id, bodyId, code, name);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
}

/// <summary>A role a user holds in one body.</summary>
public sealed class Membership
{
    private Membership() { }

    public Membership(Guid userId, Guid bodyId, Role role, Guid? unitId = null) =>
        (UserId, BodyId, Role, UnitId) = (userId, bodyId, role, unitId);

    public Guid UserId { get; private set; }
    public Guid BodyId { get; private set; }
    public Role Role { get; private set; }
    public Guid? UnitId { get; private set; }
}

/// <summary>A member of staff. Sign-in data is kept by ASP.NET Core Identity's stores.</summary>
public sealed class User : Microsoft.AspNetCore.Identity.IdentityUser<Guid>
{
    /// <summary>Name shown to colleagues and on approval sheets.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>zh-CN or en.</summary>
    public string Language { get; set; } = "zh-CN";

    public bool IsActive { get; set; } = true;

    /// <summary>Keeps the installation (<see cref="Role.Operator"/>).</summary>
    public bool IsOperator { get; set; }

    /// <summary>服务账号: acts for another system by keys alone; nobody signs in to it.</summary>
    public bool IsService { get; set; }

    /// <summary>The body that opened the account and answers for it; null only in rows of a program before 1.1.</summary>
    public Guid? HomeBodyId { get; set; }

    /// <summary>The body last chosen in the bar.</summary>
    public Guid? ChosenBodyId { get; set; }

    /// <summary>Time step of the newest one-time code that was taken: none is taken twice.</summary>
    public long LastCodeStep { get; set; }
}

internal sealed class BodyTable : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> b)
    {
        b.ToTable("Bodies");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => x.Code).IsUnique();
        b.Property(x => x.Code).HasMaxLength(TextLimits.Code);
        Mapping.Long(Mapping.AsJson(b.Property(x => x.Settings), StoredSettings.Carry));
        b.Property(x => x.AcceptedSuperior).HasMaxLength(TextLimits.Code);
        b.Ignore(x => x.Superior);
    }
}

internal sealed class UnitTable : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> b)
    {
        b.ToTable("Units");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.BodyId, x.Code }).IsUnique();
    }
}

internal sealed class UserTable : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> b)
    {
        b.ToTable("Users");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => x.NormalizedUserName).IsUnique().HasFilter(ProviderDifferences.Given("NormalizedUserName"));
        b.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
    }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> b)
    {
        b.ToTable("Memberships");
        b.HasKey(x => new { x.UserId, x.BodyId, x.Role });
        b.HasIndex(x => new { x.BodyId, x.Role });
    }
}
