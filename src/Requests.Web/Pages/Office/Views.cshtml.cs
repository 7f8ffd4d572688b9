using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Views;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>The views a user has kept: where they are taken away, and where a refused one is named again.</summary>
internal sealed class ViewsModel(IMediator mediator) : PageModel
{
    private readonly CommandForm _form = new(typeof(SaveView.Command));

    public IReadOnlyList<ListViews.View> Views { get; private set; } = [];

    /// <summary>The caller belongs to a unit, so that a view can be shared.</summary>
    public bool HasUnit { get; private set; }

    public FormErrors? Errors { get; private set; }

    /// <summary>The question for the name, after a refusal.</summary>
    public FormField? Name { get; private set; }

    /// <summary>What is to be kept under that name.</summary>
    public IEnumerable<FormField> Kept { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        var values = FormValues.Of(Request.Form);
        if (_form.Read<SaveView.Command>(values) is not { } command) return await RefuseAsync(_form.Errors(values),
            StatusCodes.Status400BadRequest, values, ct);
        var result = await mediator.Send(command, ct);
        return result.Problem is { } problem
            ? await RefuseAsync(_form.Refuse(problem, values), ProblemAnswers.StatusOf(problem.Kind), values, ct)
            : Redirect(SavedViews.AddressOf(command.List, command.Filters));
    }

    public async Task<IActionResult> OnPostForgetAsync([FromForm] Guid id, CancellationToken ct)
    {
        var result = await mediator.Send(new ForgetView.Command(id), ct);
        return result.Problem is { } problem ? this.Refuse(problem) : RedirectToPage();
    }

    public async Task<IActionResult> OnPostShareAsync([FromForm] Guid id, [FromForm] bool shared, CancellationToken ct)
    {
        var result = await mediator.Send(new ShareView.Command(id, shared), ct);
        return result.Problem is { } problem ? this.Refuse(problem) : RedirectToPage();
    }

    private Task<IActionResult> RefuseAsync(FormErrors errors, int status, FormValues values, CancellationToken ct)
    {
        Errors = errors;
        var fields = CommandForm.Fields(_form.Draw(values)).ToList();
        Name = fields.Single(f => f.Path == "name");
        Kept = fields.Where(f => f.Path != "name");
        Response.StatusCode = status;
        return ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var views = await mediator.Send(new ListViews.Query(), ct);
        if (views.Problem is { } problem) return this.Refuse(problem);
        (Views, HasUnit) = (views.Value.Views, views.Value.HasUnit);
        return Page();
    }
}
