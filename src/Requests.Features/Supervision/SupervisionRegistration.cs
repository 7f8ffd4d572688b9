using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Supervision;

public static class SupervisionRegistration
{
    public static IServiceCollection AddSupervision(this IServiceCollection services)
    {
        services.AddScoped<Absences>();
        services.AddScoped<StepTimes>();
        services.AddScoped<RiskDesk>();
        services.AddScoped<InspectionPack>();
        return services;
    }
}
