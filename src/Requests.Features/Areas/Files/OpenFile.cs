using Requests.Features.Services.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;

namespace Requests.Features.Areas.Files;

/// <summary>
/// 打开附件: opens a file that people brought, for a reason that is kept (PII-9, PII-10). For a while after it the same person may look
/// at the file and its pages again; it is on record that the whole of it was open.
/// </summary>
public static class OpenFile
{
    /// <param name="Reason">Why; null where a reason typed for this case before still holds.</param>
    [Acts(Act.RevealPersonalData)]
    [Watched(SecurityEventKind.Revealed, nameof(CaseNumber))]
    public sealed record Command(int No, string? Reason = null) : CaseCommand<Response>;

    /// <param name="FileName">As it was brought.</param>
    public sealed record Response(string CaseNumber, int No, string FileName, string MediaType, string Sha256, long Length)
    {
        public override string ToString() => $"{nameof(OpenFile)} {Sha256}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).MayBeAReason();
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, PersonalReadings readings) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await desk.FindAsync(command.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var file = await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == found.Id && a.No == command.No, cancellationToken);
            if (file is null) return FileProblems.NotFound;
            if (await readings.RecordAsync(found, command.Reason, PersonalReadings.FileNamed(file.No), cancellationToken,
                new { file = file.No, file.Sha256, command.Reason }) is { } refused) return refused;
            return new Response(found.Number, file.No, file.FileName, file.MediaType, file.Sha256, file.Length);
        }
    }
}
