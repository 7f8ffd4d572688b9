using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Letters;

/// <summary>Gives the real text of a letter, to be printed and sent; recorded as a reading of personal data (PII-10).</summary>
public static class PrintLetter
{
    [Acts(Act.RevealPersonalData)]
    public sealed record Command(int DocumentNo, string Reason) : CaseCommand<Response>;

    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, string Text, string Hash)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version)
    {
        public override string ToString() => nameof(PrintLetter);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Subject);
    }

    internal sealed class Handler(CaseOpener desk, RequestsDb db, PersonalVault vault, EventLog events, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var letter = await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
                .SingleOrDefaultAsync(d => d.CaseId == found.Id && d.No == command.DocumentNo, cancellationToken);
            if (letter is null || letter.Texts.Count == 0) return ReplyProblems.NoSuchDocument;

            db.Set<PersonalReading>().Add(new PersonalReading(found.BodyId, found.Id, caller.UserId, caller.Name, command.Reason, clock.Now));
            events.Record(Act.RevealPersonalData, found, clock.Today, new { command.DocumentNo, command.Reason }, null, "PII-10");
            var text = letter.CurrentText;
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version,
                vault.OpenString(DocumentText.TextPlace(text.DocumentId, text.No), text.Text), text.Hash);
        }
    }
}
