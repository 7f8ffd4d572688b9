using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>过程文书送审: sends a drafted notice up the chain of its kind; one without a chain is approved at once.</summary>
public static class SubmitNotice
{
    [Acts(Act.DraftNotice)]
    public sealed record Command(int DocumentNo) : CaseCommand<NoticeStanding>;

    internal sealed class Handler(CaseDesk desk, ProcessLetters letters, LetterVersions versions, CheckDesk checks, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<NoticeStanding>>
    {
        public async Task<Result<NoticeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            // A returned draft is written anew before it goes up again.
            if (await letters.FindAsync(found, command.DocumentNo, cancellationToken) is not { State: DocumentState.Draft } document) return LetterProblems.NoSuchNotice;
            if (versions.Open(document.CurrentText) is { Missing: { Count: > 0 } missing }) return LetterProblems.For(missing);
            if (await checks.RefusalAsync(found, document, lateConfirmed: false, cancellationToken) is { } standing) return standing;

            document.Touch(Guid.NewGuid());
            document.Submit();
            if (document.Chain.Count == 0 && await letters.ApproveAsync(found, document, cancellationToken) is { } refusedNow) return refusedNow;
            events.Record(Act.DraftNotice, found, clock.Today, new { DocumentNo = document.No, document.CurrentText.Hash, document.Chain, Submitted = true }, null, "REV-5");
            return NoticeStanding.Of(found, document, null);
        }
    }
}
