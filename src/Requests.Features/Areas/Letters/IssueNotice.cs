using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>印发过程文书: lets an approved notice leave, seals it, and enters it in the clock on the day it left.</summary>
public static class IssueNotice
{
    /// <param name="On">The day the notice left.</param>
    /// <param name="DeliveredOn">When the addressee got it, if already known.</param>
    [Acts(Act.IssueNotice)]
    public sealed record Command(int DocumentNo, DateOnly On, DateOnly? DeliveredOn = null) : CaseCommand<NoticeStanding>;

    internal sealed class Handler(CaseDesk desk, ProcessLetters letters) : IRequestHandler<Command, Result<NoticeStanding>>
    {
        public async Task<Result<NoticeStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await letters.FindAsync(found, command.DocumentNo, cancellationToken) is not { State: DocumentState.Approved } document) return LetterProblems.NoSuchNotice;
            if (command.On < document.LetterOn) return LetterProblems.BeforeItsDate;
            if (await letters.IssueAsync(found, document, new NoticeDays(command.On, command.DeliveredOn), cancellationToken) is { } problem) return problem;
            return NoticeStanding.Of(found, document, null);
        }
    }
}
