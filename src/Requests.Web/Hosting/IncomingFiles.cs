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
    public static Task<Result<AttachFile.Response>> AttachAsync(
        this IMediator mediator, string number, FilePurpose purpose, string? fileName, Stream content, Guid? seen, CancellationToken ct) =>
        mediator.AttachAsync(number, _ => Task.FromResult<Result<FilePurpose>>(purpose), fileName, content, seen, ct);

    /// <summary>Attaches a file whose purpose may follow it on the wire.</summary>
    public static async Task<Result<AttachFile.Response>> AttachAsync(this IMediator mediator, string number,
        Func<CancellationToken, Task<Result<FilePurpose>>> purpose, string? fileName, Stream content, Guid? seen, CancellationToken ct)
    {
        var kept = await mediator.Send(new TakeInFile.Command(number, fileName, content), ct);
        if (kept.Problem is { } refused) return refused;
        var meant = await purpose(ct);
        return meant.Problem is { } unread ? unread : await mediator.Send(new AttachFile.Command(meant.Value,
            kept.Value)
        { CaseNumber = number, SeenVersion = seen }, ct);
    }

    /// <summary>The first step alone, where the second brings words as well.</summary>
    public static async Task<Result<KeptFile>> TakeInMaterialAsync(this IMediator mediator, string number, string code, IFormFile file, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        return await mediator.Send(new TakeInMaterial.Command(number, code, file.FileName, content), ct);
    }

    /// <summary>Adds a file to a request for its applicant.</summary>
    /// <param name="end">Reads what follows the file on the wire; what is wrong with it stands against the whole.</param>
    public static async Task<Result<AddMaterial.Response>> AddMaterialAsync(
        this IMediator mediator, string number, string code, string? fileName, Stream content, CancellationToken ct, Func<CancellationToken, Task<Problem?>>? end = null)
    {
        var kept = await mediator.Send(new TakeInMaterial.Command(number, code, fileName, content), ct);
        if (kept.Problem is { } refused) return refused;
        return end is not null && await end(ct) is { } unread
            ? unread
            : await mediator.Send(new AddMaterial.Command { Number = number, QueryCode = code, File = kept.Value }, ct);
    }
}
