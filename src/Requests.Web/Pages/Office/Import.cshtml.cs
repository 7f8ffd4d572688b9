using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Web.Jobs;

namespace Requests.Web.Pages.Office;

/// <summary>How far an import is, its bad rows, and what may be done with it next.</summary>
internal sealed class ImportModel(IMediator mediator, ImportStarter imports) : PageModel
{
    private const int PageSize = 100;

    public ReadImport.Response Import { get; private set; } = null!;

    public ImportFormat Format { get; private set; }

    [BindProperty(SupportsGet = true)]
    public int AfterRow { get; set; } = -1;

    /// <summary>A column by its usual name; a heading nobody knows, or a sheet, as it is written.</summary>
    public static string ColumnOf(string column) => Texts.Find("importColumn." + column) ?? column;

    /// <summary>What a finding says, in words.</summary>
    public static string RuleOf(string rule)
    {
        if (rule.StartsWith(AtMost, StringComparison.Ordinal)) return Texts.T("importRule.at-most", rule[AtMost.Length..]);
        if (rule.StartsWith(OursIs, StringComparison.Ordinal)) return Texts.T("importRule.ours-is", rule[OursIs.Length..]);
        return Texts.Find("importRule." + rule) ?? rule;
    }

    private const string AtMost = "at-most-";
    private const string OursIs = "ours-is-";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadImport.Query(id, AfterRow, PageSize), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Import = read.Value;
        var listed = await mediator.Send(new ListImports.Query(), ct);
        Format = listed.Value.FirstOrDefault(l => l.Id == id)?.Format ?? ImportFormat.Ndjson;
        return Page();
    }

    /// <summary>The file that was tried is taken over, the very bytes.</summary>
    public async Task<IActionResult> OnPostCommitAsync(Guid id, [FromForm] ImportFormat format, CancellationToken ct)
    {
        var tried = await mediator.Send(new ReadImport.Query(id), ct);
        if (tried.Problem is { } missing) return this.Refuse(missing);
        var started = await imports.StartAsync(new StartImport.Command(ImportMode.Commit, format, tried.Value.Sha256, tried.Value.Mapping), ct);
        if (started.Problem is { } problem) return this.Refuse(problem);
        return Redirect($"/imports/{started.Value.Id}");
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken ct)
    {
        var undone = await mediator.Send(new UndoImport.Command(id), ct);
        return undone.Problem is { } problem ? this.Refuse(problem) : Redirect($"/imports/{id}");
    }
}
