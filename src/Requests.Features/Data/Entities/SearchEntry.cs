using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Where in a case's file a text was found. Each has index keys of its own.</summary>
public enum SearchSource
{
    /// <summary>Number, subject, request text and matters.</summary>
    Request,

    /// <summary>The latest text of a letter.</summary>
    Letter,

    /// <summary>The text of an attached PDF, office or text file.</summary>
    File,
}

/// <summary>One searchable text of a case as it was indexed: personal values masked, sealed, since letters and files are.</summary>
public sealed class SearchEntry : IOfBody
{
    private SearchEntry() { }

    public SearchEntry(Guid bodyId, Guid caseId, SearchSource source, int no, string fingerprint, byte[] text) =>
        (BodyId, CaseId, Source, No, Fingerprint, Text) = (bodyId, caseId, source, no, fingerprint, text);

    /// <summary>Where a text lies sealed.</summary>
    public static SealedPlace TextPlace(Guid caseId, SearchSource source, int no) => SealedPlace.Of($"SearchEntries.Text.{source}", caseId, no);

    /// <summary>Names the entry in the index.</summary>
    public long Id { get; private set; }

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public SearchSource Source { get; private set; }

    /// <summary>Number of the letter or file in its case; 0 for the request.</summary>
    public int No { get; private set; }

    /// <summary>Keyed hash of what the text was made from; an entry is made anew only when it differs.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Sealed by the vault; empty where a file gave no text.</summary>
    public byte[] Text { get; private set; } = [];
}

/// <summary>Something searchable of this case changed: written in the change's own transaction, taken away once indexed.</summary>
public sealed class SearchMark
{
    private SearchMark() { }

    public SearchMark(Guid caseId) => CaseId = caseId;

    public long Id { get; private set; }
    public Guid CaseId { get; private set; }
}

/// <summary>One key of one entry, where the index is a plain table (SQL Server). Under SQLite the table stays empty.</summary>
public sealed class SearchTerm
{
    private SearchTerm() { }

    public SearchTerm(long term, long entryId) => (Term, EntryId) = (term, entryId);

    public long Term { get; private set; }
    public long EntryId { get; private set; }
}

internal sealed class SearchEntryTable : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("SearchEntries");
        builder.HasIndex(x => new { x.CaseId, x.Source, x.No }).IsUnique();
        builder.Property(x => x.Fingerprint).HasMaxLength(TextLimits.Hash);
    }
}

internal sealed class SearchMarkTable : IEntityTypeConfiguration<SearchMark>
{
    public void Configure(EntityTypeBuilder<SearchMark> builder)
    {
        builder.ToTable("SearchMarks");
        builder.HasIndex(x => x.CaseId);
    }
}

internal sealed class SearchTermTable : IEntityTypeConfiguration<SearchTerm>
{
    public void Configure(EntityTypeBuilder<SearchTerm> builder)
    {
        builder.ToTable("SearchTerms");
        builder.HasKey(x => new { x.Term, x.EntryId });
        builder.Property(x => x.Term).ValueGeneratedNever();
        builder.Property(x => x.EntryId).ValueGeneratedNever();
        builder.HasIndex(x => x.EntryId);
    }
}
