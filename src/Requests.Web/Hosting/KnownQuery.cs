using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Requests.Web.Hosting;

/// <summary>
/// A query parameter that a door of the API does not know is refused by name, as a field of its body is: a filter that was misspelt
/// would be no filter. Pages pass over them, since other programs add to links.
/// </summary>
internal sealed class KnownQuery(IApiDescriptionGroupCollectionProvider doors)
{
    // Where the file is the whole body, its name stands in the address.
    private const string FileName = "fileName";

    private readonly Lazy<Dictionary<MethodInfo, HashSet<string>>> _known = new(() => ReadFrom(doors));

    public static ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Query.Count == 0) return next(context);
        var unknown = http.RequestServices.GetRequiredService<KnownQuery>().UnknownTo(http.GetEndpoint(), http.Request.Query.Keys);
        return unknown.Count == 0 ? next(context)
            : ValueTask.FromResult<object?>((HttpProblems.UnknownField with
            {
                Fields = unknown.ToDictionary(name => name, _ => new[] { HttpProblems.UnknownField.Text.ToString() }),
            }).ToAnswer());
    }

    private List<string> UnknownTo(Endpoint? endpoint, IEnumerable<string> names) =>
        endpoint?.Metadata.GetMetadata<MethodInfo>() is { } door && _known.Value.TryGetValue(door, out var known) ? [.. names.Where(n => !known.Contains(n))] : [];

    private static Dictionary<MethodInfo, HashSet<string>> ReadFrom(IApiDescriptionGroupCollectionProvider doors)
    {
        var known = new Dictionary<MethodInfo, HashSet<string>>();
        foreach (var door in doors.ApiDescriptionGroups.Items.SelectMany(group => group.Items))
        {
            if (door.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault() is not { } method) continue;
            if (!known.TryGetValue(method, out var names)) known[method] = names = new(StringComparer.OrdinalIgnoreCase);
            names.UnionWith(door.ParameterDescriptions.Where(p => p.Source == BindingSource.Query).Select(p => p.Name));
            if (door.HttpMethod != HttpMethods.Get && method.GetParameters().Any(p => p.ParameterType == typeof(HttpRequest)
                || p.ParameterType == typeof(HttpContext))) names.Add(FileName);
        }
        return known;
    }
}
