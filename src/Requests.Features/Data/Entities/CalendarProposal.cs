using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>A national notice, or taking one back, that waits for a second person: it moves the dates of every body.</summary>
public sealed class CalendarProposal
{
    private CalendarProposal() { }

    public CalendarProposal(Guid id, string source, int? year, DateOnly publishedOn, string days, string? deviation, Guid byUserId, string byName,
        DateTimeOffset at) =>
        (Id, Source, Year, PublishedOn, Days, Deviation, ByUserId, ByName, At) = (id, source, year, publishedOn, days, deviation, byUserId, byName, at);

    public Guid Id { get; private set; }
    public string Source { get; private set; } = "";
    public int? Year { get; private set; }
    public DateOnly PublishedOn { get; private set; }

    /// <summary>JSON with offDays and workDays, as of <see cref="CalendarChange"/>.</summary>
    public string Days { get; private set; } = "";

    public string? Deviation { get; private set; }

    /// <summary>The change it takes back; null where it enters one.</summary>
    public Guid? TakesBack { get; init; }

    public Guid ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>What it comes to once somebody has confirmed it.</summary>
    /// <param name="confirmedBy">Null while only looked at.</param>
    public CalendarChange ToChange(DateTimeOffset at, string? confirmedBy = null) => new(Id, null, Source, Year, PublishedOn, Days, ByName,
        at)
    { ConfirmedBy = confirmedBy };
}

internal sealed class CalendarProposalTable : IEntityTypeConfiguration<CalendarProposal>
{
    public void Configure(EntityTypeBuilder<CalendarProposal> proposal)
    {
        proposal.ToTable("CalendarProposals");
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.Property(p => p.Deviation).HasMaxLength(TextLimits.Reason);
        Mapping.Long(proposal.Property(p => p.Days));
    }
}
