using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Requests.Web.Api.Docs;

/// <summary>Summaries of the slices, from the documentation file the compiler leaves beside the assembly.</summary>
internal static partial class XmlDocs
{
    private static readonly Lazy<Dictionary<string, string>> Summaries = new(() =>
    {
        var path = Path.ChangeExtension(typeof(Features.Kernel.UseCase).Assembly.Location, ".xml");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member").Where(m => m.Element("summary") is not null)
                .ToDictionary(m => m.Attribute("name")!.Value, m => Spaces().Replace(m.Element("summary")!.Value, " ").Trim())
            : [];
    });

    /// <summary>Empty where there is none.</summary>
    public static string SummaryOf(Type type) => Summaries.Value.GetValueOrDefault($"T:{type.FullName?.Replace('+', '.')}", "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
