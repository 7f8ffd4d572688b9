namespace Requests.Web.Pages.Forms;

/// <summary>A part of a long form under a heading of its own.</summary>
/// <param name="Name">Names its heading among the texts.</param>
/// <param name="Paths">The questions and groups of questions in it, in the order in which they are asked.</param>
internal sealed record FormSection(string Name, params IReadOnlyList<string> Paths)
{
    /// <summary>A form whose every question has a default, in these sections; before them what travels along unasked.</summary>
    public static IReadOnlyList<FormPart> Divide(IReadOnlyList<FormPart> form, IReadOnlyList<FormSection> sections)
    {
        var parts = WithInner(form).ToDictionary(p => p.Path);
        return
        [
            .. CommandForm.Fields(form).Where(f => f.Kind == FieldKind.Kept),
            .. sections.Select(s => new FormGroup(s.Name, Texts.T($"section.{s.Name}"), false, [.. s.Paths.Select(path => WithDefault(parts[path]))]) { IsSection = true }),
        ];
    }

    private static IEnumerable<FormPart> WithInner(IEnumerable<FormPart> parts) =>
        parts.SelectMany(p => p is FormGroup group ? WithInner(group.Parts).Prepend(p) : [p]);

    private static FormPart WithDefault(FormPart part) => part switch
    {
        FormGroup group => group with { Parts = [.. group.Parts.Select(WithDefault)] },
        FormField field => field with { HasDefault = true },
        _ => part,
    };
}
