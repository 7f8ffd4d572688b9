using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>催办: a supervisor urges whose turn it is, with a word. It is recorded, told at once, and stands as open on case and board until it is answered.</summary>
public static class UrgeCase
{
    /// <param name="Words">For colleagues; no personal data.</param>
    [Acts(Act.UrgeCase)]
    public sealed record Command(string Words) : CaseCommand<Response>;

    /// <param name="No">Number of the urging in the case.</param>
    /// <param name="To">The name colleagues know.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int No, string To)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Words).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, NoticeSender notices, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var opened = await desk.OpenAsync(command, ct);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await WhoseTurnAsync(found, ct) is not { } urged) return CollaborationProblems.NobodyToUrge;
            if (urged.Id == caller.UserId) return CollaborationProblems.OwnTurn;

            var no = await db.Set<Urge>().CountAsync(u => u.CaseId == found.Id, ct) + 1;
            db.Add(new Urge(found.Id, found.BodyId, no, command.Words.Trim(), caller.Name, caller.UserId!.Value, urged.UserName!, urged.Id, clock.Now));
            events.Record(Act.UrgeCase, found, clock.Today, new { No = no, To = urged.UserName, command.Words });
            // Who acts for somebody away hears it too, and may answer.
            await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.Urged, $"urge/{found.Id:N}/{no}", found.Number, caller.DisplayName is { Length: > 0 } name
                ? name : caller.Name, command.Words.Trim(), no.ToString(CultureInfo.InvariantCulture)), [urged, .. await notices.ActingForAsync(found.BodyId, [urged], ct)], ct);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, no, urged.DisplayName);
        }

        // A letter under way waits for the holder of its step; all else for the officer.
        private async Task<User?> WhoseTurnAsync(Case found, CancellationToken ct)
        {
            var waiting = await db.Set<Document>().Include(d => d.Steps).Include(d => d.Texts).AsSplitQuery()
                .Where(d => d.CaseId == found.Id && d.State == DocumentState.InApproval).OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);
            if (waiting is { NextStep: { } step })
            {
                var barred = waiting.AgreedBy.Append(waiting.DraftedBy ?? Guid.Empty).Append(found.OfficerId ?? Guid.Empty).ToHashSet();
                if ((await notices.HoldersAsync(found.BodyId, ct, step)).FirstOrDefault(u => !barred.Contains(u.Id)) is { } holder) return holder;
            }
            return found.OfficerId is { } id ? await db.Set<User>().FindAsync([id], ct) : null;
        }
    }
}
