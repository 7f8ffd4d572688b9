using System.Security.Cryptography;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Notices;

/// <summary>The address in every message to an applicant by which no more are sent. It names the case to the program alone and never ends.</summary>
public sealed class MessageTickets(PersonalVault vault)
{
    private static readonly SealedPlace Place = new("MessageTickets", "stop");

    public string Issue(Guid caseId) => vault.SealString(Place, caseId.ToString("N")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <returns>The case; null for a ticket that is none.</returns>
    public Guid? Read(string? ticket)
    {
        try
        {
            var base64 = (ticket ?? "").Replace('-', '+').Replace('_', '/');
            return Guid.TryParseExact(vault.OpenString(Place, base64.PadRight((base64.Length + 3) / 4 * 4, '=')), "N", out var id) ? id : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
