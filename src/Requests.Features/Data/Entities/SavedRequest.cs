using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>免去的申请: somebody about to ask said that what was published answers it. Counted, and never who.</summary>
public sealed class SavedRequest : IOfBody, IAppendOnly
{
    private SavedRequest() { }

    public SavedRequest(Guid id, Guid bodyId, string title, DateOnly on) => (Id, BodyId, Title, On) = (id, bodyId, title, on);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>Of what was published.</summary>
    public string Title { get; private set; } = "";

    public DateOnly On { get; private set; }
}

internal sealed class SavedRequestTable : IEntityTypeConfiguration<SavedRequest>
{
    public void Configure(EntityTypeBuilder<SavedRequest> b)
    {
        b.ToTable("SavedRequests");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.BodyId, x.On });
    }
}
