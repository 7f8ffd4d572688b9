using System.Security.Cryptography;
using System.Text.Json;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>What an act would let go, tried before it is done.</summary>
/// <param name="Problem">Why it would be refused.</param>
/// <param name="Token">Of the very answers that were tried: what is issued is what was read.</param>
internal sealed record TriedAct(IReadOnlyList<TriedLetter> Letters, Problem? Problem, string Token)
{
    public static string TokenOf(object command) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), CommandForm.Json)))[..32];
}
