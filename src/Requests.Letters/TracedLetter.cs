using System.Text;
using Requests.Paper;

namespace Requests.Letters;

/// <summary>A letter as its editor shows it: block by block, and in each sentence which words come from where.</summary>
public sealed record TracedLetter(IReadOnlyList<TracedPart> Parts)
{
    /// <summary>Reads the marks a traced composing left in the paper.</summary>
    internal static TracedLetter Of(PaperDocument marked)
    {
        var parts = new List<TracedPart>();
        var reader = new TraceReader();
        foreach (var block in marked.Blocks)
        {
            if (block is not Paragraph paragraph) parts.Add(new TracedBlock(Trace.Strip(block)));
            else if (reader.Read(paragraph.Text) is { } passage) parts.Add(passage);
        }
        return new(parts);
    }
}

public abstract record TracedPart;

/// <summary>Title, number, addressee, enclosures, signature, table: nothing of it is written by hand.</summary>
public sealed record TracedBlock(Block Block) : TracedPart;

/// <summary>One paragraph, or several that one field fills.</summary>
/// <param name="Own">The part of the letter an officer may word anew as a whole; null where single words at most are the officer's.</param>
public sealed record TracedPassage(IReadOnlyList<TracedRun> Runs, OwnPart? Own) : TracedPart
{
    public string Text => string.Concat(Runs.Select(r => r.Text));
}

/// <summary>What an officer may word anew as a whole.</summary>
public enum OwnPart
{
    Facts,
    Reasons,
}

/// <param name="Field">The field the words are the value of; null for words of the template and of the officer.</param>
/// <param name="Matter">The one of several matters it is said of.</param>
/// <param name="OfCase">The case, the settings or the law say it; false where the officer does, or nobody yet.</param>
public sealed record TracedRun(string Text, string? Field = null, int? Matter = null, bool OfCase = false);

/// <summary>Marks around the value of a field: noncharacters of Unicode, which no text holds and no paper prints. They live within one composing.</summary>
internal static class Trace
{
    public const char Opens = '\uFDD0', Says = '\uFDD1', Closes = '\uFDD2';
    public const char OwnPart = '@', OfCase = '=';

    public static string Field(string name, int? matter, bool ofCase, string printed) =>
        $"{Opens}{(ofCase ? OfCase : "")}{name}{(matter is { } no ? $"/{no}" : "")}{Says}{printed}{Closes}";

    public static string Own(OwnPart part, string words) => $"{Opens}{OwnPart}{part}{Says}{words}{Closes}";

    public static Block Strip(Block block) => block switch
    {
        AgencyMark b => b with { Agency = Strip(b.Agency) },
        TitleLines b => b with { Lines = [.. b.Lines.Select(Strip)] },
        NumberLine b => b with { Text = Strip(b.Text) },
        Addressee b => b with { Name = Strip(b.Name) },
        Table b => b with { Rows = [.. b.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c with { Text = Strip(c.Text) })] })] },
        _ => block,
    };

    public static string Strip(string text)
    {
        var plain = new StringBuilder(text.Length);
        var inName = false;
        foreach (var c in text)
        {
            if (c == Opens) inName = true;
            else if (c == Says) inName = false;
            else if (c != Closes && !inName) plain.Append(c);
        }
        return plain.ToString();
    }
}

/// <summary>Reads paragraph after paragraph; where a field's value runs over several, they are one passage.</summary>
internal sealed class TraceReader
{
    private readonly List<TracedRun> _runs = [];
    private readonly Stack<string> _open = new();
    private readonly StringBuilder _text = new();
    private OwnPart? _own;

    /// <summary>The passage that ends with this paragraph; null while its last field goes on.</summary>
    public TracedPassage? Read(string paragraph)
    {
        for (var i = 0; i < paragraph.Length; i++)
        {
            switch (paragraph[i])
            {
                case Trace.Opens:
                    var end = paragraph.IndexOf(Trace.Says, i);
                    var name = paragraph[(i + 1)..end];
                    if (name[0] == Trace.OwnPart) _own = Enum.Parse<OwnPart>(name[1..]);
                    Close(empty: false);
                    _open.Push(name);
                    i = end;
                    break;
                case Trace.Closes:
                    Close(empty: true);
                    _open.Pop();
                    break;
                default:
                    _text.Append(paragraph[i]);
                    break;
            }
        }
        if (_open.Count > 0)
        {
            _text.Append('\n');
            return null;
        }
        Close(empty: false);
        var passage = new TracedPassage([.. _runs], _own);
        _runs.Clear();
        _own = null;
        return passage;
    }

    private void Close(bool empty)
    {
        var inner = _open.TryPeek(out var name) && name[0] != Trace.OwnPart ? name : null;
        if (_text.Length > 0 || (empty && inner is not null)) _runs.Add(inner is null ? new(_text.ToString()) : Named(inner));
        _text.Clear();
    }

    private TracedRun Named(string name)
    {
        var ofCase = name[0] == Trace.OfCase;
        var parts = name[(ofCase ? 1 : 0)..].Split('/');
        return new(_text.ToString(), parts[0], parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : null, ofCase);
    }
}
