namespace Requests.Web.Pages;

/// <summary>A way into a part of the office.</summary>
/// <param name="Key">Of its name among the texts.</param>
/// <param name="Here">Whether the reader is inside.</param>
internal sealed record NavItem(string Address, string Key, bool Here)
{
    /// <summary>How much waits there for the reader.</summary>
    public int Waiting { get; init; }

    /// <summary>So many stand in the bar on every screen; where it is narrow the others open by a button.</summary>
    public const int First = 3;
}
