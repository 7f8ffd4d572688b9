using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>印发: lets an approved letter go, sealed in the archive. The reply then waits to be served; any other letter has left with it and is entered in the clock.</summary>
public static class IssueLetter
{
    /// <param name="DocumentNo">Which letter; null for the reply.</param>
    /// <param name="On">The day a process letter left; today where none is told. Not for the reply.</param>
    /// <param name="DeliveredOn">When its addressee got it, if already known.</param>
    /// <param name="LateConfirmed">Somebody saw that the reply's due day has passed (DATE-DUE); a late reply is unlawful but still owed.</param>
    [LetsLetterGo]
    [Acts(Act.IssueReply, Act.IssueNotice)]
    public sealed record Command(int? DocumentNo = null, DateOnly? On = null, DateOnly? DeliveredOn = null,
        bool LateConfirmed = false) : CaseCommand<LetterStanding>;

    internal sealed class Preparation(LetterPreparation letters) : IPrepare<Command>
    {
        public Task PrepareAsync(Command request, CancellationToken ct) => letters.WriteAsync(request, request.DocumentNo, ct);
    }

    internal sealed class Handler(CaseLetters letters, LetterLifecycle lifecycle, IOfficeClock clock) : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await letters.OpenAsync(command, command.DocumentNo, LetterAct.Issue, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var (found, letter, act) = opened.Value;
            if (act != Act.IssueReply)
                return await lifecycle.IssueAsync(found, letter, new NoticeDays(command.On ?? clock.Today, command.DeliveredOn),
                    cancellationToken) is { } problem ? problem : LetterStanding.Of(found, letter);
            if (command.On is not null || command.DeliveredOn is not null) return LetterProblems.ReplyLeavesByService;
            var issued = await lifecycle.IssueReplyAsync(found, letter, command.LateConfirmed, cancellationToken);
            return issued.Problem is { } stopped ? stopped : LetterStanding.Of(found, letter, late: issued.Value || found.WasLate);
        }
    }
}
