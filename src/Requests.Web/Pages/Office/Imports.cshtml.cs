using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Register;
using Requests.Web.Jobs;

namespace Requests.Web.Pages.Office;

/// <summary>Taking over an old register: tried first, then taken over, taken back while nothing builds on it.</summary>
[RequestSizeLimit(LargestFile)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestFile)]
internal sealed class ImportsModel(IMediator mediator, ICaller caller, ImportStarter imports,
    [FromKeyedServices(ContentStores.Files)] IContentStore files) : PageModel
{
    private const long LargestFile = 512L * 1024 * 1024;

    public IReadOnlyList<ListImports.Line> Imports { get; private set; } = [];

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListImports.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Imports = read.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, [FromForm] string? mode, CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.ImportRegister, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        if (file is null || FormatOf(file.FileName) is not { } format)
        {
            Refusal = ImportProblems.WrongType.Text.ToString();
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await OnGetAsync(ct);
        }
        await using var content = file.OpenReadStream();
        var stored = await files.PutAsync(content, ct);
        var started = await imports.StartAsync(new StartImport.Command(mode == "commit" ? ImportMode.Commit : ImportMode.DryRun, format, stored.Sha256), ct);
        if (started.Problem is { } problem) return this.Refuse(problem);
        return Redirect($"/imports/{started.Value.Id}");
    }

    private static ImportFormat? FormatOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" => ImportFormat.Ndjson,
        ".csv" => ImportFormat.Csv,
        ".xlsx" => ImportFormat.Xlsx,
        _ => null,
    };
}
