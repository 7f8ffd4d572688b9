using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Every door of the API, one area a line.</summary>
internal static class ApiRoutes
{
    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.AddEndpointFilter(KnownQuery.FilterAsync).AddEndpointFilter(KnownBody.FilterAsync);
        AuthEndpoints.Map(api, app.Services.GetRequiredService<Settings>().Oidc);
        ArchiveEndpoints.Map(api);
        AccountEndpoints.Map(api);
        AdminEndpoints.Map(api);
        CatalogueEndpoints.Map(api);
        CaseEndpoints.Map(api);
        FileEndpoints.Map(api);
        GuideEndpoints.Map(api);
        IntakeEndpoints.Map(api);
        ProposalEndpoints.Map(api);
        CalculatorEndpoints.Map(api);
        CalendarEndpoints.Map(api);
        PortalEndpoints.Map(api);
        ClockEndpoints.Map(api);
        InboxEndpoints.Map(api);
        SweepEndpoints.Map(api);
        SearchEndpoints.Map(api);
        ReportEndpoints.Map(api);
        RegisterEndpoints.Map(api);
        OutcomeEndpoints.Map(api);
        ReplyEndpoints.Map(api);
        LetterEndpoints.Map(api);
        CampaignEndpoints.Map(api);
        ServiceEndpoints.Map(api);
        ReleaseEndpoints.Map(api);
        DisputeEndpoints.Map(api);
        SupervisionEndpoints.Map(api);
        CollaborationEndpoints.Map(api);
        WebhookEndpoints.Map(api);
        ViewEndpoints.Map(api);
    }
}
