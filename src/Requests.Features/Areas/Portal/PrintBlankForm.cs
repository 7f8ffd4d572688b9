using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Paper;

namespace Requests.Features.Areas.Portal;

/// <summary>The form of a request to be filled in by hand and posted (Art. 29). It asks for no purpose.</summary>
public static class PrintBlankForm
{
    [OpenToAll]
    public sealed record Query(bool English = false) : IQuery<Response>;

    public sealed record Response(byte[] Pdf)
    {
        public override string ToString() => nameof(PrintBlankForm);
    }

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        // A row of the form and how many lines are left for the pen.
        private static readonly (string Key, int Lines)[] Rows =
        [
            ("type", 1), ("name", 1), ("id", 1), ("phone", 1), ("address", 2), ("agent", 1), ("what", 9), ("form", 1), ("route", 1), ("sign", 2),
        ];

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var bodies = await db.Set<Data.Entities.Body>().AsNoTracking().OrderBy(b => b.Code).ToListAsync(cancellationToken);
            string Say(string key) => Text.Of($"blankForm.{key}").In(query.English);
            List<Block> blocks = [new TitleLines([Say("title")]), new Table([.26, .74], [.. Rows.Select(r => new TableRow([new TableCell(Say(r.Key)),
                new TableCell(Text.Find($"blankForm.{r.Key}.hint")?.In(query.English) ?? "")], Lines: r.Lines))]), new Space(), new Paragraph(Say("noPurpose"), Indented: false)];
            blocks.AddRange(bodies.Select(b => new Paragraph(string.Join(query.English ? ", " : "，",
                new[] { b.Name, b.Settings.ContactUnit, b.Settings.ContactAddress, b.Settings.ContactPhone }.Where(w => w.Length > 0)), Indented: false)));
            return new Response(PdfWriter.Write(new PaperDocument(PaperProfile.Form, Say("title"), blocks)));
        }
    }
}
