using static Requests.Statute.Service.ServiceMethod;

namespace Requests.Statute.Service;

/// <summary>What happened to one paper on its way; a day is null until it comes.</summary>
/// <param name="PostedOn">Handed to the postal enterprise.</param>
/// <param name="SignedOn">Signed for by the recipient or an adult of the household.</param>
/// <param name="RefusedOn">The recipient refused to sign.</param>
/// <param name="LeftOn">Left at the address.</param>
/// <param name="ArrivedOn">Entered the recipient's system.</param>
/// <param name="PublishedOn">Public notice appeared.</param>
public sealed record ServiceEvents(
    DateOnly? PostedOn = null,
    DateOnly? SignedOn = null,
    DateOnly? RefusedOn = null,
    DateOnly? LeftOn = null,
    DateOnly? ArrivedOn = null,
    DateOnly? PublishedOn = null);

/// <summary>Two different days: was the agency in time, and when does the applicant's period begin.</summary>
public static class ServiceDates
{
    private sealed record Days(Func<ServiceEvents, DateOnly?> Timely, Func<ServiceEvents, DateOnly?> RemedyStart);

    private static readonly Days Signature = new(e => e.SignedOn ?? e.RefusedOn, e => e.SignedOn ?? e.RefusedOn);
    private static readonly Days Post = new(e => e.PostedOn, e => e.SignedOn);

    private static readonly Dictionary<ServiceMethod, Days> Table = new()
    {
        [InPerson] = Signature,
        [Entrusted] = Signature,
        [PostalRegistered] = Post,
        [PostalExpress] = Post,
        [Electronic] = new(e => e.ArrivedOn, e => e.ArrivedOn),
        [LeftAtAddress] = new(e => e.LeftOn, e => e.LeftOn),
        // Served by lapse of time: an event, not a deadline, so a rest day does not move it.
        [PublicNotice] = new(e => e.PublishedOn, e => e.PublishedOn?.AddDays(ServiceRules.PublicNoticeDays)),
    };

    /// <summary>SRV-4: the day the agency is judged by. Null while it has not come, or when the method is not lawful.</summary>
    public static DateOnly? TimelinessDate(ServiceMethod method, ServiceEvents events) => Table.GetValueOrDefault(method)?.Timely(events);

    /// <summary>SRV-5, REM-19: the day the applicant's remedy periods start from, itself not counted.</summary>
    public static DateOnly? RemedyStart(ServiceMethod method, ServiceEvents events) => Table.GetValueOrDefault(method)?.RemedyStart(events);
}
