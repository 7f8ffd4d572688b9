using System.Text.RegularExpressions;
using Requests.Statute.Numbering;

namespace Requests.Letters.Checks;

/// <summary>To whom, and under which number.</summary>
internal static partial class AddressChecks
{
    public static IEnumerable<Fault> Name(CheckMaterial m)
    {
        if (m.Letter.Addressee.Any(char.IsWhiteSpace) && !m.Case.Addressee.Any(char.IsWhiteSpace))
            yield return new(Text.Of("AddressChecks.ThereBlankInsideAddresseeName"), m.Letter.Addressee);
        else if (m.Letter.Addressee != m.Case.Addressee)
            yield return new(Text.Of("AddressChecks.AddresseeOneFileCharacterCharacter"), m.Letter.Addressee);
    }

    public static IEnumerable<Fault> Label(CheckMaterial m)
    {
        if (m.Case.LabelAddress is not { } label || label == m.Case.ServiceAddress) yield break;
        if (label != m.Case.AgentAddress) yield return new(Text.Of("AddressChecks.LabelDoesBearAddressChosen"));
        else if (!m.Case.MandateOnFile) yield return new(Text.Of("AddressChecks.GoesAgentButMandateFile"));
    }

    public static IEnumerable<Fault> NumberForm(CheckMaterial m)
    {
        if (m.Letter.Number is { } own && DocumentNumber.Check(own) is not null) yield return Bad(own);
        foreach (Match match in NumberLike().Matches(m.OwnText))
            if (match.Value != m.Letter.Number && DocumentNumber.Check("公" + match.Groups["form"].Value) is not null
                && m.Letter.Number?.EndsWith(match.Groups["form"].Value, StringComparison.Ordinal) is not true) yield return Bad(match.Value);

        static Fault Bad(string number) => new(Text.Of("AddressChecks.NumberCodeYearRunningNumber"), number);
    }

    public static IEnumerable<Fault> Series(CheckMaterial m)
    {
        // A number that cannot be read at all is NUM-FORM's.
        if (m.Letter.Number is not { } text || !DocumentNumber.TryParse(text, out var number)) yield break;
        if (number!.Code != m.Body.SeriesCode)
            yield return new(Text.Of("AddressChecks.LettersKindNumberedUnder").With(m.Body.SeriesCode), text);
        if (m.Letter.LetterOn is { } on && number.Year != on.Year)
            yield return new(Text.Of("AddressChecks.YearNumberLetter"), text);
        if (m.Case.TakenNumbers.Contains(text))
            yield return new(Text.Of("AddressChecks.NumberTakenVoidedNeverUsed"), text);
    }

    public static IEnumerable<Fault> Cited(CheckMaterial m) =>
        NumberLike().Matches(m.OwnText).Select(match => match.Value)
            .Select(v => v.IndexOf(m.Body.NumberCode, StringComparison.Ordinal) is var at and >= 0 ? v[at..] : null).OfType<string>().Distinct()
            .Where(v => DocumentNumber.TryParse(v, out _) && v != m.Letter.Number && !m.Case.KnownNumbers.Contains(v))
            .Select(v => new Fault(Text.Of("AddressChecks.LetterCaseEarlierOneBears"), v));

    // Whatever brackets somebody may have typed, so that the wrong ones are found.
    [GeneratedRegex(@"[\u4E00-\u9FFF]{1,20}(?<form>[〔\[［（(【﹝〖]\d{2,4}[〕\]］）)】﹞〗]第?\d{1,9}号)")]
    private static partial Regex NumberLike();
}
