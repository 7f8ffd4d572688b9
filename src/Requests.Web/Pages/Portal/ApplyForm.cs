using System.Text.Json;
using FluentValidation;
using Requests.Features.Areas.Portal;
using Requests.Features.Kernel;
using Requests.Statute.Intake;
using Requests.Statute.Service;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Portal;

/// <summary>One question to an applicant, perhaps of several fields that belong together; a page of its own on a phone.</summary>
/// <param name="Key">Names its words and its place in the address.</param>
internal sealed record ApplyStep(string Key, IReadOnlyList<FormPart> Parts)
{
    public IEnumerable<FormField> Fields => CommandForm.Fields(Parts);

    /// <summary>What was answered and, where leaving it open has an effect, that too.</summary>
    public IEnumerable<(string Name, string Answer)> Review => Fields.Select(f => f switch
    {
        { Given: true } => (f.Label, f.Answer),
        { Path: "applicant.idNumber" } => (T("review.id"), T("review.noId")),
        { Path: "electronicServiceConsent" } => (T("review.byEmail"), T("review.disagree")),
        _ => default,
    }).Where(line => line.Item1 is not null);
}

/// <summary>The form of a request, its questions in the order in which people think of them.</summary>
internal sealed class ApplyForm
{
    private const int MostRadios = 6;

    // What is wanted first, then who asks, then how it is to come.
    private static readonly (string Key, string[] Paths)[] Order =
    [
        ("want", ["bodyCode", "subject", "requestText"]),
        ("who", ["applicantType", "applicant.name", "applicant.idNumber"]),
        ("contact", ["applicant.phone", "applicant.address", "applicant.email", "electronicServiceConsent"]),
        ("agent", ["agent", "mandateUntil", "guardian"]),
        ("how", ["wantedForm", "wantedRoute"]),
    ];

    private readonly IReadOnlyList<Option> _bodies;
    private readonly CommandForm _form;

    public ApplyForm(IEnumerable<ReadGuide.Body> bodies)
    {
        _bodies = [.. bodies.Select(b => new Option(b.Code, b.Name))];
        _form = new CommandForm(typeof(SubmitOnline.Command), path => path switch
        {
            "bodyCode" => _bodies,
            "applicantType" => [.. Options.Of(typeof(ApplicantType))!.Where(o => o.Value != "unknown")],
            _ => null,
        });
    }

    /// <summary>The answers of a kept draft.</summary>
    public static FormValues Opened(IReadOnlyDictionary<string, string> answers) => FormValues.Of(answers.ToDictionary(a => a.Key, a => a.Key switch
    {
        "wantedForm" => NameOf<WantedForm>(a.Value, Wishes.NameOf),
        "wantedRoute" => NameOf<WantedRoute>(a.Value, Wishes.NameOf),
        _ => a.Value,
    }));

    public IReadOnlyList<ApplyStep> Draw(FormValues values)
    {
        var parts = _form.Draw(values);
        var byPath = CommandForm.Fields(parts).Cast<FormPart>().Concat(parts).GroupBy(p => p.Path).ToDictionary(g => g.Key, g => g.Last());
        return [.. Order.Select(o => new ApplyStep(o.Key, [.. o.Paths.Where(IsAsked).Select(p => Shown(byPath[p]))]))];
    }

    /// <summary>What was typed into the fields of this form, empty ones left out.</summary>
    public IReadOnlyDictionary<string, string> Answers(FormValues values) => CommandForm.Fields(_form.Draw(values))
        .Where(f => f.Value.Length > 0).ToDictionary(f => f.Path, f => f.Value);

    public Task<SubmitOnline.Command?> ReadAsync(FormValues values, IEnumerable<IValidator<SubmitOnline.Command>> validators, CancellationToken ct) =>
        _form.ReadValidAsync(values, validators, ct);

    public FormErrors Errors(FormValues values) => InOrder(_form.Errors(values), values);

    public FormErrors Refuse(Problem problem, FormValues values) => InOrder(_form.Refuse(problem, values), values);

    private FormErrors InOrder(FormErrors errors, FormValues values)
    {
        var ids = Draw(values).SelectMany(s => s.Fields).Select(f => f.Id).ToList();
        return errors with { Fields = [.. errors.Fields.OrderBy(f => f.FieldId is null ? -1 : ids.IndexOf(f.FieldId))] };
    }

    // Where there is one body only, nobody is asked which; where there are several, somebody must say.
    private bool IsAsked(string path) => path != "bodyCode" || _bodies.Count > 1;

    private static FormPart Shown(FormPart part) => part switch
    {
        FormField { Path: "bodyCode" } body => body with { Required = true },
        FormField field => field with { MostRadios = MostRadios, None = T("apply.none") },
        _ => part,
    };

    // A draft kept by an earlier version holds the words of a wish, not its name.
    private static string NameOf<T>(string typed, Func<T, string> words) where T : struct, Enum =>
        Enum.GetValues<T>().Where(wish => words(wish) == typed).Select(wish => JsonNamingPolicy.CamelCase.ConvertName(wish.ToString())).FirstOrDefault(typed);
}
