using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Privacy;
using Requests.Statute.Outcomes;

namespace Requests.Features.Replies;

/// <summary>送审: sends the draft up the body's chain (REV-5).</summary>
public static class SubmitDraft
{
    [Acts(Act.SubmitDraft)]
    public sealed record Command : CaseCommand<LetterStanding>;

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, PersonalVault vault, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.Leaf is not { } leaf) return ReplyProblems.NotClassified;
            // A returned draft is written anew before it goes up again.
            if (await replies.CurrentAsync(found, cancellationToken) is not { State: DocumentState.Draft } letter) return ReplyProblems.NoDraft;
            if (letter.Kind != Leaves.Of(leaf, found.NotHeldKind).DocumentKind
                || !ReplyText.Fits(vault.OpenString(letter.CurrentText.Text), await replies.MaterialAsync(found, cancellationToken)))
                return ReplyProblems.OtherLeaf;

            letter.Touch(Guid.NewGuid());
            letter.Submit();
            found.Move(CaseState.InApproval);
            events.Record(Act.SubmitDraft, found, clock.Today, new { DocumentNo = letter.No, letter.CurrentText.Hash, letter.Chain }, null, "REV-5");
            return LetterStanding.Of(found, letter);
        }
    }
}
