using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Changes a body's name and settings; the event keeps every value before and after, and is their history.</summary>
public static class ChangeBodySettings
{
    [Acts(Act.ManageBody)]
    public sealed record Command(string Name, BodySettings Settings) : ICommand<BodyView>
    {
        [JsonIgnore]
        public Guid? SeenVersion { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Settings).NotNull().SetValidator(new BodySettingsValidator());
        }
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, EventLog events) : IRequestHandler<Command, Result<BodyView>>
    {
        private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

        public async Task<Result<BodyView>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await desk.BodyAsync(cancellationToken);
            if (found.Problem is { } problem) return problem;
            var body = found.Value;
            if (command.SeenVersion is { } seen && seen != body.Version) return CommonProblems.ChangedMeanwhile;
            var before = Facts(body);
            // Their change has a day and moves cases: an act of its own. Who leaves them out leaves them as they are.
            if (command.Settings.Periods.Count > 0 && !command.Settings.Periods.SequenceEqual(body.Settings.Periods)) return OfficeProblems.PeriodsHaveTheirOwnAct.At("settings.periods");
            body.Change(command.Name.Trim(), command.Settings with { Periods = body.Settings.Periods });
            events.Record(Act.ManageBody, body.Id, new { changed = Difference(before, Facts(body)) });
            var units = await db.Set<Data.Entities.Unit>().Where(u => u.BodyId == body.Id).OrderBy(u => u.Code).Select(u => new UnitView(u.Code, u.Name))
                .ToListAsync(cancellationToken);
            return BodyView.Of(body, units);
        }

        private static JsonObject Facts(Body body)
        {
            var facts = JsonSerializer.SerializeToNode(body.Settings, Json)!.AsObject();
            facts["bodyName"] = body.Name;
            return facts;
        }

        private static Dictionary<string, JsonNode?[]> Difference(JsonObject before, JsonObject after) =>
            after.Where(p => !JsonNode.DeepEquals(p.Value, before[p.Key]))
                .ToDictionary(p => p.Key, p => new[] { before[p.Key]?.DeepClone(), p.Value?.DeepClone() });
    }
}
