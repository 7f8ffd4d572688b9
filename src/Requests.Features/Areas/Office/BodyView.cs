using Requests.Features.Data.Entities;

namespace Requests.Features.Areas.Office;

/// <summary>A body as its administrators see it.</summary>
public sealed record BodyView(string Code, string Name, BodySettings Settings, IReadOnlyList<UnitView> Units, Guid Version)
{
    internal static BodyView Of(Body body, IReadOnlyList<UnitView> units) => new(body.Code, body.Name, body.Settings, units, body.Version);
}

/// <summary>处室</summary>
public sealed record UnitView(string Code, string Name);
