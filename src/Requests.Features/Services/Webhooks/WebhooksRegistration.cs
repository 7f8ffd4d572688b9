using Microsoft.Extensions.DependencyInjection;

namespace Requests.Features.Services.Webhooks;

public static class WebhooksRegistration
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddScoped<WebhookQueue>();
        return services;
    }
}
