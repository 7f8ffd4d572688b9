using System.Text.RegularExpressions;
using Requests.Statute.Numbering;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>To whom, and under which number.</summary>
internal static partial class AddressChecks
{
    public static IEnumerable<Fault> Name(CheckMaterial m)
    {
        if (m.Letter.Addressee.Any(char.IsWhiteSpace) && !m.Case.Addressee.Any(char.IsWhiteSpace))
            yield return new(new("受文人姓名中间有空格。", "There is a blank inside the addressee's name."), m.Letter.Addressee);
        else if (m.Letter.Addressee != m.Case.Addressee)
            yield return new(new("受文人与登记的姓名、名称不一致。", "The addressee is not the one on file, character by character."), m.Letter.Addressee);
    }

    public static IEnumerable<Fault> Label(CheckMaterial m)
    {
        if (m.Case.LabelAddress is not { } label || label == m.Case.ServiceAddress) yield break;
        if (label != m.Case.AgentAddress) yield return new(new("邮寄地址不是申请人选定的地址。", "The label does not bear the address chosen for service."));
        else if (!m.Case.MandateOnFile) yield return new(new("寄给代理人，但案卷里没有授权委托书。", "It goes to the agent, but no mandate is on file."));
    }

    public static IEnumerable<Fault> NumberForm(CheckMaterial m)
    {
        if (m.Letter.Number is { } own && DocumentNumber.Check(own) is not null) yield return Bad(own);
        foreach (Match match in NumberLike().Matches(m.OwnText))
            if (match.Value != m.Letter.Number && DocumentNumber.Check("公" + match.Groups["form"].Value) is not null
                && m.Letter.Number?.EndsWith(match.Groups["form"].Value, StringComparison.Ordinal) is not true) yield return Bad(match.Value);

        static Fault Bad(string number) => new(new("文号应为“代字〔年份〕序号号”，不加“第”，不补零。", "A number is code, year in 〔〕, running number, 号; no 第, no zeros before it."), number);
    }

    public static IEnumerable<Fault> Series(CheckMaterial m)
    {
        // A number that cannot be read at all is NUM-FORM's.
        if (m.Letter.Number is not { } text || !DocumentNumber.TryParse(text, out var number)) yield break;
        if (number!.Code != m.Body.SeriesCode)
            yield return new(new($"这类文书的代字是“{m.Body.SeriesCode}”。", $"Letters of this kind are numbered under {m.Body.SeriesCode}."), text);
        if (m.Letter.LetterOn is { } on && number.Year != on.Year)
            yield return new(new("文号的年份与成文日期不一致。", "The year of the number is not that of the letter."), text);
        if (m.Case.TakenNumbers.Contains(text))
            yield return new(new("这个文号已经用过或者已经作废，不能再用。", "The number is taken or voided and is never used again."), text);
    }

    public static IEnumerable<Fault> Cited(CheckMaterial m) =>
        NumberLike().Matches(m.OwnText).Select(match => match.Value)
            .Select(v => v.IndexOf(m.Body.NumberCode, StringComparison.Ordinal) is var at and >= 0 ? v[at..] : null).OfType<string>().Distinct()
            .Where(v => DocumentNumber.TryParse(v, out _) && v != m.Letter.Number && !m.Case.KnownNumbers.Contains(v))
            .Select(v => new Fault(new("引用的文号不是本案或者关联案件的文书。", "No letter of this case, or of the earlier one, bears the cited number."), v));

    // Whatever brackets somebody may have typed, so that the wrong ones are found.
    [GeneratedRegex(@"[\u4E00-\u9FFF]{1,20}(?<form>[〔\[［（(【﹝〖]\d{2,4}[〕\]］）)】﹞〗]第?\d{1,9}号)")]
    private static partial Regex NumberLike();
}
