using System.Globalization;
using System.Security.Cryptography;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Portal;

/// <summary>
/// The address by which somebody outside who was asked for an opinion reads the letter and answers: for one letter of one case, until
/// a day, and once, since an answer that is on record is not asked for again.
/// </summary>
public sealed class AnswerTickets(PersonalVault vault, IOfficeClock clock)
{
    private static readonly SealedPlace Place = new("AnswerTickets", "opinion");

    /// <param name="Link">The row of the link; null for one of a program before links were kept.</param>
    public sealed record Ticket(Guid CaseId, int Consultation, DateOnly Until, Guid? Link = null);

    public string Issue(Guid caseId, int consultation, DateOnly until, Guid link) => vault.SealString(Place,
            string.Create(CultureInfo.InvariantCulture, $"{caseId:N}|{consultation}|{until:yyyyMMdd}|{link:N}"))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <returns>Null for one that is none, or whose day has passed.</returns>
    public Ticket? Read(string? ticket)
    {
        try
        {
            var base64 = (ticket ?? "").Replace('-', '+').Replace('_', '/');
            return vault.OpenString(Place, base64.PadRight((base64.Length + 3) / 4 * 4, '=')).Split('|') is [var id, var no, var until, .. var link]
                && DateOnly.ParseExact(until, "yyyyMMdd", CultureInfo.InvariantCulture) is var last && clock.Today <= last
                ? new Ticket(Guid.Parse(id), int.Parse(no, CultureInfo.InvariantCulture), last, link is [var row] ? Guid.Parse(row) : null)
                : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or OverflowException)
        {
            return null;
        }
    }
}
