using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Letters;
using Requests.Features.Services.Letters;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Numbers of letters by series and year: how many were drawn, and which are void and why.</summary>
internal sealed class NumbersModel(IMediator mediator) : PageModel
{
    public ListNumberSeries.Response Numbers { get; private set; } = null!;

    public IReadOnlyList<ListNumberSeries.Voided> Voided => [.. Numbers.Series.SelectMany(s => s.Voided)];

    /// <summary>What its letters are: a kind by name, or all the replies.</summary>
    public static string MeaningOf(ListNumberSeries.Series series) => series.Kinds is [var only] ? NameOf(only)
        : series.Kinds.All(k => LetterKinds.Of(k).Decides) ? T("numbers.replies")
        : string.Join(T("list.enumeration"), series.Kinds.Select(NameOf));

    private static string NameOf(string kind) => LetterNames.OfKind(LetterKinds.Of(kind)).ToString();

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        var read = await mediator.Send(new ListNumberSeries.Query(year), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Numbers = read.Value;
        return Page();
    }
}
