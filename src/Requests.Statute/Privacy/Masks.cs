namespace Requests.Statute.Privacy;

/// <summary>Display masks (PII-10). A value too short to keep anything of is masked whole.</summary>
public static class Masks
{
    private const char Hidden = '*';

    /// <summary>First 6 and last 4 of an 18-digit number; anything shorter shows its last 4 at most.</summary>
    public static string IdNumber(string number) => number.Length >= 18 ? Keep(number, 6, 4) : Keep(number, 0, 4);

    /// <summary>138****8000; other lengths show the last 4 at most.</summary>
    public static string Phone(string phone) => phone.Length == 11 ? Keep(phone, 3, 4) : Keep(phone, 0, 4);

    /// <summary>张*: the first character only, counted as a reader sees characters.</summary>
    public static string Name(string name)
    {
        var characters = new System.Globalization.StringInfo(name);
        return characters.LengthInTextElements switch
        {
            0 => "",
            1 => Hidden.ToString(),
            var length => characters.SubstringByTextElements(0, 1) + new string(Hidden, length - 1),
        };
    }

    // Never shows more than it hides when the value is short.
    private static string Keep(string value, int head, int tail) =>
        value.Length < (head + tail) * 3 / 2
            ? new string(Hidden, value.Length)
            : value[..head] + new string(Hidden, value.Length - head - tail) + value[^tail..];
}
