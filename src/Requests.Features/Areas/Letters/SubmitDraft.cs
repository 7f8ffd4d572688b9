using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>送审: sends the draft up the body's chain (REV-5).</summary>
public static class SubmitDraft
{
    [Acts(Act.SubmitDraft)]
    public sealed record Command : CaseCommand<LetterStanding>;

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, LetterDesk letters, LetterVersions versions, CheckDesk checks, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.Leaf is null) return ReplyProblems.NotClassified;
            // A returned draft is written anew before it goes up again.
            if (await replies.CurrentAsync(found, cancellationToken) is not { State: DocumentState.Draft } letter) return ReplyProblems.NoDraft;
            if (versions.Open(letter.CurrentText) is not { } draft || !await StillFitsAsync(found, draft, cancellationToken)) return ReplyProblems.OtherLeaf;
            if (draft.Missing.Count > 0) return LetterProblems.For(draft.Missing);
            if (await checks.RefusalAsync(found, letter, lateConfirmed: false, cancellationToken) is { } standing) return standing;

            letter.Touch(Guid.NewGuid());
            letter.Submit();
            found.Apply(Act.SubmitDraft);
            events.Record(Act.SubmitDraft, found, clock.Today, new { DocumentNo = letter.No, letter.CurrentText.Hash, letter.Chain }, null, "REV-5");
            return LetterStanding.Of(found, letter);
        }

        // LEAF-DOC: the draft decides what the case is classified as now, on the same articles.
        private async Task<bool> StillFitsAsync(Case found, Letter draft, CancellationToken ct)
        {
            if (draft.Leaf != found.Leaf || draft.NotHeldKind != found.NotHeldKind) return false;
            var now = await letters.ReplyAsync(found, draft.Words, draft.ActOn, draft.Online, ct);
            return draft.Answers.Select(a => (a.Leaf, a.Basis, a.Decision)).SequenceEqual(now.Answers.Select(a => (a.Leaf, a.Basis, a.Decision)));
        }
    }
}
