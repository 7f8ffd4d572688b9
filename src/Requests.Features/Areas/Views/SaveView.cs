using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Views;

/// <summary>存为常用视图: keeps the filters of a list under a name of the caller's own. The same name again means the new filters.</summary>
public static class SaveView
{
    /// <summary>More than this would be a second list to look through.</summary>
    public const int Most = 20;

    /// <param name="Filters">As in the list's address, without the question mark: <c>view=mine&amp;state=received</c>.</param>
    [Acts(Act.ManageOwnAccount)]
    public sealed record Command(ViewedList List, string Name, string Filters) : ICommand<Response>;

    public sealed record Response(Guid Id);

    internal sealed class Validator : AbstractValidator<Command>
    {
        private static readonly Text NotFilters = Text.Of("SaveView.NotFilters");

        public Validator()
        {
            RuleFor(c => c.List).IsInEnum();
            RuleFor(c => c.Name).NotEmpty().MaximumLength(TextLimits.Code);
            RuleFor(c => c.Filters).NotEmpty().MaximumLength(TextLimits.Subject).Must((c, filters) => filters is null
                || ViewFilters.Read(c.List, filters) is not null).WithMessage(_ => NotFilters.ToString());
        }
    }

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (name, filters) = (command.Name.Trim(), ViewFilters.Read(command.List, command.Filters)!);
            var own = await db.Set<SavedView>().Where(v => v.UserId == caller.UserId).ToListAsync(cancellationToken);
            var view = own.Find(v => v.List == command.List && v.Name == name);
            if (view is null)
            {
                if (own.Count >= Most) return ViewProblems.TooMany;
                view = new SavedView(Guid.CreateVersion7(), caller.BodyId!.Value, caller.UserId!.Value, command.List, name, filters);
                db.Add(view);
            }
            else
            {
                view.Show(filters);
            }
            // The name is the user's own word and stays out of the log.
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { SavedView = view.Id, view.List, view.Filters });
            return new Response(view.Id);
        }
    }
}
