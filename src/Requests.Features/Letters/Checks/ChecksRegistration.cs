using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Letters.Checks;

internal static class ChecksRegistration
{
    public static IServiceCollection AddLetterChecks(this IServiceCollection services) => services
        .AddScoped<CheckDesk>()
        .AddScoped<CheckGatherer>()
        .AddScoped<NamesInText>();
}
