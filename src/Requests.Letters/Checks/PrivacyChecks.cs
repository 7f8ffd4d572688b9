using System.Text.RegularExpressions;
using Requests.Statute.Privacy;

namespace Requests.Letters.Checks;

/// <summary>What must not leave the office: other people's data, and secrets.</summary>
internal static partial class PrivacyChecks
{
    private static readonly Text OthersNumber = Text.Of("PrivacyChecks.OthersNumber");
    private static readonly Text Marked = Text.Of("PrivacyChecks.Marked");

    public static IEnumerable<Fault> Numbers(CheckMaterial m)
    {
        var known = m.Case.OwnNumbers.Concat(m.Body.Phones).Select(PersonalNumbers.Plain).ToHashSet();
        // The account a fee is paid into stands in the fee notice by law.
        foreach (var field in new[] { "payWay", "paySlip" })
            if (m.Letter[field] is { } paid) known.UnionWith(PersonalNumbers.In(paid));
        foreach (var number in PersonalNumbers.In(m.Letter.Text).Where(n => !known.Contains(n))) yield return new(OthersNumber, Masks.IdNumber(number));
        foreach (var file in m.Files)
            for (var page = 0; page < file.Inspection.Pages.Count; page++)
                foreach (var number in PersonalNumbers.In(file.Inspection.Pages[page]).Where(n => !known.Contains(n)))
                    yield return new(OthersNumber, $"{file.No}, p. {page + 1}: {Masks.IdNumber(number)}");
    }

    public static IEnumerable<Fault> Names(CheckMaterial m) => m.OtherNames.Where(n => m.OwnText.Contains(n, StringComparison.Ordinal))
        .Select(n => new Fault(Text.Of("PrivacyChecks.NameAnotherApplicantThirdParty"), Masks.Name(n)));

    public static IEnumerable<Fault> OwnNumbers(CheckMaterial m)
    {
        var said = PersonalNumbers.In(m.Letter.Text).ToHashSet();
        return m.Case.OwnNumbers.Where(n => said.Contains(PersonalNumbers.Plain(n)))
            .Select(n => new Fault(Text.Of("PrivacyChecks.ApplicantOwnIDNumberPhone"), Masks.IdNumber(n)));
    }

    public static IEnumerable<Fault> SecretMarks(CheckMaterial m)
    {
        foreach (Match mark in Mark().Matches(m.OwnText)) yield return new(Marked, mark.Value);
        foreach (var file in m.Files.Where(f => !f.SecretCleared))
            for (var page = 0; page < file.Inspection.Pages.Count; page++)
                if (Mark().Match(file.Inspection.Pages[page]) is { Success: true } mark) yield return new(Marked, $"{file.No}, p. {page + 1}: {mark.Value}");
    }

    // 国家秘密 and 商业秘密 are words of the law, not marks: a mark has its star, or stands alone on a line.
    [GeneratedRegex(@"(?:绝\s?密|机\s?密|秘\s?密)\s?★(?:\s?(?:\d{1,2}年|长期))?|^[ 　]*(?:绝\s?密|机\s?密|秘\s?密)[ 　]*$|内部资料|内部文件，?注意保存", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
