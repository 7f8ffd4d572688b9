using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Who may run a sweep now: taken and renewed by a conditional update, so two nodes never both hold it.</summary>
public sealed class Lease
{
    private Lease() { }

    public Lease(string name, string owner, DateTimeOffset until) => (Name, Owner, Until) = (name, owner, until);

    public string Name { get; private set; } = "";
    public string Owner { get; private set; } = "";
    public DateTimeOffset Until { get; private set; }
}

internal sealed class LeaseTable : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> b)
    {
        b.ToTable("Leases");
        b.HasKey(x => x.Name);
    }
}
