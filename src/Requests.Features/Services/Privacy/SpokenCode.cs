using System.Security.Cryptography;

namespace Requests.Features.Services.Privacy;

/// <summary>Codes that are told once and open something later: read aloud and typed from paper, so without 0, 1, I, L, O.</summary>
internal static class SpokenCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New(int length) => RandomNumberGenerator.GetString(Letters, length);
}
