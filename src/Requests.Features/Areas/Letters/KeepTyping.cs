using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Letters;

/// <summary>
/// 随写随存: keeps what the caller has typed at a draft and is in no version yet, for the caller alone, and tells who else is at the same
/// draft. Nothing of the case changes: a version is made by <see cref="DraftLetter"/> only.
/// </summary>
public static class KeepTyping
{
    /// <summary>Who has not been heard of for so long has gone.</summary>
    public static readonly TimeSpan Present = TimeSpan.FromMinutes(5);

    private const int MostFields = 400;

    /// <param name="Kind">Code of the letter's kind; null for the reply.</param>
    /// <param name="DocumentNo">The process letter that is written anew.</param>
    /// <param name="Words">By field, as typed; null to keep what is kept and only say that the caller is there.</param>
    /// <param name="OnVersion">The version it is typed on; 0 for none.</param>
    /// <param name="Discard">Forgets what was kept; goes before <paramref name="Words"/>.</param>
    [Acts(Act.DraftReply, Act.DraftNotice)]
    public sealed record Command(string CaseNumber, string? Kind = null, int? DocumentNo = null, IReadOnlyDictionary<string, string>? Words = null,
        int OnVersion = 0, bool Discard = false) : INonTransactionalCommand<Response>
    {
        public override string ToString() => nameof(KeepTyping);
    }

    /// <param name="Words">What the caller typed and saved as no version; null for nothing.</param>
    /// <param name="OnVersion">The version it was typed on.</param>
    /// <param name="Others">Who else is at the draft, the first come first.</param>
    public sealed record Response(IReadOnlyDictionary<string, string>? Words, int OnVersion, DateTimeOffset? TypedAt, IReadOnlyList<Other> Others)
    {
        public override string ToString() => nameof(KeepTyping);
    }

    /// <param name="Writes">Typed something that is in no version yet.</param>
    public sealed record Other(string Name, DateTimeOffset Since, bool Writes);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).MaximumLength(TextLimits.Code);
            RuleFor(c => c.Words).Must(w => w is null || (w.Count <= MostFields && w.Values.All(v => v is not null)
                && w.Sum(p => p.Key.Length + p.Value.Length) <= TextLimits.LetterText));
        }
    }

    internal sealed class Handler(RequestsDb db, PersonalVault vault, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var found = await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == command.CaseNumber, ct);
            if (found is null || caller.UserId is not { } user) return CaseProblems.NotFound;
            var (key, now) = (DraftTypings.KeyOf(command.Kind, command.DocumentNo), clock.Now);
            await BeThereAsync(found, key, user, now, ct);
            var mine = db.Set<DraftTyping>().Where(t => t.CaseId == found.Id && t.Letter == key && t.UserId == user);
            if (command.Discard)
                await mine.ExecuteUpdateAsync(s => s.SetProperty(t => t.Words, (string?)null).SetProperty(t => t.TypedAt, (DateTimeOffset?)null)
                    .SetProperty(t => t.OnVersion, 0), ct);
            else if (command.Words is { } words)
            {
                var kept = vault.SealString(DraftTyping.WordsPlace(found.Id, key, user), JsonSerializer.Serialize(words));
                await mine.ExecuteUpdateAsync(s => s.SetProperty(t => t.Words, kept).SetProperty(t => t.TypedAt, now).SetProperty(t => t.OnVersion, command.OnVersion), ct);
            }
            return await ReadAsync(found, key, user, now, ct);
        }

        private async Task BeThereAsync(Case found, string key, Guid user, DateTimeOffset now, CancellationToken ct)
        {
            var gone = now - Present;
            var mine = db.Set<DraftTyping>().Where(t => t.CaseId == found.Id && t.Letter == key && t.UserId == user);
            // Who comes back after a while is there anew.
            await mine.Where(t => t.SeenAt < gone).ExecuteUpdateAsync(s => s.SetProperty(t => t.Since, now), ct);
            if (await mine.ExecuteUpdateAsync(s => s.SetProperty(t => t.SeenAt, now), ct) > 0) return;
            db.Add(new DraftTyping(found.Id, key, user, found.BodyId, now));
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // The same person's other window was faster; its row says as much.
                db.ChangeTracker.Clear();
            }
            // Who left long ago and left nothing behind need not be remembered.
            var dayAgo = now.AddDays(-1);
            await db.Set<DraftTyping>().Where(t => t.CaseId == found.Id && t.Words == null && t.SeenAt < dayAgo).ExecuteDeleteAsync(ct);
        }

        private async Task<Response> ReadAsync(Case found, string key, Guid user, DateTimeOffset now, CancellationToken ct)
        {
            var all = await db.Set<DraftTyping>().AsNoTracking().Where(t => t.CaseId == found.Id && t.Letter == key).ToListAsync(ct);
            var mine = all.Single(t => t.UserId == user);
            var others = all.Where(t => t.UserId != user && t.SeenAt >= now - Present).OrderBy(t => t.Since).ToList();
            var ids = others.Select(t => t.UserId).ToList();
            var names = await db.Set<User>().AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
            var words = mine.Words is null ? null
                : JsonSerializer.Deserialize<Dictionary<string, string>>(vault.OpenString(DraftTyping.WordsPlace(found.Id, key, user), mine.Words));
            return new(words, mine.OnVersion, mine.TypedAt, [.. others.Select(t => new Other(names[t.UserId], t.Since, t.Words is not null))]);
        }
    }

    /// <summary>Forgets what was typed at a letter that has gone up its chain or is agreed: nobody goes on with it.</summary>
    internal sealed class AfterSubmission(DraftTypings typings) : INotificationHandler<LetterSubmitted>, INotificationHandler<LetterApproved>
    {
        public Task Handle(LetterSubmitted happened, CancellationToken cancellationToken) => typings.ForgetAllAsync(happened.Case, happened.Letter, cancellationToken);

        public Task Handle(LetterApproved happened, CancellationToken cancellationToken) => typings.ForgetAllAsync(happened.Case, happened.Letter, cancellationToken);
    }

    /// <summary>Forgets what was typed in a case that has ended.</summary>
    internal sealed class AfterTheEnd(DraftTypings typings) : INotificationHandler<CommandCompleting>
    {
        private static readonly Act[] Ends = [Act.CloseCase, Act.Withdraw, Act.ArchiveCase];

        public async Task Handle(CommandCompleting happened, CancellationToken cancellationToken)
        {
            foreach (var found in happened.Acts.Where(a => Ends.Contains(a.Act)).Select(a => a.Case).Distinct()) await typings.ForgetAllAsync(found, cancellationToken);
        }
    }
}
