using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Collaboration;

/// <summary>留言: a word beside a case, or the record of a telephone call. Whom it mentions (@user name) and who watches the case is told that it is there.</summary>
public static partial class AddNote
{
    [Acts(Act.AddNote)]
    public sealed record Command(CaseNoteKind Kind, string Text) : CaseCommand<Response>
    {
        // Records print their members; a note may name people.
        public override string ToString() => nameof(AddNote);
    }

    /// <param name="No">Number of the note in the case.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int No)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).IsInEnum();
            RuleFor(c => c.Text).NotEmpty().MaximumLength(TextLimits.RequestText);
        }
    }

    [GeneratedRegex("(?<![A-Za-z0-9._-])@([A-Za-z0-9._-]*[A-Za-z0-9])")]
    private static partial Regex Mention();

    internal sealed class Handler(RequestsDb db, CaseOpener desk, NoticeSender notices, Watchers watchers, PersonalVault vault, EventLog events, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var opened = await desk.OpenAsync(command, ct);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var mentioned = new List<User>();
            foreach (var name in Mention().Matches(command.Text).Select(m => m.Groups[1].Value).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                var upper = name.ToUpperInvariant();
                var user = await db.Set<User>().SingleOrDefaultAsync(u => u.IsActive && u.NormalizedUserName == upper
                    && db.Set<Membership>().Any(m => m.UserId == u.Id && m.BodyId == found.BodyId), ct);
                if (user is null) return CollaborationProblems.NobodyOfThatName.With(name).At("text");
                mentioned.Add(user);
            }
            var no = await db.Set<CaseNote>().CountAsync(n => n.CaseId == found.Id, ct) + 1;
            db.Add(new CaseNote(found.Id, found.BodyId, no, command.Kind, vault.SealString(CaseNote.TextPlace(found.Id, no), command.Text.Trim()), caller.Name, clock.Now));
            events.Record(Act.AddNote, found, clock.Today, new { No = no, command.Kind, Mentioned = mentioned.Select(u => u.UserName) });
            // What it says stays beside the case: a notice goes by mail too.
            var by = caller.DisplayName is { Length: > 0 } display ? display : caller.Name;
            var key = $"note/{found.Id:N}/{no.ToString(CultureInfo.InvariantCulture)}";
            await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.Mentioned, key, found.Number, by), [.. mentioned.Where(u => u.Id != caller.UserId)], ct);
            await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.NoteAdded, key, found.Number, by),
                [.. (await watchers.OfAsync(found, ct)).Where(u => !mentioned.Contains(u))], ct);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, no);
        }
    }
}
