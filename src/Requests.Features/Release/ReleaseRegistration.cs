using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Release;

internal static class ReleaseRegistration
{
    public static IServiceCollection AddRelease(this IServiceCollection services) => services.AddScoped<ReleaseDesk>();
}
