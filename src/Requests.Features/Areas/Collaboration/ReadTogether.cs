using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Collaboration;

/// <summary>What stands beside a case: notes, urgings with their answers, who watches, cases linked with it.</summary>
public static class ReadTogether
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    /// <param name="Notes">Newest first.</param>
    /// <param name="Urges">Newest first.</param>
    /// <param name="Links">Oldest first.</param>
    /// <param name="Referrals">Oldest first.</param>
    /// <param name="Watchers">Names colleagues know.</param>
    public sealed record Response(string CaseNumber, IReadOnlyList<Note> Notes, IReadOnlyList<UrgeLine> Urges, IReadOnlyList<string> Watchers, bool Watches,
        IReadOnlyList<Linked> Links, IReadOnlyList<PassedOn> Referrals, IReadOnlyList<GivenLink> AnswerLinks);

    /// <summary>An address that was given to somebody outside who was asked.</summary>
    /// <param name="Opens">It still opens: not taken back, and its day has not passed.</param>
    public sealed record GivenLink(int Consultation, string By, DateTimeOffset At, DateOnly Until, bool Opens, DateTimeOffset? RevokedAt, string? RevokedBy, string? Reason);

    /// <summary>Another body got it.</summary>
    /// <param name="Answer">Why the other body refused it.</param>
    /// <param name="NewNumber">Its case number there.</param>
    public sealed record PassedOn(string To, string Words, string By, DateOnly On, ReferralState State, DateTimeOffset? AnsweredAt, string? Answer, string? NewNumber);

    /// <summary>The other case of a link.</summary>
    public sealed record Linked(string CaseNumber, [property: OutsideWords] string Subject, CaseState State, string Words, string By, DateTimeOffset At);

    public sealed record Note(int No, CaseNoteKind Kind, [property: OutsideWords] string Text, string By, DateTimeOffset At);

    /// <param name="IsMine">The caller is who should answer.</param>
    public sealed record UrgeLine(int No, string Words, string By, string To, DateTimeOffset At, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool IsMine);

    internal sealed class Handler(RequestsDb db, PersonalVault vault, People people, Absences absences, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var found = await db.Set<Case>().Where(c => c.Number == query.CaseNumber).Select(c => new { c.Id, c.BodyId }).SingleOrDefaultAsync(ct);
            if (found is null) return CaseProblems.NotFound;
            var notes = await db.Set<CaseNote>().Where(n => n.CaseId == found.Id).OrderByDescending(n => n.No).ToListAsync(ct);
            var urges = await db.Set<Urge>().Where(u => u.CaseId == found.Id).OrderByDescending(u => u.No).ToListAsync(ct);
            var watching = await db.Set<CaseWatcher>().Where(w => w.CaseId == found.Id).Join(db.Set<User>(), w => w.UserId, u => u.Id, (w, u) => new { u.Id, u.DisplayName })
                .OrderBy(u => u.DisplayName).ToListAsync(ct);
            var links = await db.Set<CaseLink>().Where(l => l.CaseId == found.Id || l.OtherId == found.Id).OrderBy(l => l.At)
                .Join(db.Set<Case>(), l => l.CaseId == found.Id ? l.OtherId : l.CaseId, c => c.Id, (l, c) => new { c.Number, c.Subject, c.State, l.Words, l.ByName, l.At })
                .ToListAsync(ct);
            var referrals = await db.Set<Referral>().Where(r => r.CaseId == found.Id).OrderBy(r => r.At)
                .Join(db.Set<Body>(), r => r.ToBodyId, b => b.Id, (r, b) => new { To = b.Name, Referral = r }).ToListAsync(ct);
            var given = await db.Set<AnswerLink>().Where(l => l.CaseId == found.Id).OrderBy(l => l.At).ToListAsync(ct);
            var name = await people.NamesAsync(notes.Select(n => n.ByName).Concat(given.SelectMany(l => new[] { l.ByName, l.RevokedBy }).OfType<string>()).Concat(referrals.Select(r => r.Referral.ByName)).Concat(links.Select(l => l.ByName)).Concat(urges.SelectMany(u => new[] { u.ByName, u.ToName, u.AnsweredBy })).OfType<string>(), ct);
            var represented = caller.UserId is { } me ? (await absences.DeputisesForAsync(found.BodyId, me, clock.Today, ct)).Append(me).ToHashSet() : [];
            return new Response(query.CaseNumber,
                [.. notes.Select(n => new Note(n.No, n.Kind, vault.OpenString(CaseNote.TextPlace(n.CaseId, n.No), n.Text), name(n.ByName), n.At))],
                [.. urges.Select(u => new UrgeLine(u.No, u.Words, name(u.ByName), name(u.ToName), u.At, u.Answer, u.AnsweredBy is { } by ? name(by) : null, u.AnsweredAt,
                    u.AnsweredAt is null && represented.Contains(u.ToUserId)))],
                [.. watching.Select(u => u.DisplayName)], watching.Any(u => u.Id == caller.UserId),
                [.. links.Select(l => new Linked(l.Number, l.Subject, l.State, l.Words, name(l.ByName), l.At))],
                [.. referrals.Select(r => new PassedOn(r.To, r.Referral.Words, name(r.Referral.ByName), r.Referral.On, r.Referral.State, r.Referral.AnsweredAt,
                    r.Referral.Answer, r.Referral.NewNumber))],
                [.. given.Select(l => new GivenLink(l.Consultation, name(l.ByName), l.At, l.Until, l.RevokedAt is null && l.Until >= clock.Today, l.RevokedAt,
                    l.RevokedBy is { } revoker ? name(revoker) : null, l.Reason))]);
        }
    }
}
