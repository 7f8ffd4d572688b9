using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Letters;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>One template: its words with a sample beside them; own words are taken into use, or the shipped ones again.</summary>
internal sealed class TemplateModel(IMediator mediator, Caller caller) : PageModel
{
    public ReadTemplate.Response Template { get; private set; } = null!;

    public string Name => LetterNames.OfTemplate(ShippedTemplates.Of(Template.Code)).ToString();

    /// <summary>The words in the field: what was typed, or what is in use.</summary>
    public string Text { get; private set; } = "";

    public PreviewTemplate.Response? Preview { get; private set; }

    public FormErrors? Errors { get; private set; }

    public string? DoneName { get; private set; }

    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public bool IsOwn => Template.Text != Template.Shipped;

    public Task<IActionResult> OnGetAsync(string code, string? done, CancellationToken ct)
    {
        DoneName = done switch { "save" => T("templates.saved"), "restore" => T("templates.restored"), _ => null };
        return ShowAsync(code, null, ct);
    }

    /// <param name="act">preview, save or restore.</param>
    public async Task<IActionResult> OnPostAsync(string code, [FromForm] string? text, [FromForm] string? act, [FromForm] string? key, CancellationToken ct)
    {
        Key = key ?? Key;
        // Browsers send line ends their own way.
        var words = (text ?? "").ReplaceLineEndings("\n");
        if (act is not ("save" or "restore")) return await ShowAsync(code, words, ct);
        var problem = act == "save"
            ? (await caller.OnceAsync(Key, () => mediator.Send(new ReplaceTemplate.Command(code, words), ct))).Problem
            : (await caller.OnceAsync(Key, () => mediator.Send(new RestoreTemplate.Command(code), ct))).Problem;
        if (problem is null) return Redirect($"/admin/templates/{code}?done={act}");
        Errors = new FormErrors([.. FormErrors.Of(problem).Fields.Select(f => (f.Message, (string?)"text"))], problem.RuleId, problem.Article);
        var shown = await ShowAsync(code, words, ct);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string code, string? typed, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadTemplate.Query(code), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        (Template, Text) = (read.Value, typed ?? read.Value.Text);
        var preview = await mediator.Send(new PreviewTemplate.Query(code, Text), ct);
        if (preview.Problem is null) Preview = preview.Value;
        else Errors ??= FormErrors.Of(preview.Problem);
        return Page();
    }
}
