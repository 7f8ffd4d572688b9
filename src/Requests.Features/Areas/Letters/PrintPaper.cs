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

/// <summary>Prints a paper of the file: application, receipt slip, approval sheet, search record, return receipt, envelope, label. Recorded, since it names people (PII-10).</summary>
public static class PrintPaper
{
    /// <param name="Paper">application, receipt, approval-sheet, search-record, return-receipt, envelope or label.</param>
    /// <param name="Extension">pdf, docx, html or txt.</param>
    /// <param name="DocumentNo">Which letter, or which search record; the last one where none is named.</param>
    /// <param name="Reason">Why; null where a reason typed for this case before still holds.</param>
    /// <param name="QueryCode">For the receipt slip: printed when it is the case's own.</param>
    [Acts(Act.RevealPersonalData)]
    [Watched(SecurityEventKind.Revealed, nameof(CaseNumber))]
    public sealed record Command(string Paper, string Extension, int? DocumentNo = null, string? QueryCode = null,
        string? Reason = null) : CaseCommand<Response>
    {
        // The query code must reach no log.
        public override string ToString() => nameof(PrintPaper);
    }

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

    internal sealed class Handler(RequestsDb db, CasePrinter printer, PersonalReadings readings) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await db.Set<Case>().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters).AsSplitQuery()
                .SingleOrDefaultAsync(c => c.Number == command.CaseNumber, cancellationToken);
            if (found is null) return CaseProblems.NotFound;
            if (await printer.PaperAsync(found, command.Paper, command.DocumentNo, command.QueryCode,
                cancellationToken) is not { } paper) return LetterProblems.NoSuchPaper;

            if (await readings.RecordAsync(found, command.Reason, $"paper {command.Paper}.{command.Extension}", cancellationToken,
                new { command.Paper, command.DocumentNo, command.Reason }) is { } refused) return refused;
            return new Response($"{found.Number}-{command.Paper}.{command.Extension}", LetterFiles.MediaTypes[command.Extension], LetterFiles.Write(paper, command.Extension)!);
        }
    }
}
