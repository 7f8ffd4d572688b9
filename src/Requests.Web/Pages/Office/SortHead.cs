namespace Requests.Web.Pages.Office;

/// <summary>The head of a column by which a list is ordered: a link that works without script, and turns the order round when it is followed again.</summary>
/// <param name="Word">Key of the column's name.</param>
/// <param name="Address">Where the list is in this column's order; null where it cannot be.</param>
/// <param name="Descending">How it runs now; null while another column gives the order.</param>
/// <param name="IsNumber">A column of figures.</param>
internal sealed record SortHead(string Word, string? Address, bool? Descending, bool IsNumber = false)
{
    /// <summary>As assistive technology is told; null where the column does not give the order.</summary>
    public string? Aria => Descending switch { true => "descending", false => "ascending", null => null };
}
