using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>Goes back to the words that came with the program; the body's own wordings stay in the history.</summary>
public static class RestoreTemplate
{
    [Acts(Act.ManageTemplates)]
    public sealed record Command(string Code) : ICommand<Response>;

    public sealed record Response(string Code, int Version);

    internal sealed class Handler(RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!ShippedTemplates.All.ContainsKey(command.Code) || caller.BodyId is not { } bodyId) return LetterProblems.NoSuchTemplate;
            var no = 1 + await db.Set<BodyTemplate>().CountAsync(t => t.Code == command.Code, cancellationToken);
            db.Set<BodyTemplate>().Add(new BodyTemplate(bodyId, command.Code, no, null, caller.Name, clock.Now));
            events.Record(Act.ManageTemplates, bodyId, new { command.Code, Version = no, Restored = true });
            return new Response(command.Code, no);
        }
    }
}
