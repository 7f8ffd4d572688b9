using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Staff;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>What an officer wrote in a letter that is not yet sent on, to be written on, and the fields a letter may take beside it.</summary>
public static class ReadWording
{
    /// <param name="Kind">Code of the letter's kind; null for whichever reply the outcome asks for.</param>
    /// <param name="DocumentNo">The letter; null for the reply on its way, or a process letter that is about to be written.</param>
    /// <param name="Version">An earlier version, to be gone on with; null for the last one.</param>
    [Acts(Act.DraftReply, Act.DraftNotice)]
    public sealed record Query(string CaseNumber, string? Kind = null, int? DocumentNo = null, int? Version = null) : IQuery<Response>;

    /// <param name="DocumentNo">Null while nothing was drafted.</param>
    /// <param name="Draft">Number of the version; 0 while there is none.</param>
    /// <param name="By">Who wrote the version.</param>
    /// <param name="Online">Meant for service through the internet (SRV-7).</param>
    /// <param name="Terms">Of a process letter.</param>
    /// <param name="Fields">Everything an officer may say that neither the case nor the terms do.</param>
    public sealed record Response(int? DocumentNo, int Draft, string? By, DateTimeOffset? At, LetterWords Words, bool Online,
        NoticeTerms? Terms, IReadOnlyList<Field> Fields)
    {
        public override string ToString() => nameof(ReadWording);
    }

    public sealed record Field(string Name, FieldType Type, Text Label);

    internal sealed class Handler(RequestsDb db, CaseLetters letters, LetterVersions versions, People people) : IRequestHandler<Query, Result<Response>>
    {
        private static readonly Field[] Fields = [.. LetterFields.All.Where(f => !f.IsComputed).Select(f => new Field(f.Name, f.Type, f.Label))];

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == query.CaseNumber,
                cancellationToken) is not { } found) return CaseProblems.NotFound;
            var document = query switch
            {
                { DocumentNo: null } when LetterKinds.Find(query.Kind) is null or { Decides: true } => await letters.ReplyAsync(found, cancellationToken),
                { DocumentNo: { } no } => await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
                    .SingleOrDefaultAsync(d => d.CaseId == found.Id && d.No == no, cancellationToken),
                _ => null,
            };
            var chosen = document?.Texts.SingleOrDefault(t => t.No == query.Version) ?? (query.Version is null && document?.Texts.Count > 0 ? document.CurrentText : null);
            if (document is not { State: DocumentState.Draft or DocumentState.Returned } || chosen is null || versions.Open(chosen) is not { } letter)
                return query.DocumentNo is null ? new Response(null, 0, null, null, LetterWords.None, false, null, Fields) : LetterProblems.NoSuchNotice;
            var text = document.CurrentText;
            return new Response(document.No, text.No, await people.NameAsync(text.ByName, cancellationToken), text.At, letter.Words,
                letter.Online, letter.Terms, Fields);
        }
    }
}
