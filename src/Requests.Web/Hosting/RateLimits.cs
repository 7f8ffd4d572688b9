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
        // Whoever is signed in has a name to be asked by, and reads more; what is sent in has a measure for the day.
        o.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Reads(http, limits.ReadsPerMinute)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => SentIn(http, limits.RequestsPerDay)));
        o.AddPolicy(Portal, http => PerAddress(http, limits.PortalPerMinute));
        o.AddPolicy(SignIn, http => PerAddress(http, limits.SignInPerMinute));
    });

    private const int SignedInReadsTimes = 5;

    // Whoever watches the program, and the page that says a brake is on.
    private static readonly string[] Unbraked = ["/health", "/problem"];

    private static readonly string[] Intake = ["/api/v1/portal/requests", "/apply"];

    private static RateLimitPartition<string> Reads(HttpContext http, int perMinute)
    {
        if (!(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) || Unbraked.Any(p => http.Request.Path.StartsWithSegments(p)))
            return RateLimitPartition.GetNoLimiter("no read");
        var user = http.RequestServices.GetRequiredService<Caller>().UserId;
        return RateLimitPartition.GetSlidingWindowLimiter(user?.ToString() ?? Edge.NetworkOf(http.Connection.RemoteIpAddress),
            _ => Sliding(user is null ? perMinute : perMinute * SignedInReadsTimes));
    }

    private static RateLimitPartition<string> SentIn(HttpContext http, int perDay) =>
        HttpMethods.IsPost(http.Request.Method) && Intake.Any(door => http.Request.Path.Equals(door, StringComparison.OrdinalIgnoreCase))
            ? RateLimitPartition.GetFixedWindowLimiter(Edge.NetworkOf(http.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perDay, Window = TimeSpan.FromDays(1) })
            : RateLimitPartition.GetNoLimiter("nothing sent in");

    private static SlidingWindowRateLimiterOptions Sliding(int perMinute) => new()
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6
    };

    private static RateLimitPartition<string> PerAddress(HttpContext http, int perMinute) =>
        // Looking at a form costs nothing; trying is what is braked.
        HttpMethods.IsGet(http.Request.Method)
            ? RateLimitPartition.GetNoLimiter("look") : RateLimitPartition.GetSlidingWindowLimiter(Edge.NetworkOf(http.Connection.RemoteIpAddress),
            _ => Sliding(perMinute));
}
