using System.Text.Json;
using Requests.Statute.Receipt;

namespace Requests.Web.Pages.Office;

/// <summary>The questions of a channel as fields of the log form; those of other channels are not asked.</summary>
internal static class ChannelEvidence
{
    /// <summary>Every such field, in the order in which they are asked.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<ReceiptQuestion>().Select(PathOf)];

    /// <summary>What differs between the letters of one bag.</summary>
    public static IReadOnlyList<string> OfOneLetter { get; } = [PathOf(ReceiptQuestion.ConfirmedOn), PathOf(ReceiptQuestion.MailNumber)];

    /// <summary>Most of the post.</summary>
    public static string Usual { get; } = PathOf(IntakeChannel.RegisteredPost);

    /// <summary>Channels of the mail bag.</summary>
    public static IReadOnlyList<string> OfTheBag { get; } = [.. ReceiptChannels.All.Where(row => row.IsPost).Select(row => PathOf(row.Channel))];

    /// <summary>Whether requests come to the office this way.</summary>
    public static bool Has(string channel) => RowOf(channel) is { AtTheDesk: true };

    public static IReadOnlyList<string> Of(string channel) => [.. (RowOf(channel)?.Questions ?? []).Select(q => PathOf(q))];

    private static ReceiptChannel? RowOf(string channel) => ReceiptChannels.All.FirstOrDefault(row => PathOf(row.Channel) == channel);

    private static string PathOf(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string PathOf(ReceiptQuestion question) => PathOf((Enum)question);
}
