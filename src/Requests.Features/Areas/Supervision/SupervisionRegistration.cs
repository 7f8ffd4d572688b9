using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Supervision;

public static class SupervisionRegistration
{
    public static IServiceCollection AddSupervision(this IServiceCollection services)
    {
        services.AddScoped<Absences>();
        services.AddScoped<StepTimes>();
        services.AddScoped<RiskCalculator>();
        services.AddScoped<InspectionPack>();
        return services;
    }
}
