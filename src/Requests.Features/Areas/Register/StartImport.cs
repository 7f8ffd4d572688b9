using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>Decides to take over a file, or to try it. The file lies in the file store already; a sweep does the work.</summary>
public static class StartImport
{
    /// <param name="Sha256">What the file store answered.</param>
    /// <param name="Mapping">Headings that only this register knows, with the column each means.</param>
    [Acts(Act.ImportRegister)]
    public sealed record Command(ImportMode Mode, ImportFormat Format, string Sha256, IReadOnlyDictionary<string,
        string>? Mapping = null) : ICommand<Response>;

    public sealed record Response(Guid Id, ImportState State);

    internal sealed class Validator : AbstractValidator<Command>
    {
        private const int Most = 50;

        public Validator()
        {
            RuleFor(c => c.Mode).IsInEnum();
            RuleFor(c => c.Format).IsInEnum();
            RuleFor(c => c.Mapping).Must(m => m is null || (m.Count <= Most && m.Keys.All(h => h.Length is > 0 and <= TextLimits.Subject)
                && m.Values.All(column => RegisterColumns.All.Any(c => c.Column == column)) && m.Values.Distinct().Count() == m.Count))
                .WithMessage(_ => ImportProblems.WrongMapping.Text.ToString());
        }
    }

    internal sealed class Handler(RequestsDb db, ICaller caller, IOfficeClock clock, EventLog events) : IRequestHandler<Command,
        Result<Response>>
    {
        public Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var import = new RegisterImport(Guid.CreateVersion7(), caller.BodyId!.Value, command.Mode, command.Format, command.Sha256,
                caller.Name, clock.Now, command.Mapping);
            db.Set<RegisterImport>().Add(import);
            events.Record(Act.ImportRegister, import.BodyId, new { import.Id, import.Mode, import.Format, import.Sha256 });
            return Task.FromResult<Result<Response>>(new Response(import.Id, import.State));
        }
    }
}
