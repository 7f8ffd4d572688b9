using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Privacy;
using Requests.Statute.Outcomes;

namespace Requests.Features.Replies;

/// <summary>Writes the letter of the case's leaf, or writes it anew; every version is kept.</summary>
public static class DraftReply
{
    /// <param name="Facts">What was found, in the officer's words; the model paragraph stands in for it.</param>
    /// <param name="Reasons">Why, in the officer's words.</param>
    /// <param name="ServedOnline">Meant for electronic service: names the online channel for reconsideration (SRV-7).</param>
    [Acts(Act.DraftReply)]
    public sealed record Command(string? Facts = null, string? Reasons = null, bool ServedOnline = false) : CaseCommand<LetterStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Facts).MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.Reasons).MaximumLength(TextLimits.RequestText);
        }
    }

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, RequestsDb db, PersonalVault vault, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.Leaf is not { } leaf) return ReplyProblems.NotClassified;

            var material = await replies.MaterialAsync(found, cancellationToken);
            if (command.ServedOnline && material.Body.Settings.ReconsiderationUrl is null) return ReplyProblems.NoOnlineChannel;
            var text = ReplyText.Compose(material, Own(command.Facts), Own(command.Reasons), ReplyDesk.Clause(material, clock.Today, command.ServedOnline));
            var hash = ReplyDesk.Hash(text);

            var letter = await LetterAsync(found, Leaves.Of(leaf, found.NotHeldKind), material.Body.Settings, cancellationToken);
            letter.Touch(Guid.NewGuid());
            letter.Write(vault.SealString(text), hash, caller.UserId, caller.Name, clock.Now);
            events.Record(Act.DraftReply, found, clock.Today, new { DocumentNo = letter.No, letter.Kind, Draft = letter.CurrentText.No, Hash = hash });
            return LetterStanding.Of(found, letter);
        }

        private async Task<Document> LetterAsync(Case found, LeafInfo info, BodySettings settings, CancellationToken ct)
        {
            // A letter that has left stays as it is, also when an order calls for another answer.
            if (await replies.CurrentAsync(found, ct) is { State: DocumentState.Draft or DocumentState.Returned } current)
            {
                if (current.Kind == info.DocumentKind) return current;
                current.Void("结论变更");
            }
            var no = await db.Documents.CountAsync(d => d.CaseId == found.Id, ct) + 1;
            var letter = new Document(Guid.CreateVersion7(), found.BodyId, found.Id, no, info.DocumentKind, ReplyText.TitleOf(info), settings.ReplyChain);
            db.Documents.Add(letter);
            return letter;
        }

        private static string? Own(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }
}
