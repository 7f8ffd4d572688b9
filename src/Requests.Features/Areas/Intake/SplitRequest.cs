using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Intake;

/// <summary>一事一申请: divides a request that holds several matters into cases with numbers of their own (INT-10).</summary>
public static class SplitRequest
{
    /// <param name="Subject">Short subject of the part.</param>
    /// <param name="RequestText">The part in the applicant's own words.</param>
    public sealed record Part(string Subject, string RequestText);

    /// <param name="Parts">At least two; together they hold everything that was asked.</param>
    [Acts(Act.SplitRequest)]
    public sealed record Command(IReadOnlyList<Part> Parts) : CaseCommand<Response>;

    /// <param name="Children">Numbers of the new cases, in the order of the parts. The applicant's query code opens each.</param>
    public sealed record Response(string CaseNumber, CaseState State, Guid Version, IReadOnlyList<string> Children)
        : CaseStanding(CaseNumber, State, null, false, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        private const int MostParts = 50;
        private static readonly Text TooFew = Text.Of("SplitRequest.TooFew");

        public Validator()
        {
            RuleFor(c => c.Parts).Must(parts => parts is { Count: >= 2 and <= MostParts }).WithMessage(_ => TooFew.ToString());
            RuleForEach(c => c.Parts).ChildRules(part =>
            {
                part.RuleFor(p => p.Subject).NotEmpty().MaximumLength(TextLimits.Subject);
                part.RuleFor(p => p.RequestText).NotEmpty().MaximumLength(TextLimits.RequestText);
            });
        }
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, NewCase newCase, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var parent = opened.Value;
            var dueBefore = parent.DueOn;
            var files = await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == parent.Id).ToListAsync(cancellationToken);

            var children = new List<string>();
            foreach (var part in command.Parts)
            {
                var child = await newCase.OpenPartAsync(parent, part.Subject.Trim(), part.RequestText.Trim(), cancellationToken);
                db.Set<Attachment>().AddRange(files.Select(f => f.CopyTo(child.Id)));
                events.Record(Act.SplitRequest, child, child.ReceivedOn!.Value, new { Parent = parent.Number }, null, "INT-10");
                children.Add(child.Number);
            }
            parent.Divide();
            events.Record(Act.SplitRequest, parent, parent.ReceivedOn!.Value, new { Children = children }, dueBefore, "INT-10");
            return new Response(parent.Number, parent.State, parent.Version, children);
        }
    }
}
