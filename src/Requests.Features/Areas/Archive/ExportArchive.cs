using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Archive;

/// <summary>
/// Chooses sealed files for an export: named cases (one, or what a search found) or all of a year. Sealed files hold names
/// and addresses as they were given, so the reason is recorded for every case (PII-10).
/// </summary>
public static class ExportArchive
{
    /// <summary>Most cases an export can name.</summary>
    public const int MostNumbers = 10_000;

    /// <param name="CaseNumbers">These cases; null where a year is given.</param>
    /// <param name="Year">All cases registered in this year that were sealed.</param>
    /// <param name="Reason">Why and for whom.</param>
    [Acts(Act.ExportArchive)]
    [Watched(SecurityEventKind.Exported)]
    public sealed record Command(IReadOnlyList<string>? CaseNumbers, int? Year, string Reason) : ICommand<Response>;

    /// <param name="CaseNumbers">What <see cref="ArchiveExport"/> is to write.</param>
    public sealed record Response(IReadOnlyList<string> CaseNumbers);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).MustBeAReason();
            RuleFor(c => c.CaseNumbers).Must((command, numbers) => numbers is null != command.Year is null)
                .WithMessage(_ => Text.Of("ExportArchive.GiveEitherCaseNumbersYear").ToString());
            RuleFor(c => c.CaseNumbers).Must(numbers => numbers is null or { Count: > 0 and <= MostNumbers });
            RuleForEach(c => c.CaseNumbers).NotEmpty().MaximumLength(TextLimits.Code);
        }
    }

    internal sealed class Handler(RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var wanted = db.Set<ArchiveSeal>().AsNoTracking();
            if (command.CaseNumbers is { } numbers)
            {
                wanted = wanted.Where(s => numbers.Contains(s.CaseNumber));
            }
            else
            {
                var (first, last) = (new DateOnly(command.Year!.Value, 1, 1), new DateOnly(command.Year.Value, 12, 31));
                wanted = wanted.Where(s => db.Set<Case>().Any(c => c.Id == s.CaseId && c.RegisteredOn >= first && c.RegisteredOn <= last));
            }
            var cases = await wanted.Select(s => new { s.BodyId, s.CaseId, s.CaseNumber }).Distinct().OrderBy(s => s.CaseNumber).ToListAsync(cancellationToken);
            if (cases.Count == 0) return ArchiveProblems.NothingToExport;
            db.Set<PersonalReading>().AddRange(cases.Select(c => new PersonalReading(c.BodyId, c.CaseId, caller.UserId, caller.Name, command.Reason, clock.Now)
            {
                What = "export",
            }));
            events.Record(Act.ExportArchive, caller.BodyId, new { command.Year, cases = cases.Count, reason = command.Reason });
            return new Response([.. cases.Select(c => c.CaseNumber)]);
        }
    }
}
