using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Pipeline;

/// <summary>The hash that chains the events of a case, taken over what is stored, so that anybody can take it again.</summary>
public static class EventChain
{
    /// <summary>True when the events, in order, are numbered from 1 without a gap and every hash fits its content and the one before.</summary>
    public static bool IsUnbroken(string caseNumber, IEnumerable<OfficeEvent> events)
    {
        var (sequence, previous) = (0, "");
        foreach (var e in events)
        {
            if (e.Sequence != ++sequence || e.PreviousHash != previous || e.Hash != HashOf(caseNumber, e)) return false;
            previous = e.Hash;
        }
        return true;
    }

    private static string HashOf(string caseNumber, OfficeEvent e) =>
        HashOf(e.PreviousHash, caseNumber, e.Sequence, e.Act, e.LawOn, e.ByUserId, e.ByName, e.Details, e.DueBefore, e.DueAfter, e.RuleIds, e.At);

    internal static string HashOf(string previous, string caseNumber, int sequence, string act, DateOnly lawOn, Guid? byUserId, string byName,
        string details, DateOnly? dueBefore, DateOnly? dueAfter, string ruleIds, DateTimeOffset at) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
            previous, caseNumber, sequence, act, Day(lawOn), byUserId, byName, details, Day(dueBefore), Day(dueAfter), ruleIds, at.UtcTicks))));

    private static string Day(DateOnly? on) => on?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
