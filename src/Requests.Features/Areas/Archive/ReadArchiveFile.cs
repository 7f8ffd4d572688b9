using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Content;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Archive;

/// <summary>
/// Opens one sealed file. Sealed files hold names and addresses as they were given, so every reading needs a reason and
/// is recorded (PII-10).
/// </summary>
public static class ReadArchiveFile
{
    /// <param name="Sequence">Which seal.</param>
    /// <param name="Path">As the manifest names it.</param>
    /// <param name="Reason">Why it must be read.</param>
    [Acts(Act.RevealPersonalData)]
    [Watched(SecurityEventKind.Revealed, nameof(CaseNumber))]
    public sealed record Command(int Sequence, string Path, string Reason) : CaseCommand<Response>;

    /// <summary>Where to find the bytes in the archive's store.</summary>
    public sealed record Response(string FileName, string Sha256, long Length);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Path).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.Reason).MustBeAReason();
        }
    }

    internal sealed class Handler(RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock,
        [FromKeyedServices(ContentStores.Archive)] IContentStore store) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await db.Set<Case>().SingleOrDefaultAsync(c => c.Number == command.CaseNumber, cancellationToken);
            var seal = await db.Set<ArchiveSeal>().AsNoTracking()
                .SingleOrDefaultAsync(s => s.CaseNumber == command.CaseNumber && s.Sequence == command.Sequence, cancellationToken);
            if (seal is null) return found is null ? CaseProblems.NotFound : ArchiveProblems.NoSuchSeal;
            var bag = await Bag.ReadAsync(store, seal.ManifestHash, cancellationToken);
            if (bag?.Files.SingleOrDefault(f => f.Path == command.Path) is not { } file
                || await store.LengthAsync(file.Sha256, cancellationToken) is not { } length) return ArchiveProblems.NoSuchFile;
            db.Set<PersonalReading>().Add(new PersonalReading(seal.BodyId, seal.CaseId, caller.UserId, caller.Name, command.Reason, clock.Now) { What = $"sealed {command.Path}", IsTyped = true });
            if (found is not null) events.Record(Act.RevealPersonalData, found, clock.Today, new { command.Sequence, command.Path }, null, "PII-10");
            else events.Record(Act.RevealPersonalData, seal.BodyId, new { seal.CaseNumber, command.Sequence, command.Path });
            return new Response($"{command.CaseNumber}-{command.Sequence}-{Path.GetFileName(file.Path)}", file.Sha256, length);
        }
    }
}
