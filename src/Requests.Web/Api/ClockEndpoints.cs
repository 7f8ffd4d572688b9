using Requests.Features.Cases;
using Requests.Features.Clocks;

namespace Requests.Web.Api;

/// <summary>Doors to the clock of a case.</summary>
internal static class ClockEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Clock");
        cases.MapCaseAct<AskForCorrection.Command, CaseStanding>("correction-notices", "发补正告知 / Ask the applicant for a correction");
    }
}
