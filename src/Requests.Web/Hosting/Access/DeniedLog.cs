using Requests.Features.Areas.Office;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting.Access;

/// <summary>What was refused to somebody who is signed in is written down with the door, for whoever watches (PII-11).</summary>
internal static class DeniedLog
{
    public static void UseDeniedLog(this WebApplication app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response.StatusCode != StatusCodes.Status403Forbidden
            || http.RequestServices.GetRequiredService<Caller>() is not { UserId: not null } denied) return;
        var door = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "?";
        // A scope of its own: whatever the refused request had begun is not saved with it.
        await using var scope = http.RequestServices.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.UserId, caller.Name, caller.BodyId, caller.Roles, caller.Address) = (denied.UserId, denied.Name, denied.BodyId, denied.Roles, denied.Address);
        await scope.ServiceProvider.GetRequiredService<SecurityLog>().DeniedAsync($"{http.Request.Method} /{door.Trim('/')}", CancellationToken.None);
    });
}
