using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Statute.Calendars;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Service;

/// <summary>
/// The service of a case's letters, notices too: every attempt with its proofs, whether the agency was in time (SRV-4) and until when the
/// applicant has remedies (SRV-5), two questions with two different days.
/// </summary>
public static class ReadService
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    public sealed record Response(string CaseNumber, IReadOnlyList<Letter> Letters);

    /// <param name="InTime">Null until the letter has left in a way that counts.</param>
    /// <param name="Remedies">Null until the applicant knows the letter, and for letters without remedies.</param>
    /// <param name="AnswerBy">After a return: last day for the applicant to say how it may reach them.</param>
    /// <param name="Ways">While it waits to leave: every lawful way, and what stands against some.</param>
    public sealed record Letter(int DocumentNo, string Kind, string Title, string? Number, DateOnly? LetterOn, DocumentState State,
        IReadOnlyList<Attempt> Attempts, InTime? InTime, Remedies? Remedies, DateOnly? AnswerBy, IReadOnlyList<ServiceWay> Ways);

    /// <param name="Missing">Fields the return receipt still lacks (SRV-9); "a|b" asks for either.</param>
    public sealed record Attempt(int No, ServiceMethod? Method, DateOnly DispatchedOn, ServiceProof? SentProof, DateOnly? ReceivedOn,
        ServiceProof? ReceivedProof,
        string? TrackingNumber, DateOnly? ReturnedOn, string? ReturnReason, IReadOnlyList<string> Missing);

    /// <param name="On">The day the agency is judged by: posting, signature or arrival, as the method has it.</param>
    /// <param name="DueOn">The day the reply was due; null for a letter that is no reply.</param>
    public sealed record InTime(DateOnly On, DueDate? DueOn, bool? Kept)
    {
        public string RuleId { get; } = "SRV-4";

        public string Article { get; } = "235号 item 4";
    }

    /// <param name="From">The day the applicant knew; itself not counted.</param>
    /// <param name="SuitBy">Null where reconsideration comes first.</param>
    public sealed record Remedies(DateOnly From, DueDate ReconsiderationBy, DueDate? SuitBy)
    {
        public string RuleId { get; } = "SRV-5";

        public string Article { get; } = "行政复议法 Art. 20; 行政诉讼法 Art. 46";
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, LetterService service) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var due = (await desk.ReadClockAsync(found, cancellationToken))?.ReplyDueOn;
            var documents = await db.Set<Document>().AsNoTracking().Include(d => d.Services).Include(d => d.Texts).AsSplitQuery()
                .Where(d => d.CaseId == found.Id && d.LetterOn != null && d.State != DocumentState.Voided).OrderBy(d => d.No).ToListAsync(cancellationToken);
            var letters = new List<Letter>();
            foreach (var document in documents) letters.Add(await ReadAsync(found, document, due, cancellationToken));
            return new Response(found.Number, letters);
        }

        private async Task<Letter> ReadAsync(Case found, Document letter, DueDate? due, CancellationToken ct)
        {
            var answers = LetterService.IsReply(letter) && found.Leaf is not null;
            var attempts = letter.Services.OrderBy(s => s.No).ToList();
            // A letter that was posted and came back was still posted that day.
            var judged = attempts.Select(LetterService.TimelyOn).FirstOrDefault(d => d is not null);
            var inTime = judged is { } on ? new InTime(on, answers ? due : null, answers && due is { } last ? on <= last.On : null) : null;
            Remedies? remedies = null;
            if ((answers || !LetterService.IsReply(letter)) && attempts is [.., var latest]
                && await service.RemediesAsync(found, letter, latest, ct) is ({ } from, { } deadlines))
                remedies = new Remedies(from, deadlines.Reconsideration, deadlines.DirectSuit);
            return new Letter(letter.No, letter.Kind.Code, letter.Title, letter.Number, letter.LetterOn, letter.State,
                [.. attempts.Select(Describe)], inTime, remedies,
                letter.State == DocumentState.Issued && attempts is [.., var failed] ? failed.AnswerBy : null,
                letter.State == DocumentState.Issued ? await service.WaysAsync(found, letter, ct) : []);
        }

        private Attempt Describe(ServiceRecord record) => new(record.No, record.Method, record.DispatchedOn, record.SentProof,
            record.ReceivedOn, record.ReceivedProof,
            record.TrackingNumber, record.ReturnedOn, record.ReturnReason, ReturnReceipt.Missing(record, service.Open(record)));
    }
}
