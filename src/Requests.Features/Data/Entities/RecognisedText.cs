using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>What text recognition read in a picture or a scanned page. It takes seconds a page, so it is kept with the file's hash, sealed.</summary>
public sealed class RecognisedText : IOfBody
{
    private RecognisedText() { }

    public RecognisedText(Guid bodyId, string sha256, string pages, DateTimeOffset at) => (BodyId, Sha256, Pages, At) = (bodyId, sha256, pages, at);

    public Guid BodyId { get; private set; }
    public string Sha256 { get; private set; } = "";

    /// <summary>Text by page, as JSON, sealed.</summary>
    public string Pages { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static SealedPlace PagesPlace(Guid bodyId, string sha256) => new("RecognisedTexts.Pages", $"{bodyId:N}/{sha256}");
}

internal sealed class RecognisedTextTable : IEntityTypeConfiguration<RecognisedText>
{
    public void Configure(EntityTypeBuilder<RecognisedText> b)
    {
        b.ToTable("RecognisedTexts").HasKey(x => new { x.BodyId, x.Sha256 });
        b.Property(x => x.Sha256).HasMaxLength(TextLimits.Hash);
        Mapping.Long(b.Property(x => x.Pages));
    }
}
