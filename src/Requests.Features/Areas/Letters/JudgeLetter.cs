using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>
/// 签署意见: one step of the chain agrees or returns (REV-5, REV-6). The last agreement draws the number, dates the letter
/// and fixes its text by hash.
/// </summary>
public static class JudgeLetter
{
    /// <param name="Opinion">Words of the opinion; a return says why.</param>
    /// <param name="DocumentNo">Which letter; null for the reply.</param>
    [Acts(Act.GiveOpinion, Act.ApproveNotice)]
    public sealed record Command(Verdict Verdict, string? Opinion = null, int? DocumentNo = null) : CaseCommand<LetterStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Verdict).IsInEnum();
            RuleFor(c => c.Opinion).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Opinion).NotEmpty().When(c => c.Verdict == Verdict.Return);
        }
    }

    internal sealed class Preparation(LetterPreparation letters) : IPrepare<Command>
    {
        public Task PrepareAsync(Command request, CancellationToken ct) => letters.WriteAsync(request, request.DocumentNo, ct);
    }

    internal sealed class Handler(CaseLetters letters, LetterLifecycle lifecycle) : IRequestHandler<Command, Result<LetterStanding>>
    {
        public async Task<Result<LetterStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await letters.OpenAsync(command, command.DocumentNo, LetterAct.Return, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var (found, letter, _) = opened.Value;
            return await lifecycle.JudgeAsync(found, letter, command.Verdict, command.Opinion,
                cancellationToken) is { } problem ? problem : LetterStanding.Of(found, letter);
        }
    }
}
