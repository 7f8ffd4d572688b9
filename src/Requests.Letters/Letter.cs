using System.Text.Json.Serialization;
using Requests.Paper;
using Requests.Statute.Calendars;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Letters;

/// <summary>Where a fact in a letter comes from.</summary>
public enum FactSource
{
    /// <summary>The case, the body's settings or the law.</summary>
    Case,
    Officer,
}

/// <summary>One fact as printed: dates as 2026年3月5日, lists joined.</summary>
public sealed record LetterFact(string Field, string Value, FactSource Source);

/// <summary>The answer to one matter, or to the whole request.</summary>
/// <param name="MatterNo">Null where the request has one matter.</param>
/// <param name="Facts">What was found.</param>
/// <param name="Basis">The sentence part that names the articles.</param>
public sealed record LetterAnswer(int? MatterNo, OutcomeLeaf Leaf, NotHeldKind? NotHeldKind, string Template, string Facts, string Basis,
    string Decision, string Reasons);

/// <summary>A field a letter must state and does not.</summary>
/// <param name="Fields">Any one of these would do.</param>
/// <param name="Matter">The one of several matters it is missing in.</param>
public sealed record MissingField(IReadOnlyList<string> Fields, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Matter = null)
{
    [JsonIgnore]
    public Text Label => new(string.Join("或者", Fields.Select(f => LetterFields.Of(f).Label.Zh)),
        string.Join(" or ", Fields.Select(f => LetterFields.Of(f).Label.En)));
}

/// <summary>One field in the officer's words; dates as 2026-03-05.</summary>
/// <param name="Matter">The one of several matters it is said of; null for the whole letter.</param>
public sealed record FieldValue(string Name, string Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Matter = null);

/// <summary>What the officer wrote: whole sections in own words, and single fields.</summary>
/// <param name="Facts">Instead of the model's facts found.</param>
/// <param name="Reasons">Instead of the model's reasons.</param>
public sealed record LetterWords(string? Facts = null, string? Reasons = null, IReadOnlyList<FieldValue>? Fields = null)
{
    public static readonly LetterWords None = new();
}

/// <summary>
/// One letter as it says what it says: its facts, its answers, what is still missing, and the paper that is written as PDF,
/// DOCX, preview and text alike.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Template">The template it was filled from.</param>
/// <param name="Leaf">For an answer: how the case is counted.</param>
/// <param name="ActOn">The day whose law it follows.</param>
/// <param name="Online">Meant for service through the internet (SRV-7).</param>
/// <param name="Answers">Empty for letters that answer nothing.</param>
/// <param name="Remedies">The clause, as the law words it; empty where the letter carries none.</param>
public sealed record Letter(LetterKind Kind, string Template, string Title, OutcomeLeaf? Leaf, NotHeldKind? NotHeldKind, DateOnly ActOn, bool Online,
    IReadOnlyList<LetterFact> Facts, IReadOnlyList<LetterAnswer> Answers, string Remedies, LetterWords Words, IReadOnlyList<MissingField> Missing,
    PaperDocument Paper)
{
    /// <summary>Stands where the number will be.</summary>
    public const string Unnumbered = "（文号待批准时编）";

    /// <summary>For a process letter: what it enters in the clock once it leaves.</summary>
    public NoticeTerms? Terms { get; init; }

    /// <summary>Fingerprint of everything the letter was composed of; null for a letter kept before it was noted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Inputs { get; init; }

    /// <summary>Where its words come from; null unless asked for, and never kept.</summary>
    [JsonIgnore]
    public TracedLetter? Trace { get; init; }

    /// <summary>The fact as printed; null where there is none.</summary>
    public string? this[string field] => Facts.FirstOrDefault(f => f.Field == field)?.Value;

    [JsonIgnore]
    public string Text => PaperText.Of(Paper);

    /// <summary>The same letter with its number and its date, as it is fixed.</summary>
    public Letter Fixed(string number, DateOnly on)
    {
        var day = LetterDays.Print(on);
        return this with
        {
            ActOn = on,
            Facts = [.. Facts.Where(f => f.Field is not ("docNo" or "letterDate")), new("docNo", number, FactSource.Case),
                new("letterDate", day, FactSource.Case)],
            Paper = Paper with { Blocks = [.. Paper.Blocks.Select(b => b is NumberLine ? new NumberLine(number) : b is Signature s ? s with { Date = day } : b is Table t ? Numbered(t, number) : b)] },
        };
    }

    // A slip that comes back names the letter it answers.
    private static Table Numbered(Table table, string number) => table with
    {
        Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c.Text == Letter.Unnumbered ? c with { Text = number } : c)] })],
    };
}

/// <summary>Days in house form: 2026年3月5日, no padding (letters.md 1.6).</summary>
public static class LetterDays
{
    public static string Print(DateOnly on) => on.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The last day of a period; a provisional one says so wherever it is printed (CNT-6).</summary>
    public static string Print(DueDate due) => Print(due.On) + (due.Provisional ? "（暂定）" : "");
}
