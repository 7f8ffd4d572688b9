using System.Text.Json;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Forms;

/// <summary>What can be chosen where a type has few values; the words come from where the product keeps them.</summary>
internal static class Options
{
    public static IReadOnlyList<Option>? Of(Type type) =>
        type == typeof(OutcomeLeaf) ? [.. Leaves.All.Select(l => new Option(l.Code, NameOf(l), T($"choice.OutcomeGroup.{Camel(l.Group)}")))]
        : type == typeof(PartGround) ? [.. Enum.GetValues<PartGround>().Select(g => new Option(g.Code(), WordOf(g)))]
        : type == typeof(Role) ? [.. Enum.GetValues<Role>().Select(r => new Option(Camel(r), Text.Of(r).ToString()))]
        : type.IsEnum ? [.. Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(v => (Enum)Enum.ToObject(type,
            v)).Select(v => new Option(Camel(v), WordOf(v)))]
        : null;

    public static string WordOf(Enum value) => Text.Of(value).ToString();

    public static string NameOf(OutcomeLeaf leaf) => NameOf(Leaves.Of(leaf));

    private static string NameOf(LeafInfo leaf) => English ? leaf.English : leaf.Chinese;

    private static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
