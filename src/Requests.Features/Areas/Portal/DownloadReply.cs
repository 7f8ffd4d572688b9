using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Portal;

/// <summary>Gives an applicant the own letter as it was fixed.</summary>
public static class DownloadReply
{
    /// <param name="Letter">Its number in the case, as <see cref="CheckStatus"/> lists it.</param>
    /// <param name="Pdf">As it was issued, for printing; else its text.</param>
    [OpenToAll]
    public sealed record Query(string Number, string QueryCode, int Letter, bool Pdf = false) : PortalQuery<Response>(Number, QueryCode);

    /// <param name="Text">The letter.</param>
    /// <param name="Hash">SHA-256 of the text, as approved and archived.</param>
    public sealed record Response(string Title, string? DocumentNumber, DateOnly? LetterOn, string Text, string Hash, byte[]? Pdf)
    {
        // The letter names its addressee.
        public override string ToString() => $"{nameof(DownloadReply)} {Hash}";
    }

    internal sealed class Handler(RequestsDb db, PersonalVault vault, LetterFiles files) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var letter = await db.Set<Document>().AsNoTracking().Include(d => d.Texts).Where(ApplicantLetters.Visible)
                .SingleOrDefaultAsync(d => d.No == query.Letter && db.Set<Case>()
                    .Any(c => c.Id == d.CaseId && c.Number == query.CaseNumber), cancellationToken);
            if (letter is null || letter.Texts.Count == 0) return PortalProblems.NoSuchLetter;
            var text = letter.CurrentText;
            return new Response(letter.Title, letter.Number, letter.LetterOn,
                vault.OpenString(DocumentText.TextPlace(text.DocumentId, text.No), text.Text), text.Hash,
                query.Pdf ? await PdfAsync(letter, cancellationToken) : null);
        }

        private async Task<byte[]> PdfAsync(Document letter, CancellationToken ct)
        {
            await using var content = (await files.OpenAsync(letter, "pdf", ct))!;
            var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, ct);
            return bytes.ToArray();
        }
    }
}
