using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>One wording of a template a body has taken; the last one holds. Append-only, so that every letter can be traced to its words.</summary>
public sealed class BodyTemplate : IOfBody, IAppendOnly
{
    private BodyTemplate() { }

    public BodyTemplate(Guid bodyId, string code, int no, string? text, string byName, DateTimeOffset at) =>
        (BodyId, Code, No, Text, ByName, At) = (bodyId, code, no, text, byName, at);

    public Guid BodyId { get; private set; }

    /// <summary>DOC-3, DOC-14.REFUSED_PROCESS, or a frame.</summary>
    public string Code { get; private set; } = "";

    public int No { get; private set; }

    /// <summary>Null where the body went back to the shipped words.</summary>
    public string? Text { get; private set; }

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class BodyTemplateTable : IEntityTypeConfiguration<BodyTemplate>
{
    public void Configure(EntityTypeBuilder<BodyTemplate> builder)
    {
        builder.ToTable("BodyTemplates").HasKey(t => new { t.BodyId, t.Code, t.No });
        builder.Property(t => t.No).ValueGeneratedNever();
        builder.Property(t => t.Code).HasMaxLength(TextLimits.Code);
        Mapping.Long(builder.Property(t => t.Text));
    }
}
