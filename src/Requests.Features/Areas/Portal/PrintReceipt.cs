using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Portal;

/// <summary>登记回执: the receipt slip of an applicant's own request as a PDF, with the query code its holder just typed.</summary>
public static class PrintReceipt
{
    [OpenToAll]
    public sealed record Query(string Number, string QueryCode) : PortalQuery<Response>(Number, QueryCode);

    public sealed record Response(string FileName, byte[] Pdf)
    {
        // The slip names its applicant.
        public override string ToString() => FileName;
    }

    internal sealed class Handler(RequestsDb db, CasePrinter printer) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await db.Set<Case>().AsNoTracking().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters).AsSplitQuery()
                .SingleAsync(c => c.Number == query.CaseNumber, cancellationToken);
            var slip = (await printer.PaperAsync(found, "receipt", null, query.QueryCode, cancellationToken))!;
            return new Response($"{found.Number}-receipt.pdf", LetterFiles.Write(slip, "pdf")!);
        }
    }
}
