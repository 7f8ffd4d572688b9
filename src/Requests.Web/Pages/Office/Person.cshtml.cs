using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Privacy;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>Everything one person asked for. What is known of them is posted with the reason, never in an address.</summary>
internal sealed class PersonModel(IMediator mediator, ICaller caller) : PageModel
{
    /// <summary>Its applicant is meant.</summary>
    public string? CaseNumber { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Null while nobody was looked for.</summary>
    public IReadOnlyList<ReadPerson.Person>? Found { get; private set; }

    public FormErrors? Errors { get; private set; }

    public static string MonthOf(DateOnly first) => first.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public IActionResult OnGet(string? caseNumber)
    {
        CaseNumber = caseNumber;
        return Permissions.MayEver(Act.RevealPersonalData, caller.Roles) ? Page() : this.Refuse(CommonProblems.NotAllowed);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? any, [FromForm] string? caseNumber, [FromForm] string? reason, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        (CaseNumber, Reason) = (caseNumber, reason);
        var result = await mediator.Send(new ReadPerson.Command(any, caseNumber, reason), ct);
        if (result.Problem is not { } problem)
        {
            Found = result.Value.People;
            return Page();
        }
        if (problem.Kind is ProblemKind.Forbidden) return this.Refuse(problem);
        Errors = problem.Fields is { Count: > 0 } fields ? new FormErrors([.. fields.Select(f => (f.Value[0], f.Key))]) : new FormErrors([(problem.Text.ToString(), "any")]);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Page();
    }
}
