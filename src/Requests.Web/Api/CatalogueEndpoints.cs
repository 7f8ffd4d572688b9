using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to what clients and manuals need to know of the program itself: the permission table and every refusal.</summary>
internal static class CatalogueEndpoints
{
    /// <summary>One row of the permission table.</summary>
    /// <param name="States">Empty where the act concerns no case or any state.</param>
    internal sealed record PermissionRow(Act Act, IReadOnlyList<Role> Roles, IReadOnlyList<CaseState> States);

    public static void Map(IEndpointRouteBuilder api)
    {
        var about = api.MapGroup("").WithTags("About");
        about.MapGet("/permissions", () => Results.Ok(Permissions.Table.Select(p => new PermissionRow(p.Act, p.Roles, p.States))))
            .WithName("ReadPermissions").WithSummary("权限表 / Who may do what in which state").Produces<IReadOnlyList<PermissionRow>>();
        about.MapGet("/problems", () => Results.Ok(ProblemCatalogue.All))
            .WithName("ReadProblems").WithSummary("错误代码目录 / Every refusal with its code").Produces<IReadOnlyList<ProblemCatalogue.Entry>>();
        about.MapGet("/problems/{code}", (string code) =>
                ProblemCatalogue.All.FirstOrDefault(p => p.Code == code) is { } entry ? Results.Ok(entry) : HttpProblems.NoSuchDoor.ToAnswer())
            .WithName("ReadProblem").WithSummary("一个错误代码的说明 / One refusal explained").Produces<ProblemCatalogue.Entry>().ProducesProblems(404);
    }
}
