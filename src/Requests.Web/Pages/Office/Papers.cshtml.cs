using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>Everything of a case that is put on paper: slip, application, sheets, records, letters, envelope and label. Each printing is recorded.</summary>
internal sealed class PapersModel(IMediator mediator, ICaller caller) : PageModel
{
    private static readonly DocumentState[] OnItsWay = [DocumentState.Approved, DocumentState.Issued, DocumentState.Dispatched, DocumentState.Served];

    public ReadCase.Response Case { get; private set; } = null!;

    public FormErrors? Errors { get; private set; }

    public bool MayPrint => Permissions.MayEver(Act.RevealPersonalData, caller.Roles);

    /// <summary>Letters that can be printed with what belongs to them.</summary>
    public IEnumerable<ReadCase.DocumentLine> Letters => Case.Documents.Where(d => d.State != DocumentState.Voided);

    public static bool HasNumber(ReadCase.DocumentLine letter) => letter.Number is not null && OnItsWay.Contains(letter.State);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        Case = read.Value;
        return Page();
    }
}
