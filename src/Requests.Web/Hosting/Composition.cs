using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Requests.Features;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Webhooks;
using Requests.Web.Api;
using Requests.Web.Api.Docs;
using Requests.Web.Files;
using Requests.Web.Hosting.Access;
using Requests.Web.Jobs;
using Requests.Web.Mail;
using Requests.Web.Pages;
using Requests.Web.Webhooks;
using Requests.Words;

namespace Requests.Web.Hosting;

/// <summary>Puts the rooms together. Everything that knows ASP.NET, Hangfire or a provider is registered from here.</summary>
internal static class Composition
{
    private const long Megabyte = 1024 * 1024;
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Builds the host; used by the server and by every verb that works on the data.</summary>
    /// <param name="quiet">Verbs print their own lines.</param>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adapt = null, bool quiet = false)
    {
        var builder = Configure(args);
        builder.Logging.ClearProviders();
        adapt?.Invoke(builder);
        var settings = Settings.Read(builder.Configuration);
        builder.Logging.AddLog(settings.Log.Format, quiet);
        OwnerOnly.Folder(settings.DataFolder);
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultAddress);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IOfficeClock>(p => new OfficeClock(p.GetRequiredService<TimeProvider>(), settings.Zone));
        services.AddSingleton(Keys.Vault(settings));
        services.AddSingleton(_ => Keys.ArchiveSigner(settings));
        services.AddRequestsDb(settings);
        services.AddStores(settings);
        services.AddSingleton(new FileLimits(settings.Files.MaximumLength));
        services.AddSingleton(new ApplicantLimits(settings.Limits.FilesPerCase, settings.Limits.FilesPerHour, settings.Limits.MegabytesPerCase * Megabyte,
            settings.Limits.MegabytesPerDay * Megabyte, settings.Limits.DraftsPerDay));
        services.AddSingleton<IFileBench>(ChildFileBench.Shared);
        services.AddSingleton<IMailbox>(settings.Mailbox.Host.Length > 0 ? new ImapMailbox(settings.Mailbox, settings.Files.MaximumLength) : new NoMailbox());
        services.AddSingleton<ITextRecognition>(settings.Documents.Recognition ? Tesseract.Installed : new NoTextRecognition());
        services.AddSingleton<IDocumentConverter>(settings.Documents.Converter ? LibreOffice.Installed : new NoDocumentConverter());
        services.AddSingleton<IMalwareScanner>(settings.Malware.Scanner == MalwareScanner.ClamAv
            ? new ClamAvScanner(settings.Malware.Host, settings.Malware.Port)
            : new NoMalwareScanner());
        services.AddSingleton(new OfficeAddress(settings.Office.PublicAddress.TrimEnd('/')));
        services.AddSingleton(SettingsRules.AccessRulesOf(settings.Access)! with
        {
            // The demonstration itself goes on with the password it publishes; nobody else takes it.
            PublishedPasswords = [new DemoSettings().Password, settings.Demo.Password],
            IsDemonstration = settings.Demo.Enabled,
            Provider = settings.Oidc.Authority,
        });
        services.AddSingleton(new WebhookRules(settings.Webhooks.AllowPrivateAddresses));
        services.AddSingleton<IWebhookSender, HttpWebhookSender>();
        services.AddRequestsFeatures();
        services.AddAccess(settings);
        services.AddObservation(builder.Configuration);
        services.AddJobs(settings);
        services.AddHealth();
        services.AddHttpContextAccessor();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = FaultAnswers.Complete);
        services.AddExceptionHandler<FaultAnswers>();
        services.AddRateLimits(settings.Limits);
        services.AddApiDocs();
        services.AddSingleton<KnownQuery>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.ConfigureHttpJsonOptions(o =>
        {
            ApiJson.Configure(o.SerializerOptions);
            // What a door does not know is refused by name; ignored, it would be lost without a word.
            o.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
        });
        services.AddRequestLocalization(o =>
        {
            o.SetDefaultCulture(OfficeLanguage.Name).AddSupportedCultures([.. Text.Languages]).AddSupportedUICultures([.. Text.Languages]);
            o.ApplyCurrentCultureToResponseHeaders = true;
        });
        services.AddPages(settings);
        return builder.Build();
    }

    /// <summary>The settings as <see cref="Build"/> would see them, without touching the data folder.</summary>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static Settings ReadSettings(string[] args) => Settings.Read(Configure(args).Configuration);

    /// <summary>A builder that has read file, environment and command line, the last one winning.</summary>
    public static WebApplicationBuilder Configure(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = ContentRoot(),
            // Pages are found in this assembly whatever program hosts it.
            ApplicationName = typeof(Composition).Assembly.GetName().Name,
        });
        builder.Configuration.AddInMemoryCollection().AddEnvironmentVariables().AddCommandLine(args);
        return builder;
    }

    /// <summary>The request pipeline, in the order that matters.</summary>
    public static void Use(WebApplication app)
    {
        app.UseNamedProxies(app.Services.GetRequiredService<Settings>().Access);
        app.UseRequestLocalization();
        app.UseSecurityHeaders();
        app.UseOwnAddress();
        app.UseCookiesOfToday(app.Services.GetRequiredService<Settings>());
        app.UseRequestLog();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UsePageFaults();
        // After the faults, so that a fault's page is looked for anew.
        app.UseRouting();
        app.UseCaseAddresses();
        app.UseAuthentication();
        app.UseOwnPagesOnly();
        app.UseMiddleware<CallerMiddleware>();
        app.UseDeniedLog();
        app.UseEnrolment();
        app.UseRateLimiter();
        ApiRoutes.Map(app);
        app.MapPages();
        app.MapJobs();
        app.MapHealth();
        app.MapSecurityText();
        app.MapApiDocs();
    }

    /// <summary>Prepares the database before the first request.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken ct = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        await DatabaseSetup.WaitForServerAsync(scope.ServiceProvider.GetRequiredService<RequestsDb>(),
            app.Services.GetRequiredService<Settings>(), app.Logger, ct);
        await DatabaseSetup.PrepareDatabaseAsync(scope.ServiceProvider.GetRequiredService<RequestsDb>(),
            app.Services.GetRequiredService<Settings>(), app.Logger, ct);
        await KeyCheck.RequireAsync(scope.ServiceProvider.GetRequiredService<RequestsDb>(), app.Services.GetRequiredService<PersonalVault>(),
            app.Services.GetRequiredService<IOfficeClock>().Now, ct);
        await scope.ServiceProvider.GetRequiredService<PersonalHashes>().RefreshAsync(ct);
        await scope.ServiceProvider.GetRequiredService<Heartbeats>().NoteStartAsync(ct);
    }

    // Where appsettings.json and static files lie: beside the program when published, its project folder in development.
    private static string? ContentRoot() => File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")) ? null : AppContext.BaseDirectory;
}
