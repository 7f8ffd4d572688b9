using Requests.Features.Kernel;

namespace Requests.Features.Services.Intake;

/// <summary>Why a day counts as the day of receipt, in words for people; the rule's id is for records (REC-1 to REC-7, INT-4).</summary>
public static class ReceiptWords
{
    private static readonly Dictionary<string, Text> ByRule = new()
    {
        ["REC-1"] = new("当面提交，以提交之日为收到日", "Handed in: the day it was handed in"),
        ["INT-4"] = new("口头提出，以记录之日为收到日", "Said in person: the day it was taken down"),
        ["REC-2"] = new("邮寄，以本机关签收之日为收到日", "By post: the day this body signed for it"),
        ["REC-3"] = new("未经签收的信函，以与申请人确认之日为收到日", "A letter nobody signed for: the day it was confirmed with the applicant"),
        ["REC-4"] = new("传真，以双方确认之日为收到日", "Fax: the day both sides confirmed it"),
        ["REC-5"] = new("网上提交，以提交成功或者双方确认之日为收到日", "Online: the day it was submitted, or confirmed by both sides"),
        ["REC-6"] = new("电子邮件，以到达或者确认之日中较早的一日为收到日", "E-mail: the day it arrived or was confirmed, whichever is earlier"),
        ["REC-7"] = new("其他渠道，以本机关公布的规则或者双方确认之日为收到日", "Other channel: by this body's published rule, or the day both sides confirmed it"),
    };

    /// <summary>Empty where no rule is on record, as in an imported register.</summary>
    public static Text Of(string? rule) => rule is not null && ByRule.TryGetValue(rule, out var words) ? words : new("", "");
}
