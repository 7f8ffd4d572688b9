using Requests.Features.Data.Entities;
using System.Globalization;
using System.Security.Cryptography;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Portal;

/// <summary>
/// An address for one part of a parcel, for as long as a download may take. Number and query code stay out of addresses, and
/// a plain address can be resumed where a form cannot.
/// </summary>
public sealed class ParcelTickets(PersonalVault vault, IOfficeClock clock)
{
    /// <summary>All parts in one archive.</summary>
    public const int Everything = -1;

    private const string Purpose = "parcel";
    private static readonly SealedPlace Place = new("ParcelTickets", Purpose);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    public sealed record Ticket(Guid DocumentId, int Part);

    public string Issue(Guid documentId, int part) => vault.SealString(Place,
            string.Create(CultureInfo.InvariantCulture, $"{Purpose}|{documentId:N}|{part}|{(clock.Now + Lifetime).ToUnixTimeSeconds()}"))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <returns>Null for one that is none, or whose time has passed.</returns>
    public Ticket? Read(string? ticket)
    {
        try
        {
            var base64 = (ticket ?? "").Replace('-', '+').Replace('_', '/');
            return vault.OpenString(Place, base64.PadRight((base64.Length + 3) / 4 * 4, '=')).Split('|') is [Purpose, var document, var part, var until]
                && clock.Now.ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture)
                ? new Ticket(Guid.Parse(document), int.Parse(part, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or OverflowException)
        {
            return null;
        }
    }
}
