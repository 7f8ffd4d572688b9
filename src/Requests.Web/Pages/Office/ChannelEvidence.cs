namespace Requests.Web.Pages.Office;

/// <summary>Which questions about the arrival belong to which channel; those of other channels are not asked.</summary>
internal static class ChannelEvidence
{
    private static readonly Dictionary<string, string[]> ByChannel = new()
    {
        ["inPerson"] = [],
        ["registeredPost"] = ["signedOn", "addressedToDisclosureOffice", "confirmedOn", "mailNumber"],
        ["expressPost"] = ["signedOn", "addressedToDisclosureOffice", "confirmedOn", "mailNumber"],
        ["ordinaryPost"] = ["confirmedOn"],
        ["fax"] = ["confirmedOn"],
        ["email"] = ["confirmedOn"],
        ["oral"] = ["readBackAndSigned"],
        ["other"] = ["ownRuleOn", "confirmedOn"],
    };

    /// <summary>Every such question, in the order in which they are asked.</summary>
    public static IReadOnlyList<string> All { get; } = ["signedOn", "confirmedOn", "addressedToDisclosureOffice", "ownRuleOn", "readBackAndSigned", "mailNumber"];

    /// <summary>What differs between the letters of one bag.</summary>
    public static IReadOnlyList<string> OfOneLetter { get; } = ["confirmedOn", "mailNumber"];

    /// <summary>Whether requests come to the office this way.</summary>
    public static bool Has(string channel) => ByChannel.ContainsKey(channel);

    public static IReadOnlyList<string> Of(string channel) => ByChannel[channel];
}
