using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Release;
using Requests.Features.Services.Staff;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Letters;

/// <summary>One letter: its text with the applicant's name masked, the hash of the real text, its opinions and its ways of service.</summary>
public static class ReadLetter
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, int DocumentNo) : IQuery<Response>;

    /// <param name="ByName">The name colleagues know.</param>
    /// <param name="OnBehalfOf">Whom they represented; null for their own step.</param>
    /// <param name="No">Its place on the letter, from 1.</param>
    /// <param name="TakesBack">Number of the verdict it takes back; null for a verdict.</param>
    /// <param name="IsTakenBack">A later row takes it back: it does not count.</param>
    public sealed record Opinion(Role Role, Verdict Verdict, string Words, string ByName, string TextHash, DateTimeOffset At, string? OnBehalfOf = null,
        int No = 0, int? TakesBack = null, bool IsTakenBack = false);

    public sealed record Service(int No, ServiceMethod? Method, DateOnly DispatchedOn, DateOnly? ReceivedOn, string? TrackingNumber, string? Proof,
        DateOnly? ReturnedOn, string? ReturnReason);

    public sealed record Version(int No, string ByName, DateTimeOffset At);

    /// <param name="Text">Masked; <see cref="PrintLetter"/> gives the real one.</param>
    /// <param name="Hash">SHA-256 of the real text.</param>
    /// <param name="Html">How it looks, masked too; a fragment for <c>paper.css</c>.</param>
    /// <param name="EnclosureNos">Files of the case that go with it; none with a letter that is no reply.</param>
    /// <param name="EnglishFacts">What it says, for a reader of English; empty for a letter of an old register.</param>
    public sealed record Response(int No, string Kind, string Title, DocumentState State, string? Number, DateOnly? LetterOn, int Draft, string Text,
        string Hash, string Html, IReadOnlyList<EnglishFact> EnglishFacts, IReadOnlyList<Role> Chain, Role? NextStep, IReadOnlyList<Opinion> Opinions, IReadOnlyList<Service> Services,
        IReadOnlyList<Version> Versions, IReadOnlyList<int> EnclosureNos, IReadOnlyList<Mail> Mails);

    /// <summary>A mail that told the applicant of the letter.</summary>
    /// <param name="SentAt">Null while it waits, and where it was given up.</param>
    /// <param name="BouncedAt">When it came back; <paramref name="BounceStatus"/> says why, by RFC 3463.</param>
    public sealed record Mail(DateTimeOffset At, DateTimeOffset? SentAt, bool GivenUp, DateTimeOffset? BouncedAt, string? BounceStatus);

    internal sealed class Handler(RequestsDb db, LetterVersions versions, LetterScreen screen, People people, ReleaseFiles release) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await db.Set<Case>().AsNoTracking().Include(c => c.Parties).SingleOrDefaultAsync(c => c.Number == query.CaseNumber, cancellationToken);
            if (found is null) return CaseProblems.NotFound;
            var letter = await db.Set<Document>().AsNoTracking().Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).AsSplitQuery()
                .SingleOrDefaultAsync(d => d.CaseId == found.Id && d.No == query.DocumentNo, cancellationToken);
            if (letter is null || letter.Texts.Count == 0) return ReplyProblems.NoSuchDocument;

            var about = $"applicant/{letter.Id:N}";
            var mails = await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Key.StartsWith(about)).OrderBy(m => m.CreatedAt)
                .Select(m => new Mail(m.CreatedAt, m.SentAt, m.State == OutboxState.Dead, m.BouncedAt, m.BounceStatus)).ToListAsync(cancellationToken);
            var text = letter.CurrentText;
            var name = await people.NamesAsync([.. letter.Steps.Select(s => s.ByName), .. letter.Texts.Select(t => t.ByName)], cancellationToken);
            return new Response(letter.No, letter.Kind.Code, letter.Title, letter.State, letter.Number, letter.LetterOn, text.No,
                screen.Text(found, versions.TextOf(text)), text.Hash, screen.Html(found, versions.PaperOf(letter)),
                versions.Open(text) is { } content ? screen.English(found, content) : [], letter.Chain, letter.NextStep,
                [.. letter.Steps.OrderBy(s => s.No).Select(s => new Opinion(s.Role, s.Verdict, s.Opinion, name(s.ByName), s.TextHash, s.At, s.OnBehalfOf, s.No,
                    s.TakesBack, letter.TakenBack.Contains(s.No)))],
                [.. letter.Services.OrderBy(s => s.No).Select(s => new Service(s.No, s.Method, s.DispatchedOn, s.ReceivedOn,
                    s.TrackingNumber, s.Proof, s.ReturnedOn, s.ReturnReason))],
                [.. letter.Texts.OrderBy(t => t.No).Select(t => new Version(t.No, name(t.ByName), t.At))],
                letter.Kind.Decides ? [.. (await release.EnclosuresAsync(found.Id, cancellationToken)).Select(f => f.No)] : [], mails);
        }
    }
}
