using System.Text.RegularExpressions;
using Requests.Paper;

namespace Requests.Features.Services.Intake;

/// <summary>
/// What a letter says of itself, found by the labels that forms and letters use (申请人、联系电话 …) or by its form alone. It proposes
/// and never decides: what is not found stays empty.
/// </summary>
public static partial class ReadFields
{
    private static readonly (string Field, Regex Form)[] Labelled =
    [
        ("applicant.name", Name()), ("applicant.address", Address()), ("applicant.phone", Phone()), ("applicant.idNumber", IdNumber()),
        ("applicant.email", Email()), ("mailNumber", MailNumber()), ("subject", Subject()),
    ];

    /// <param name="text">As recognised or typed; blanks between Han are recognition's own and fall away.</param>
    /// <returns>By field of the request form.</returns>
    public static IReadOnlyDictionary<string, string> Of(string text)
    {
        var clean = Joined().Replace(Characters.Unified(text), "");
        var found = new Dictionary<string, string>();
        foreach (var (field, form) in Labelled)
            if (form.Match(clean) is { Success: true } match && match.Groups["v"].Value.Trim(' ', '，', ',', '。', '；', ';',
                '.') is { Length: > 0 } value) found[field] = value;
        if (found.TryGetValue("applicant.phone", out var phone)) found["applicant.phone"] = phone.Replace(" ", "", StringComparison.Ordinal);
        return found;
    }

    // Blanks that stand between two Han, on one line.
    [GeneratedRegex(@"(?<=[\u4E00-\u9FFF：:，。])[ \t]+(?=[\u4E00-\u9FFF：:，。0-9])")]
    private static partial Regex Joined();

    [GeneratedRegex(@"(?:申请人(?:姓名|名称)?|姓名|名称|寄件人|单位名称)[ \t]*[：:][ \t]*(?<v>[^\n：:，,；;]{2,40}?)(?=[ \t]*(?:$|\n|，|,|；|;|联系|电话|手机|地址|住址|身份证|证件|性别|邮编))", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:通[信讯]地址|联系地址|邮寄地址|住址|地址)[ \t]*[：:][ \t]*(?<v>[^\n]{4,80}?)(?=[ \t]*(?:$|\n|；|;|联系电话|电话|手机|邮编|邮政编码|电子邮))", RegexOptions.Multiline)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:(?:联系电话|联系方式|电话|手机)(?:号码)?[ \t]*[：:]?[ \t]*)(?<v>(?:\+?86[- ]?)?(?:1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|0[0-9]{2,3}[- ]?[0-9]{7,8}))|(?<![0-9])(?<v>1[3-9][0-9]{9})(?![0-9])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?:身份证(?:号码?|件号码?)?|证件号码?|统一社会信用代码)[ \t]*[：:]?[ \t]*(?<v>[0-9A-Z]{17}[0-9X]|[0-9A-Z]{15})", RegexOptions.IgnoreCase)]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"(?<v>[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")]
    private static partial Regex Email();

    // Numbers of the post: two letters, nine digits, CN; or thirteen digits beginning with 1 or 9.
    [GeneratedRegex(@"(?<![0-9A-Z])(?<v>[A-Z]{2}[ ]?[0-9]{9}[ ]?CN)(?![0-9A-Z])|(?:邮件号码?|挂号|快递单号|运单号|EMS)[^0-9\n]{0,8}(?<v>[19][0-9]{12})(?![0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex MailNumber();

    [GeneratedRegex(@"(?:事由|主题|标题|申请事项|所需信息(?:名称)?|信息名称)[ \t]*[：:][ \t]*(?<v>[^\n]{2,120})|(?:申请|请求)(?:公开|获取)[：:]?[ \t]*(?<v>[^\n。；;]{4,80})")]
    private static partial Regex Subject();
}
