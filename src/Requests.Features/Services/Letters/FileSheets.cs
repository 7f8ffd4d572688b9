using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Archive;
using Requests.Paper;

namespace Requests.Features.Services.Letters;

/// <summary>The sheets that are filed with the letters, as a reader without this program wants them: approval, search, return receipt (ARC-4).</summary>
internal sealed class FileSheets(RequestsDb db, CasePrinter printer) : ICasePapers
{
    public async Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct)
    {
        var sheets = new List<CasePaper>();
        foreach (var letter in documents)
        {
            if (letter.Steps.Count > 0) await AddAsync("approval-sheet", letter.No, letter.No, "approval-sheet.pdf", $"{letter.Title}：审查呈批单");
            if (letter.Services.Count > 0) await AddAsync("return-receipt", letter.No, letter.No, "return-receipt.pdf", $"{letter.Title}：送达回证");
        }
        foreach (var no in await db.Set<SearchRecord>().Where(r => r.CaseId == @case.Id && r.SignedOn != null).OrderBy(r => r.No).Select(r => r.No)
            .ToListAsync(ct))
            await AddAsync("search-record", no, null, $"search-record-{no:000}.pdf", $"检索记录 {no}");
        return sheets;

        async Task AddAsync(string paper, int no, int? letterNo, string name, string title)
        {
            if (await printer.PaperAsync(@case, paper, no, null, ct) is { } sheet) sheets.Add(CasePaper.Of(letterNo, name, title, LetterFiles.MediaTypes["pdf"], PdfWriter.Write(sheet)));
        }
    }
}
