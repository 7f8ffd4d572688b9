using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>A ring of data-protection keys and other small secrets of the installation, themselves encrypted.</summary>
public sealed class InstallationValue
{
    private InstallationValue() { }

    public InstallationValue(string name, string value, DateTimeOffset at) => (Name, Value, At) = (name, value, at);

    public string Name { get; private set; } = "";
    public string Value { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public void Set(string value, DateTimeOffset at) => (Value, At) = (value, at);
}

internal sealed class InstallationValueTable : IEntityTypeConfiguration<InstallationValue>
{
    public void Configure(EntityTypeBuilder<InstallationValue> b)
    {
        b.ToTable("InstallationValues");
        b.HasKey(x => x.Name);
        Mapping.Long(b.Property(x => x.Value));
    }
}
