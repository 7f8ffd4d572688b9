using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>送审: sends a draft up the chain of its kind (REV-5); one without a chain is approved at once.</summary>
public static class SubmitLetter
{
    /// <param name="DocumentNo">Which letter; null for the reply.</param>
    [Acts(Act.SubmitDraft, Act.DraftNotice)]
    public sealed record Command(int? DocumentNo = null) : CaseCommand<LetterStanding>;

    internal sealed class Preparation(LetterPreparation letters) : IPrepare<Command>
    {
        public Task PrepareAsync(Command request, CancellationToken ct) => letters.WriteAsync(request, request.DocumentNo, ct);
    }

    internal sealed class Handler(CaseLetters letters, LetterLifecycle lifecycle) : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await letters.OpenAsync(command, command.DocumentNo, LetterAct.Submit, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var (found, letter, _) = opened.Value;
            return await lifecycle.SubmitAsync(found, letter, cancellationToken) is { } problem ? problem : LetterStanding.Of(found, letter);
        }
    }
}
