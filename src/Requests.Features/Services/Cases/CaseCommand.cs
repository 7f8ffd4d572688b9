using System.Text.Json.Serialization;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Cases;

/// <summary>Base of commands on one case; a door fills the number from the address and the version from If-Match.</summary>
public abstract record CaseCommand<T> : ICommand<T>, ICaseCommand
{
    [JsonIgnore]
    public string CaseNumber { get; init; } = "";

    [JsonIgnore]
    public Guid? SeenVersion { get; init; }
}

/// <summary>How a case stands after an act; what most acts answer.</summary>
public record CaseStanding(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version)
{
    public static CaseStanding Of(Case @case) => new(@case.Number, @case.State, @case.DueOn, @case.DueIsProvisional, @case.Version);
}
