using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>The answer kept for a retried command. Written in the command's own transaction.</summary>
public sealed class IdempotencyRecord : IAppendOnly
{
    private IdempotencyRecord() { }

    public IdempotencyRecord(string scope, string key, string requestHash, string response, DateTimeOffset at) =>
        (Scope, Key, RequestHash, Response, At) = (scope, key, requestHash, response, at);

    public string Scope { get; private set; } = "";
    public string Key { get; private set; } = "";
    public string RequestHash { get; private set; } = "";
    public string Response { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class IdempotencyRecordTable : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> b)
    {
        b.ToTable("IdempotencyRecords");
        b.HasKey(x => new { x.Scope, x.Key });
        b.Property(x => x.Key).HasMaxLength(TextLimits.IdempotencyKey);
        b.Property(x => x.Scope).HasMaxLength(TextLimits.Name);
        Mapping.Long(b.Property(x => x.Response));
    }
}
