using FluentValidation;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Service;

/// <summary>Records that the letter came back, and says by which lawful ways it may be tried again.</summary>
public static class RecordReturnedMail
{
    /// <param name="DocumentNo">Which letter; null for the reply.</param>
    [Acts(Act.RecordReturnedMail)]
    public sealed record Command(DateOnly ReturnedOn, string Reason, int? DocumentNo = null) : CaseCommand<Response>;

    /// <param name="AnswerBy">Last day for the applicant to say how the letter may reach them.</param>
    /// <param name="NextMethods">Lawful ways not yet tried; public notice only after two have failed (SRV-8).</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int DocumentNo,
        DateOnly AnswerBy, IReadOnlyList<ServiceMethod> NextMethods) : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, LetterService service) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await service.LetterAsync(found, command.DocumentNo,
                cancellationToken) is not { State: DocumentState.Dispatched } letter) return ServiceProblems.NoReply;
            if (await service.ComeBackAsync(found, letter, command.ReturnedOn, command.Reason, cancellationToken) is { } problem) return problem;

            var ways = await service.WaysAsync(found, letter, cancellationToken);
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, letter.No,
                letter.LastService!.AnswerBy!.Value, [.. ways.Where(w => w.Open).Select(w => w.Method)]);
        }
    }
}
