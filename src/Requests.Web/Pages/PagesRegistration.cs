using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.FileProviders;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Pages;

/// <summary>Server-rendered pages for applicants and officers, in the same host as the API.</summary>
internal static class PagesRegistration
{
    /// <summary>For what lies under an address with the hash of its content.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    private const string OfficeFolder = "/Office";

    public static void AddPages(this IServiceCollection services, Settings settings)
    {
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = CookieNames.FormOf(settings);
            o.Cookie.Path = "/";
            o.Cookie.SecurePolicy = CookieNames.PolicyOf(settings);
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        // Only what is the same for everybody is packed: pages hold secrets beside what strangers may have written.
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/css", "text/javascript"]));
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddRazorPages(o => o.Conventions.AddFolderApplicationModelConvention(OfficeFolder, page => page.Filters.Add(new SignedIn())))
            .AddMvcOptions(o =>
            {
                o.Filters.Add<KeepsForms>();
                o.Filters.Add<KnownForms>();
            });
    }

    public static void MapPages(this WebApplication app)
    {
        app.Environment.WebRootFileProvider = new EmbeddedFileProvider(typeof(PagesRegistration).Assembly, "Requests.Web.wwwroot");
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = Forever });
        StyleSheet.Map(app);
        app.MapRazorPages();
    }

    /// <summary>
    /// A form that the page does not have, and a part of an address that is blank, are told as what is not there, before a page is
    /// drawn that nobody prepared.
    /// </summary>
    private sealed class KnownForms : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var isBlank = context.RouteData.Values.Values.OfType<string>().Any(string.IsNullOrWhiteSpace);
            if (!isBlank && (context.HandlerMethod is not null || !HttpMethods.IsPost(context.HttpContext.Request.Method))) return next();
            context.Result = new NotFoundResult();
            return Task.CompletedTask;
        }
    }

    /// <summary>Office pages are for people who are signed in; what they may do there the commands decide.</summary>
    private sealed class SignedIn : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
            if (context.HttpContext.RequestServices.GetRequiredService<ICaller>().UserId is null) await context.HttpContext.ChallengeAsync();
            else await next();
        }
    }
}
