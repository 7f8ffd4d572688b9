using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>A calendar notice or local overlay entered here; the national ones shipped with the program need no row.</summary>
public sealed class CalendarChange
{
    private CalendarChange() { }

    public CalendarChange(Guid id, Guid? bodyId, string source, int? year, DateOnly publishedOn, string days, string byName, DateTimeOffset at) =>
        (Id, BodyId, Source, Year, PublishedOn, Days, ByName, At) = (id, bodyId, source, year, publishedOn, days, byName, at);

    public Guid Id { get; private set; }

    /// <summary>Null: a national notice for everybody; otherwise a local overlay of one body.</summary>
    public Guid? BodyId { get; private set; }

    public string Source { get; private set; } = "";

    /// <summary>The year a national notice is for.</summary>
    public int? Year { get; private set; }

    public DateOnly PublishedOn { get; private set; }

    /// <summary>JSON with offDays and workDays.</summary>
    public string Days { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>The second person, for a national notice.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>No longer counts from here on; what it moved was worked out anew.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    public void TakeBack(DateTimeOffset at) => TakenBackAt ??= at;
}

internal sealed class CalendarChangeTable : IEntityTypeConfiguration<CalendarChange>
{
    public void Configure(EntityTypeBuilder<CalendarChange> b)
    {
        b.ToTable("CalendarChanges");
        b.Property(x => x.Id).ValueGeneratedNever();
        Mapping.Long(b.Property(x => x.Days));
    }
}
