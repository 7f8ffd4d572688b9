namespace Requests.Paper;

/// <summary>A rectangle on a page as shown; points, origin at the top left.</summary>
public sealed record PageBox(double Left, double Top, double Width, double Height)
{
    internal double Right => Left + Width;

    internal double Bottom => Top + Height;

    internal PageBox Around(PageBox other)
    {
        var (left, top) = (Math.Min(Left, other.Left), Math.Min(Top, other.Top));
        return new(left, top, Math.Max(Right, other.Right) - left, Math.Max(Bottom, other.Bottom) - top);
    }
}

/// <summary>What is blacked out, and the article printed on it.</summary>
/// <param name="Page">Counted from one.</param>
public sealed record RedactionMark(int Page, PageBox Box, string Article);

/// <summary>A place where a term stands.</summary>
public sealed record FoundText(int Page, PageBox Box, string Text);

public enum RedactionLeak
{
    /// <summary>Text that was under a mark can still be read out.</summary>
    MarkedText,

    /// <summary>Other text can be read out; a redacted file holds pictures only.</summary>
    Text,

    /// <summary>A page holds more, or something else, than the one picture.</summary>
    Pictures,
    Annotation,
    Attachment,
    Metadata,

    /// <summary>Layers that can be switched on and off.</summary>
    Layer,
    Bookmark,
}

/// <param name="Page">Null where it concerns the whole file.</param>
public sealed record RedactionFinding(RedactionLeak Leak, int? Page, string Detail);

/// <summary>A PDF cannot be redacted; the message says why, in Chinese and English.</summary>
public sealed class RedactionException : Exception
{
    /// <summary>The program that makes pictures of pages is not installed.</summary>
    public bool ToolIsMissing { get; init; }

    public RedactionException(string message)
        : base(message)
    {
    }

    public RedactionException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
