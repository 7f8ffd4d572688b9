using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Proof that a sweep ran, and what it found.</summary>
public sealed class Heartbeat
{
    private Heartbeat() { }

    public Heartbeat(string job, string node, int checkedCount, int faults, string line, IReadOnlyDictionary<string, int> found, DateTimeOffset at) =>
        (Job, Node, Checked, Faults, Line, Found, At) = (job, node, checkedCount, faults, line, found, at);

    public long Id { get; private set; }
    public string Job { get; private set; } = "";
    public string Node { get; private set; } = "";
    public int Checked { get; private set; }
    public int Faults { get; private set; }
    public string Line { get; private set; } = "";

    /// <summary>Of the faults, how many of which sort.</summary>
    public IReadOnlyDictionary<string, int> Found { get; private set; } = new Dictionary<string, int>();

    public DateTimeOffset At { get; private set; }
}

internal sealed class HeartbeatTable : IEntityTypeConfiguration<Heartbeat>
{
    public void Configure(EntityTypeBuilder<Heartbeat> b)
    {
        b.ToTable("Heartbeats");
        b.HasIndex(x => new { x.Job, x.At });
        Mapping.AsJson(b.Property(x => x.Found)).HasMaxLength(TextLimits.Reason);
    }
}
