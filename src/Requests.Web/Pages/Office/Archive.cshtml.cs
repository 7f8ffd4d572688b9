using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;

namespace Requests.Web.Pages.Office;

/// <summary>What was sealed of a case, version by version; one file is opened for a reason that is kept.</summary>
internal sealed class ArchiveModel(IMediator mediator, ICaller caller, [FromKeyedServices(ContentStores.Archive)] IContentStore store) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    public IReadOnlyList<ReadArchive.SealLine> Seals { get; private set; } = [];

    /// <summary>What verification found about this case; null while it was not asked for.</summary>
    public (int Objects, IReadOnlyList<ArchiveFinding> Findings)? Verified { get; private set; }

    public bool MayVerify => Permissions.MayEver(Act.VerifyArchive, caller.Roles);

    public bool MayOpen => Permissions.MayEver(Act.RevealPersonalData, caller.Roles);

    public Task<IActionResult> OnGetAsync(string number, CancellationToken ct) => ShowAsync(number, ct);

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken ct)
    {
        var verified = await mediator.Send(new VerifyArchive.Query(), ct);
        if (verified.Problem is { } problem) return this.Refuse(problem);
        Verified = (verified.Value.Objects, [.. verified.Value.Findings.Where(f => f.CaseNumber is null || f.CaseNumber == number)]);
        return await ShowAsync(number, ct);
    }

    public async Task<IActionResult> OnPostOpenAsync(string number, [FromForm] int sequence, [FromForm] string path,
        [FromForm] string? reason, CancellationToken ct)
    {
        var opened = await mediator.Send(new ReadArchiveFile.Command(sequence, path, reason ?? "") { CaseNumber = number }, ct);
        if (opened.Problem is { } problem) return this.Refuse(problem);
        return File(await new CheckedContent(store).OpenAsync(opened.Value.Sha256, ct), "application/octet-stream", opened.Value.FileName);
    }

    private async Task<IActionResult> ShowAsync(string number, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Case = read.Value;
        Seals = [.. (await mediator.Send(new ReadArchive.Query(number), ct)).Value.Seals.Reverse()];
        return Page();
    }
}
