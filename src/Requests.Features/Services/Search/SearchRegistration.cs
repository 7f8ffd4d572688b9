using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Search;

public static class SearchRegistration
{
    /// <summary>The host still owes an <see cref="ISearchIndex"/> for its database.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddScoped<CaseTexts>().AddScoped<SearchKeys>().AddScoped<SamePerson>().AddScoped<PersonalHashes>().AddSingleton<PersonalWords>();
}
