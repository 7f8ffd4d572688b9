using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Replies;
using Requests.Statute.Service;

namespace Requests.Features.Service;

/// <summary>Records that the letter came back, and says by which lawful ways it may be tried again.</summary>
public static class RecordReturnedMail
{
    [Acts(Act.RecordReturnedMail)]
    public sealed record Command(DateOnly ReturnedOn, string Reason) : CaseCommand<Response>;

    /// <param name="NextMethods">Lawful ways not yet tried; public notice only after two have failed (SRV-8).</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int DocumentNo,
        IReadOnlyList<ServiceMethod> NextMethods) : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await replies.CurrentAsync(found, cancellationToken) is not { State: DocumentState.Dispatched } letter) return ServiceProblems.NoReply;
            var record = letter.Services.MaxBy(s => s.No)!;
            if (command.ReturnedOn < record.DispatchedOn || command.ReturnedOn > clock.Today) return ServiceProblems.Dates;

            letter.Touch(Guid.NewGuid());
            record.CameBack(command.ReturnedOn, command.Reason);
            letter.CameBack();
            found.Move(CaseState.Issued);
            events.Record(Act.RecordReturnedMail, found, command.ReturnedOn,
                new { DocumentNo = letter.No, ServiceNo = record.No, record.Method, command.ReturnedOn }, null, "SRV-8");
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, letter.No, Next(found, letter));
        }

        private static List<ServiceMethod> Next(Case found, Document letter)
        {
            var failed = letter.Services.Where(s => s.ReturnedOn is not null).ToList();
            // Leaving at the address presupposes a refusal, which only the next visit can show.
            var facts = new ServiceFacts
            {
                ElectronicConsent = found.ElectronicServiceConsent,
                RecipientRefused = true,
                Recorded = true,
                OtherMethodsFailed = failed.Count > 1,
            };
            return [.. ServiceRules.Lawful.Where(m => failed.All(s => s.Method != m) && ServiceRules.Check(m, facts).Count == 0)];
        }
    }
}
