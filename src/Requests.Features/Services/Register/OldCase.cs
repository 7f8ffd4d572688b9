using System.Text.Json;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Paper;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Features.Services.Register;

/// <summary>What is wrong with one value, or worth knowing about it.</summary>
public sealed record RowFinding(string Column, string? Value, string Rule, bool IsFault = true);

/// <summary>A row of an old register, read. What the row does not say stays null, and the applicant's type unknown (SEED-6).</summary>
public sealed partial class OldCase
{
    private static readonly IReadOnlyList<string> Known = [.. RegisterColumns.All.Select(c => c.Column)];

    /// <summary>No office kept such a register before; a smaller year is a slip of the hand or of a program.</summary>
    private const int FirstYear = 2000;

    /// <summary>The regulations' first day (Order 492); Shanghai and others had rules of their own before.</summary>
    private static readonly DateOnly Regulations = new(2008, 5, 1);

    /// <summary>A due day further ahead is a slip.</summary>
    private const int MostYearsAhead = 5;

    /// <summary>A dispute that came on an unknown day fits no year and stays in the sealed row.</summary>
    public const string DisputeWithoutDay = "dispute-without-receivedOn";

    private const string ErrorRule = "spreadsheet-error";

    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly List<RowFinding> _findings = [];

    /// <param name="damaged">Columns whose value a spreadsheet program changed.</param>
    public OldCase(IReadOnlyDictionary<string, string> values, DateOnly today, IReadOnlyList<string>? damaged = null)
    {
        _values = values;
        foreach (var column in Known.Where(c => c is not (RegisterColumns.Number or RegisterColumns.ReplyNumber) && values.TryGetValue(c, out var value)
            && Erred().IsMatch(value.Trim()))) _findings.Add(new(column, values[column].Trim(), ErrorRule));
        foreach (var column in (string[])[RegisterColumns.Number, RegisterColumns.ReplyNumber])
            if (Text(column) is { } typed && (damaged?.Contains(column) == true || Damaged().IsMatch(typed))) Fault(column, "damaged-number");
        Number = Required("number", TextLimits.Code);
        Subject = Required("subject", TextLimits.Subject);
        ApplicantName = Optional("applicantName", TextLimits.Name);
        Channel = Word("channel", RegisterColumns.ChannelOf) ?? IntakeChannel.Unknown;
        ApplicantType = Word("applicantType", RegisterColumns.TypeOf) ?? ApplicantType.Unknown;
        ReceivedOn = Day("receivedOn", today);
        if (ReceivedOn is null && Text("receivedOn") is null && !HasErred("receivedOn")) Fault("receivedOn", "required");
        CorrectionNoticeOn = Day("correctionNoticeOn", today);
        CorrectionReceivedOn = Day("correctionReceivedOn", today);
        ExtendedOn = Day("extendedOn", today);
        DueOn = Day("dueOn", today.AddYears(MostYearsAhead));
        if (ReceivedOn < Regulations) Note("receivedOn", Text("receivedOn"), "before-the-regulations", isFault: false);
        RepliedOn = Day("repliedOn", today);
        DispatchedOn = Day("dispatchedOn", today);
        DeliveredOn = Day("deliveredOn", today);
        ClosedOn = Day("closedOn", today);
        Outcome = Text("outcome") is { } code ? LeafOf("outcome", code) : null;
        AlsoOutcomes = [.. Codes("alsoOutcomes").Select(also => LeafOf("alsoOutcomes", also)).OfType<OutcomeLeaf>()];
        ReplyNumber = Optional("replyNumber", TextLimits.Subject);
        Disputes = ReadDisputes();
        // Unmapped columns are kept in the encrypted original row.
        if (Outcome is null && ReplyNumber is not null) Note("replyNumber", ReplyNumber, "kept-in-the-row-without-outcome", isFault: false);
        foreach (var column in values.Keys.Except(Known)) _findings.Add(new(column, null, "unknown-column", IsFault: false));
    }

    public string Number { get; }
    public string Subject { get; }
    public string? ApplicantName { get; }
    public IntakeChannel Channel { get; }
    public ApplicantType ApplicantType { get; }
    public DateOnly? ReceivedOn { get; }
    public DateOnly? CorrectionNoticeOn { get; }
    public DateOnly? CorrectionReceivedOn { get; }
    public DateOnly? ExtendedOn { get; }
    public DateOnly? DueOn { get; }
    public DateOnly? RepliedOn { get; }
    public DateOnly? DispatchedOn { get; }
    public DateOnly? DeliveredOn { get; }
    public string? ReplyNumber { get; private set; }
    public DateOnly? ClosedOn { get; }
    public OutcomeLeaf? Outcome { get; }
    public IReadOnlyList<OutcomeLeaf> AlsoOutcomes { get; }
    internal IReadOnlyList<OldDispute> Disputes { get; }

    /// <summary>The day that counts as answered: dispatch, where the register tells it apart (SRV-4).</summary>
    public DateOnly? AnsweredOn => DispatchedOn ?? RepliedOn;

    public IReadOnlyList<RowFinding> Findings => _findings;

    public bool IsGood => _findings.TrueForAll(finding => !finding.IsFault);

    /// <summary>The dated steps as the clock's ledger knows them.</summary>
    public IEnumerable<ClockEntry> Steps()
    {
        var sequence = 0;
        // The law knows two ends without a letter; of any other the clock just stays where it was.
        var lapsedOn = Outcome == OutcomeLeaf.OtherCorrectionLapsed && AnsweredOn is null ? ClosedOn : null;
        (ClockEntryKind Kind, DateOnly? On)[] steps =
        [
            (ClockEntryKind.CorrectionNotice, CorrectionNoticeOn), (ClockEntryKind.CorrectionReceived, CorrectionReceivedOn),
            (ClockEntryKind.Extended, ExtendedOn), (ClockEntryKind.CorrectionLapsed, lapsedOn), (ClockEntryKind.Replied, AnsweredOn),
        ];
        foreach (var (kind, on) in steps)
            if (on is { } day) yield return new(++sequence, kind, day);
    }

    /// <summary>The number stands with another case already; it stays in the sealed row.</summary>
    public void ForgetReplyNumber()
    {
        Note("replyNumber", ReplyNumber, "kept-in-the-row-of-another-case", isFault: false);
        ReplyNumber = null;
    }

    public void Note(string column, string? value, string rule, bool isFault) => _findings.Add(new(column, value, rule, isFault));

    // A mark for nothing is nothing, and an error of a spreadsheet was told already.
    private string? Text(string column)
    {
        if (!_values.TryGetValue(column, out var value) || RegisterColumns.IsNothing(value) || HasErred(column)) return null;
        var text = Characters.Clean(value).Trim();
        // The mark by which a spreadsheet program takes a value for text.
        if (text.Length > 1 && text[0] == '\'' && (char.IsAsciiDigit(text[1]) || text[1] is '=' or '+' or '-' or '@')) text = text[1..];
        return column is RegisterColumns.Number or RegisterColumns.ReplyNumber ? text.Replace('\n', ' ') : text;
    }

    private bool HasErred(string column) => _findings.Exists(f => f.Column == column && f.Rule == ErrorRule);

    private string Required(string column, int limit)
    {
        if (Text(column) is null && !HasErred(column)) Fault(column, "required");
        return Optional(column, limit) ?? "";
    }

    private string? Optional(string column, int limit)
    {
        if (Text(column) is { } text && text.Length > limit) Fault(column, $"at-most-{limit}");
        return Text(column);
    }

    private T? Word<T>(string column, Func<string, T?> of) where T : struct
    {
        if (Text(column) is not { } text) return null;
        if (of(text) is { } value) return value;
        Fault(column, "one-of-the-words");
        return null;
    }

    private DateOnly? Day(string column, DateOnly latest)
    {
        if (Text(column) is not { } text) return null;
        if (!TryDay(text, out var day)) Fault(column, "date");
        else if (day.Year < FirstYear) Fault(column, "year-before-2000");
        else if (day > latest) Fault(column, "not-in-the-future");
        else if (ReceivedOn is { } received && day < received) Fault(column, "not-before-receivedOn");
        else return day;
        return null;
    }

    internal static bool TryDay(string text, out DateOnly day) => RegisterDay.TryRead(text, out day);

    private IReadOnlyList<OldDispute> ReadDisputes()
    {
        if (Text("disputes") is not { } text) return [];
        if (OldDispute.Read(text) is not { } read || read.Any(d => d.ResultOn < d.ReceivedOn
            || (d.Forum is { } forum && !DisputeResults.Of(d.Result).Fits(forum))))
        {
            Fault("disputes", "dispute");
            return [];
        }
        foreach (var without in read.Where(d => d.ReceivedOn is null)) Note("disputes", without.Organ, DisputeWithoutDay, isFault: false);
        return [.. read.Where(d => d.ReceivedOn is not null)];
    }

    private OutcomeLeaf? LeafOf(string column, string code)
    {
        if (RegisterColumns.OutcomeOf(code) is { } leaf) return leaf;
        Fault(column, "outcome-code");
        return null;
    }

    private string[] Codes(string column)
    {
        if (Text(column) is not { } text) return [];
        if (text[0] != '[') return text.Split([',', ';', '，', '；', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        try
        {
            return [.. JsonSerializer.Deserialize<string?[]>(text)!.OfType<string>()];
        }
        catch (JsonException)
        {
            Fault(column, "outcome-code");
            return [];
        }
    }

    // What a formula shows that went wrong or was never worked out.
    [GeneratedRegex(@"^(?:#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|GETTING_DATA|" + WorkbookParts.NoResult + @")|#{3,}|Err:[0-9]{3})$", RegexOptions.IgnoreCase)]
    private static partial Regex Erred();

    // 1.23457E+17, ="0012", #REF!, ###: what a spreadsheet program left of a number.
    [GeneratedRegex(@"^[+-]?\d+(?:\.\d+)?[Ee][+-]?\d+$|^=|^#")]
    private static partial Regex Damaged();

    // A name is personal and is not repeated in a report.
    private void Fault(string column, string rule) => Note(column, column == "applicantName" ? null : Text(column), rule, isFault: true);
}
