using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>
/// 撤回意见: within a minute whoever judged a letter takes the verdict back, unless it was the last signature, somebody has judged since,
/// or the draft was written anew. The verdict stays on record with a row that says it was taken back.
/// </summary>
public static class TakeBackVerdict
{
    /// <param name="DocumentNo">Which letter; null for the reply.</param>
    [Acts(Act.TakeBackVerdict)]
    public sealed record Command(int? DocumentNo = null) : CaseCommand<LetterStanding>;

    internal sealed class Handler(CaseLetters letters, LetterLifecycle lifecycle) : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await letters.OpenAsync(command, command.DocumentNo, LetterAct.TakeBack, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var (found, letter, _) = opened.Value;
            return await lifecycle.TakeBackAsync(found, letter, cancellationToken) is { } problem ? problem : LetterStanding.Of(found, letter);
        }
    }
}
