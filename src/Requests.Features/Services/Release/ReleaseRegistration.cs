using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Services.Archive;

namespace Requests.Features.Services.Release;

internal static class ReleaseRegistration
{
    public static IServiceCollection AddRelease(this IServiceCollection services) => services.AddScoped<ReleaseFiles>().AddScoped<PersonalPlaces>().AddScoped<ICasePapers, ReleasePapers>();
}
