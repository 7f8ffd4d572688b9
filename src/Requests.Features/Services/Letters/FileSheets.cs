using Requests.Features.Data.Entities;
using Requests.Features.Services.Archive;
using Requests.Paper;

namespace Requests.Features.Services.Letters;

/// <summary>The sheets that are filed with the letters, as a reader without this program wants them: approval, search, return receipt (ARC-4).</summary>
internal sealed class FileSheets(CasePrinter printer) : ICasePapers
{
    public async Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct) =>
    [
        .. (await printer.SheetsAsync(@case, documents, ct)).Select(s => CasePaper.Of(s.Letter?.No,
            s.Letter is null ? $"{s.Paper}-{s.No:000}.pdf" : $"{s.Paper}.pdf",
            s.Paper switch
            {
                "approval-sheet" => $"{s.Letter!.Title}：审查呈批单",
                "return-receipt" => $"{s.Letter!.Title}：送达回证",
                _ => $"检索记录 {s.No}",
            }, LetterFiles.MediaTypes["pdf"], PdfWriter.Write(s.Sheet))),
    ];
}
