using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Services.Archive;
using Requests.Letters.Checks;

namespace Requests.Features.Services.Letters.Checks;

internal static class ChecksRegistration
{
    public static IServiceCollection AddLetterChecks(this IServiceCollection services) => services
        .AddScoped<CheckRunner>()
        .AddScoped<ICasePapers, WaiverPapers>()
        .AddScoped<CheckGatherer>()
        .AddScoped<NamesInText>();
}
