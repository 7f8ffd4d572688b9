using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

public enum ImportMode
{
    /// <summary>Only tells what would happen.</summary>
    DryRun,
    Commit,
}

public enum ImportFormat
{
    Ndjson,
    Csv,
    Xlsx,
}

public enum ImportState
{
    Queued,
    Running,
    Done,

    /// <summary>The file itself cannot be read; nothing more will be taken over from it.</summary>
    Failed,
    Undone,
}

/// <summary>Taking over one file of an old register. Its progress is saved with the rows it concerns, so it goes on where it was killed.</summary>
public sealed class RegisterImport : IOfBody, IVersioned
{
    private RegisterImport() { }

    public RegisterImport(Guid id, Guid bodyId, ImportMode mode, ImportFormat format, string sha256, string byName, DateTimeOffset at,
        IReadOnlyDictionary<string, string>? mapping = null) =>
        (Id, BodyId, Mode, Format, Sha256, ByName, At, Mapping) = (id, bodyId, mode, format, sha256, byName, at, mapping ?? new Dictionary<string, string>());

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public ImportMode Mode { get; private set; }
    public ImportFormat Format { get; private set; }

    /// <summary>SHA-256 of the file, which lies in the file store under it.</summary>
    public string Sha256 { get; private set; } = "";

    public ImportState State { get; private set; }

    /// <summary>Rows looked at so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows taken over, or fit to be in a dry run.</summary>
    public int Good { get; private set; }

    public int Bad { get; private set; }

    /// <summary>Rows whose old due day is not the one worked out here.</summary>
    public int DueDiffers { get; private set; }

    /// <summary>Headings that only this register knows, with the column each means; empty for none.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; private set; } = new Dictionary<string, string>();

    public string? Error { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid Version { get; private set; }

    public void Advance(int good, int bad, int dueDiffers) =>
        (State, Rows, Good, Bad, DueDiffers) = (ImportState.Running, Rows + good + bad, Good + good, Bad + bad, DueDiffers + dueDiffers);

    public void End(DateTimeOffset at) => (State, EndedAt) = (ImportState.Done, at);

    public void Fail(string error, DateTimeOffset at) => (State, Error, EndedAt) = (ImportState.Failed, error, at);

    public void Undo() => State = ImportState.Undone;
}

/// <summary>What is wrong with a row, or worth knowing. Holds no personal data.</summary>
public sealed class ImportFinding
{
    private ImportFinding() { }

    public ImportFinding(Guid importId, int row, int no, int line, string column, string? value, string rule, bool isFault, string? trail) =>
        (ImportId, Row, No, Line, Column, Value, Rule, IsFault, Trail) = (importId, row, no, line, column, value, rule, isFault, trail);

    public Guid ImportId { get; private set; }
    public int Row { get; private set; }
    public int No { get; private set; }

    /// <summary>Line of the file, from 1; the header is a line.</summary>
    public int Line { get; private set; }

    public string Column { get; private set; } = "";
    public string? Value { get; private set; }
    public string Rule { get; private set; } = "";

    /// <summary>False: the row is taken over all the same.</summary>
    public bool IsFault { get; private set; }

    /// <summary>Where our due day is not the old one: how ours was counted, as JSON.</summary>
    public string? Trail { get; private set; }
}

/// <summary>A number a dry run has seen in a good row. It knows duplicates by these, and forgets them at its end.</summary>
public sealed class DryRunNumber
{
    private DryRunNumber() { }

    public DryRunNumber(Guid importId, string number) => (ImportId, Number) = (importId, number);

    public Guid ImportId { get; private set; }
    public string Number { get; private set; } = "";
}

/// <summary>Which case a row became, and the row as it stood, sealed, so that nothing of the old register is lost.</summary>
public sealed class ImportedCase : IAppendOnly
{
    private ImportedCase() { }

    public ImportedCase(Guid importId, int row, Guid caseId, string sealedRow) => (ImportId, Row, CaseId, SealedRow) = (importId, row, caseId, sealedRow);

    /// <summary>Where a row lies sealed.</summary>
    public static SealedPlace RowPlace(Guid importId, int row) => SealedPlace.Of("ImportedCases.SealedRow", importId, row);

    public Guid ImportId { get; private set; }
    public int Row { get; private set; }
    public Guid CaseId { get; private set; }
    public string SealedRow { get; private set; } = "";
}

internal sealed class RegisterImportTable : IEntityTypeConfiguration<RegisterImport>
{
    public void Configure(EntityTypeBuilder<RegisterImport> b)
    {
        b.ToTable("RegisterImports");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.State, x.At });
        b.Property(x => x.Sha256).HasMaxLength(TextLimits.Hash);
        b.Property(x => x.Error).HasMaxLength(TextLimits.Reason);
        // What an older program stored holds nothing.
        Data.Mapping.Long(Data.Mapping.AsJson(b.Property(x => x.Mapping), text => text.Length == 0 ? "{}" : text));
    }
}

internal sealed class ImportFindingTable : IEntityTypeConfiguration<ImportFinding>
{
    public void Configure(EntityTypeBuilder<ImportFinding> b)
    {
        b.ToTable("ImportFindings");
        b.HasKey(x => new { x.ImportId, x.Row, x.No });
        Mapping.Long(b.Property(x => x.Trail));
        b.HasOne<RegisterImport>().WithMany().HasForeignKey(x => x.ImportId);
    }
}

internal sealed class DryRunNumberTable : IEntityTypeConfiguration<DryRunNumber>
{
    public void Configure(EntityTypeBuilder<DryRunNumber> b)
    {
        b.ToTable("TriedNumbers");
        b.HasKey(x => new { x.ImportId, x.Number });
        b.Property(x => x.Number).HasMaxLength(TextLimits.Code);
        b.HasOne<RegisterImport>().WithMany().HasForeignKey(x => x.ImportId);
    }
}

internal sealed class ImportedCaseTable : IEntityTypeConfiguration<ImportedCase>
{
    public void Configure(EntityTypeBuilder<ImportedCase> b)
    {
        b.ToTable("ImportedCases");
        b.HasKey(x => new { x.ImportId, x.Row });
        b.HasIndex(x => x.CaseId).IsUnique();
        Mapping.Long(b.Property(x => x.SealedRow));
        b.HasOne<RegisterImport>().WithMany().HasForeignKey(x => x.ImportId);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
