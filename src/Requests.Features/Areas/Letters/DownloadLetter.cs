using Requests.Features.Services.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>Gives a letter as PDF, DOCX, HTML or text: as it was issued, else its last draft. Recorded, since it names people (PII-10).</summary>
public static class DownloadLetter
{
    /// <param name="Reason">Why; null where a reason typed for this case before still holds.</param>
    [Acts(Act.RevealPersonalData)]
    [Watched(SecurityEventKind.Revealed, nameof(CaseNumber))]
    public sealed record Command(int DocumentNo, string Extension, string? Reason = null) : CaseCommand<Response>;

    /// <param name="FileName">Case number, number of the paper and form; no name of a person.</param>
    public sealed record Response(string FileName, string MediaType, byte[] Content)
    {
        public override string ToString() => FileName;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Extension).Must(LetterFiles.MediaTypes.ContainsKey);
            RuleFor(c => c.Reason).MayBeAReason();
        }
    }

    internal sealed class Handler(RequestsDb db, LetterFiles files, PersonalReadings readings) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<Case>().SingleOrDefaultAsync(c => c.Number == command.CaseNumber,
                cancellationToken) is not { } found) return CaseProblems.NotFound;
            var letter = await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
                .SingleOrDefaultAsync(d => d.CaseId == found.Id && d.No == command.DocumentNo, cancellationToken);
            if (letter is null || letter.Texts.Count == 0) return ReplyProblems.NoSuchDocument;
            if (await readings.RecordAsync(found, command.Reason, FormattableString.Invariant($"letter {letter.No}.{command.Extension}"), cancellationToken,
                new { command.DocumentNo, command.Extension, letter.FixedHash, command.Reason }) is { } refused) return refused;

            await using var content = (await files.OpenAsync(letter, command.Extension, cancellationToken))!;
            var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return new Response($"{found.Number}-{letter.No}.{command.Extension}", LetterFiles.MediaTypes[command.Extension], bytes.ToArray());
        }
    }
}
