using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Pages;

internal static class Refusals
{
    /// <summary>A page that says why there is nothing else to show, with the status the API would answer.</summary>
    public static IActionResult Refuse(this PageModel page, Problem problem) => new ViewResult
    {
        ViewName = "Refusal",
        StatusCode = ProblemAnswers.StatusOf(problem.Kind),
        ViewData = new ViewDataDictionary<Problem>(page.MetadataProvider, page.ModelState) { Model = problem },
    };
}
