using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Archive;

namespace Requests.Features.Release;

internal static class ReleaseRegistration
{
    public static IServiceCollection AddRelease(this IServiceCollection services) => services.AddScoped<ReleaseDesk>().AddScoped<ICasePapers, ReleasePapers>();
}
