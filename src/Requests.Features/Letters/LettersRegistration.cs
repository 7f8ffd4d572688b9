using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Letters;

internal static class LettersRegistration
{
    public static IServiceCollection AddLetters(this IServiceCollection services) => services
        .AddScoped<LetterDesk>()
        .AddScoped<LetterVersions>()
        .AddScoped<BodyTemplates>();
}
