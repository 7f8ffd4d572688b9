using MediatR;
using Requests.Features.Areas.Files;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;

namespace Requests.Web.Hosting;

/// <summary>
/// Two steps that every door takes alike: the bytes come in outside any transaction, since a large file takes minutes; then
/// the kept file becomes the case's own.
/// </summary>
internal static class IncomingFiles
{
    /// <summary>Attaches a file to a case for somebody in the office.</summary>
    /// <param name="seen">The version of the case its sender saw. Null from pages: a file overwrites nobody's change.</param>
    public static async Task<Result<AttachFile.Response>> AttachAsync(
        this IMediator mediator, string number, FilePurpose purpose, string? fileName, Stream content, Guid? seen, CancellationToken ct)
    {
        var kept = await mediator.Send(new TakeInFile.Command(number, fileName, content), ct);
        return kept.Problem is { } refused
            ? refused
            : await mediator.Send(new AttachFile.Command(purpose, kept.Value) { CaseNumber = number, SeenVersion = seen }, ct);
    }

    /// <summary>The first step alone, where the second brings words as well.</summary>
    public static async Task<Result<KeptFile>> TakeInMaterialAsync(this IMediator mediator, string number, string code, IFormFile file, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        return await mediator.Send(new TakeInMaterial.Command(number, code, file.FileName, content), ct);
    }

    /// <summary>Adds a file to a request for its applicant.</summary>
    public static async Task<Result<AddMaterial.Response>> AddMaterialAsync(
        this IMediator mediator, string number, string code, string? fileName, Stream content, CancellationToken ct)
    {
        var kept = await mediator.Send(new TakeInMaterial.Command(number, code, fileName, content), ct);
        return kept.Problem is { } refused
            ? refused
            : await mediator.Send(new AddMaterial.Command { Number = number, QueryCode = code, File = kept.Value }, ct);
    }
}
