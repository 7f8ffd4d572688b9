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

    /// <summary>The headings of the file that was sent, where some are unknown; a person says what they mean.</summary>
    public IReadOnlyList<ReadHeadings.Heading> Unknown { get; private set; } = [];

    public ImportFormat Format { get; private set; }

    public ImportMode Mode { get; private set; }

    public string Sha256 { get; private set; } = "";

    /// <summary>Columns that no heading of the file is taken for yet.</summary>
    public IEnumerable<(string Column, string Name)> Free =>
        RegisterColumns.All.Where(c => Unknown.All(h => h.Column != c.Column)).Select(c => (c.Column, Texts.T("importColumn." + c.Column)));

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
        // Headings that nobody told the program of are asked for first.
        var headings = await mediator.Send(new ReadHeadings.Query(format, stored.Sha256), ct);
        if (headings.Problem is { } unread) return this.Refuse(unread);
        if (headings.Value.Headings.Any(h => h.Column is null))
        {
            (Unknown, Format, Sha256, Mode) = (headings.Value.Headings, format, stored.Sha256, mode == "commit" ? ImportMode.Commit
                : ImportMode.DryRun);
            return Page();
        }
        return await StartAsync(mode, format, stored.Sha256, null, ct);
    }

    /// <summary>What the unknown headings mean was said: heading and column stand at the same place.</summary>
    public async Task<IActionResult> OnPostMapAsync([FromForm] string? mode, [FromForm] ImportFormat format, [FromForm] string? sha256,
        [FromForm] string[] heading, [FromForm] string[] column,
        CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.ImportRegister, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        var mapping = heading.Zip(column).Where(m => !string.IsNullOrEmpty(m.Second)).DistinctBy(m => m.First).ToDictionary(m => m.First,
            m => m.Second);
        return await StartAsync(mode, format, sha256 ?? "", mapping, ct);
    }

    public async Task<IActionResult> OnGetSampleAsync(string? format, CancellationToken ct)
    {
        var sample = await mediator.Send(new SampleRegister.Query(format == "csv" ? ImportFormat.Csv : ImportFormat.Xlsx), ct);
        return sample.Problem is { } problem ? this.Refuse(problem) : File(sample.Value.Content, sample.Value.MediaType,
            sample.Value.FileName);
    }

    private async Task<IActionResult> StartAsync(string? mode, ImportFormat format, string sha256, IReadOnlyDictionary<string,
        string>? mapping, CancellationToken ct)
    {
        var wanted = mode is "commit" or nameof(ImportMode.Commit) ? ImportMode.Commit : ImportMode.DryRun;
        var started = await imports.StartAsync(new StartImport.Command(wanted, format, sha256, mapping), ct);
        if (started.Problem is not { } problem) return Redirect($"/imports/{started.Value.Id}");
        Refusal = problem.Fields?.Values.SelectMany(v => v).FirstOrDefault() ?? problem.Text.ToString();
        Response.StatusCode = Hosting.ProblemAnswers.StatusOf(problem.Kind);
        var headings = await mediator.Send(new ReadHeadings.Query(format, sha256), ct);
        if (headings.Problem is { } unread) return this.Refuse(unread);
        (Unknown, Format, Sha256, Mode) = (headings.Value.Headings, format, sha256, wanted);
        return Page();
    }

    private static ImportFormat? FormatOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" => ImportFormat.Ndjson,
        ".csv" => ImportFormat.Csv,
        ".xlsx" => ImportFormat.Xlsx,
        _ => null,
    };
}
