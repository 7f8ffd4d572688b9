using Requests.Features.Kernel;

namespace Requests.Features.Services.Intake;

/// <summary>Why a day counts as the day of receipt, in words for people; the rule's id is for records (REC-1 to REC-7, INT-4).</summary>
public static class ReceiptWords
{
    private static readonly Dictionary<string, Text> ByRule = new()
    {
        ["REC-1"] = Text.Of("ReceiptWords.REC-1"),
        ["INT-4"] = Text.Of("ReceiptWords.INT-4"),
        ["REC-2"] = Text.Of("ReceiptWords.REC-2"),
        ["REC-3"] = Text.Of("ReceiptWords.REC-3"),
        ["REC-4"] = Text.Of("ReceiptWords.REC-4"),
        ["REC-5"] = Text.Of("ReceiptWords.REC-5"),
        ["REC-6"] = Text.Of("ReceiptWords.REC-6"),
        ["REC-7"] = Text.Of("ReceiptWords.REC-7"),
    };

    /// <summary>Empty where no rule is on record, as in an imported register.</summary>
    public static Text Of(string? rule) => rule is not null && ByRule.TryGetValue(rule, out var words) ? words : new("", "");
}
