using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Kernel;
using Requests.Web.Pages;

namespace Requests.Web.Hosting;

/// <summary>Brakes on doors that can be guessed at: a sliding minute for each client network.</summary>
internal static class RateLimits
{
    /// <summary>Status lookups by number and query code.</summary>
    public const string Portal = "portal";

    /// <summary>Password, one-time code, refresh token and set-up token.</summary>
    public const string SignIn = "sign-in";

    public static void AddRateLimits(this IServiceCollection services, LimitSettings limits) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = async (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            if (!PageFaults.IsPage(context.HttpContext)) await AccessProblems.TooManyRequests.ToAnswer().ExecuteAsync(context.HttpContext);
        };
        o.AddPolicy(Portal, http => PerAddress(http, limits.PortalPerMinute));
        o.AddPolicy(SignIn, http => PerAddress(http, limits.SignInPerMinute));
    });

    private static RateLimitPartition<string> PerAddress(HttpContext http, int perMinute) =>
        // Looking at a form costs nothing; trying is what is braked.
        HttpMethods.IsGet(http.Request.Method)
            ? RateLimitPartition.GetNoLimiter("look") : RateLimitPartition.GetSlidingWindowLimiter(Edge.NetworkOf(http.Connection.RemoteIpAddress),
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            });
}
