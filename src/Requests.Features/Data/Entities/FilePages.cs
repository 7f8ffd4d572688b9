using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Requests.Features.Data.Entities;

/// <summary>How many pages a file has on paper, as somebody counted them: only a PDF knows by itself.</summary>
public sealed class FilePages : IOfBody
{
    private FilePages() { }

    public FilePages(Guid bodyId, Guid caseId, int fileNo, int pages) => (BodyId, CaseId, FileNo, Pages) = (bodyId, caseId, fileNo, pages);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int FileNo { get; private set; }
    public int Pages { get; private set; }

    public void Count(int pages) => Pages = pages;
}

internal sealed class FilePagesTable : IEntityTypeConfiguration<FilePages>
{
    public void Configure(EntityTypeBuilder<FilePages> pages)
    {
        pages.ToTable("FilePages").HasKey(x => new { x.CaseId, x.FileNo });
        pages.Property(x => x.FileNo).ValueGeneratedNever();
        pages.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
