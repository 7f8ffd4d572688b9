using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Letters;

/// <summary>Lets the approved letter go: sealed in the archive, ready to be dispatched.</summary>
public static class IssueReply
{
    /// <param name="LateConfirmed">Somebody saw that the due day has passed (DATE-DUE); a late reply is unlawful but still owed.</param>
    [Acts(Act.IssueReply)]
    public sealed record Command(bool LateConfirmed = false) : CaseCommand<LetterStanding>;

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, LetterFiles files, CheckDesk checks, IArchive archive, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await replies.CurrentAsync(found, cancellationToken) is not { State: DocumentState.Approved } letter) return ReplyProblems.NoReply;

            var late = await desk.ReadClockAsync(found, cancellationToken) is { } clockReading && clockReading.IsOverdueOn(clock.Today);
            if (late && !command.LateConfirmed) return ReplyProblems.LateUnconfirmed.With(found.DueOn);

            if (await checks.RefusalAsync(found, letter, command.LateConfirmed, cancellationToken) is { } standing) return standing;

            letter.Touch(Guid.NewGuid());
            letter.Issue(await files.KeepAsync(letter, cancellationToken));
            found.Apply(Act.IssueReply);
            events.Record(Act.IssueReply, found, clock.Today, new { DocumentNo = letter.No, letter.Number, letter.FixedHash, Late = late }, null, "CLK-1");
            await archive.SealAsync(found, ArchiveSeal.Issued, cancellationToken);
            return LetterStanding.Of(found, letter, late || found.WasLate);
        }
    }
}
