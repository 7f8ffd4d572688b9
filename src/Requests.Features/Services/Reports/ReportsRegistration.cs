using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Services.Reports;

internal static class ReportsRegistration
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddScoped<AnnualCases>().AddScoped<AnnualReports>();
}
