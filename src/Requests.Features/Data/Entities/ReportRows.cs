using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Whose report it is.</summary>
public enum ReportScope
{
    /// <summary>One body's own.</summary>
    Body,

    /// <summary>The body's and that of every body that names it as its superior, in one.</summary>
    City,
}

/// <summary>One version of an edited text of a report. Append-only; the last one counts.</summary>
public sealed class ReportText : IOfBody, IAppendOnly
{
    private ReportText() { }

    public ReportText(Guid bodyId, ReportScope scope, int year, int part, int no, string text, string byName, DateTimeOffset at) =>
        (BodyId, Scope, Year, Part, No, Text, ByName, At) = (bodyId, scope, year, part, no, text, byName, at);

    public Guid BodyId { get; private set; }
    public ReportScope Scope { get; private set; }
    public int Year { get; private set; }

    /// <summary>1, 5 or 6.</summary>
    public int Part { get; private set; }

    public int No { get; private set; }

    /// <summary>Prose with figures as fields in braces, so that they cannot drift from the tables.</summary>
    public string Text { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>A figure of part two (Art. 20) with where it can be looked up.</summary>
public sealed class DutyFigure : IOfBody
{
    private DutyFigure() { }

    public DutyFigure(Guid bodyId, int year, string row, string column, decimal value, string? evidenceLink) =>
        (BodyId, Year, Row, Column, Value, EvidenceLink) = (bodyId, year, row, column, value, evidenceLink);

    public Guid BodyId { get; private set; }
    public int Year { get; private set; }
    public string Row { get; private set; } = "";
    public string Column { get; private set; } = "";
    public decimal Value { get; private set; }
    public string? EvidenceLink { get; private set; }
}

/// <summary>Tables of a report that was made elsewhere, typed in or imported: last year's carry-over is checked against it.</summary>
public sealed class KnownReport : IOfBody
{
    private KnownReport() { }

    public KnownReport(Guid bodyId, ReportScope scope, int year, string source, string tables, string byName, DateTimeOffset at) =>
        (BodyId, Scope, Year, Source, Tables, ByName, At) = (bodyId, scope, year, source, tables, byName, at);

    public Guid BodyId { get; private set; }
    public ReportScope Scope { get; private set; }
    public int Year { get; private set; }

    /// <summary>Where the tables were taken from.</summary>
    public string Source { get; private set; } = "";

    /// <summary><c>ReportTables</c> as JSON.</summary>
    public string Tables { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>The report as it was frozen. Never changes: what later acts would change is listed beside it.</summary>
public sealed class FrozenReport : IOfBody, IAppendOnly
{
    private FrozenReport() { }

    public FrozenReport(Guid bodyId, ReportScope scope, int year, string content, string hash, string? leader, string? reason,
        string byName, DateTimeOffset at) =>
        (BodyId, Scope, Year, Content, Hash, Leader, Reason, ByName, At) = (bodyId, scope, year, content, hash, leader, reason, byName, at);

    public Guid BodyId { get; private set; }
    public ReportScope Scope { get; private set; }
    public int Year { get; private set; }

    /// <summary><c>ReportContent</c> as JSON; its bytes are what <see cref="Hash"/> is taken over.</summary>
    public string Content { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>Who answers for freezing it although a check failed; null where all held.</summary>
    public string? Leader { get; private set; }

    public string? Reason { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class ReportTextTable : IEntityTypeConfiguration<ReportText>
{
    public void Configure(EntityTypeBuilder<ReportText> builder)
    {
        builder.ToTable("ReportTexts");
        builder.HasKey(x => new { x.BodyId, x.Scope, x.Year, x.Part, x.No });
        Mapping.Long(builder.Property(x => x.Text));
    }
}

internal sealed class DutyFigureTable : IEntityTypeConfiguration<DutyFigure>
{
    public void Configure(EntityTypeBuilder<DutyFigure> builder)
    {
        builder.ToTable("DutyFigures");
        builder.HasKey(x => new { x.BodyId, x.Year, x.Row, x.Column });
        builder.Property(x => x.Row).HasMaxLength(TextLimits.Code);
        builder.Property(x => x.Column).HasMaxLength(TextLimits.Code);
        builder.Property(x => x.Value).HasPrecision(18, 4);
        builder.Property(x => x.EvidenceLink).HasMaxLength(TextLimits.Reason);
    }
}

internal sealed class KnownReportTable : IEntityTypeConfiguration<KnownReport>
{
    public void Configure(EntityTypeBuilder<KnownReport> builder)
    {
        builder.ToTable("KnownReports");
        builder.HasKey(x => new { x.BodyId, x.Scope, x.Year });
        Mapping.Long(builder.Property(x => x.Tables));
    }
}

internal sealed class FrozenReportTable : IEntityTypeConfiguration<FrozenReport>
{
    public void Configure(EntityTypeBuilder<FrozenReport> builder)
    {
        builder.ToTable("FrozenReports");
        builder.HasKey(x => new { x.BodyId, x.Scope, x.Year });
        Mapping.Long(builder.Property(x => x.Content));
        builder.Property(x => x.Hash).HasMaxLength(TextLimits.Hash);
        builder.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
    }
}
