using Requests.Features.Kernel;

namespace Requests.Web.Hosting;

/// <summary>Reads case numbers out of addresses for pages and API alike, as <see cref="CaseAddress"/> writes them.</summary>
internal static class CaseAddresses
{
    private const string Number = "number";

    public static void UseCaseAddresses(this WebApplication app) => app.Use((http, next) =>
    {
        var values = http.Request.RouteValues;
        if (values.TryGetValue(Number, out var value) && value is string segment) values[Number] = CaseAddress.Read(segment);
        return next(http);
    });
}
