using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Supervision;

public static class SupervisionRegistration
{
    public static IServiceCollection AddSupervision(this IServiceCollection services)
    {
        services.AddScoped<Absences>();
        return services;
    }
}
