using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>审批链: who agrees to which letter in which order. One chain is put in order step by step and then saved as a setting of the body.</summary>
internal sealed class ChainsModel(IMediator mediator) : PageModel
{
    private const string Reply = "reply";
    private const string Process = "process";

    private BodyView _body = null!;

    /// <summary>reply, process, or a kind of letter; null: all are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The chain whose change was just saved.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Saved { get; set; }

    public IReadOnlyList<Role> Steps { get; private set; } = [];

    /// <summary>Who may still be added.</summary>
    public IReadOnlyList<Role> Left => [.. Permissions.Approvers.Except(Steps)];

    public Guid Seen { get; private set; }

    public FormErrors? Errors { get; private set; }

    /// <summary>The two common chains, then those that stand for one kind of letter.</summary>
    public IReadOnlyList<(string Of, IReadOnlyList<Role> Chain)> Chains { get; private set; } = [];

    /// <summary>Kinds of letter that follow a common chain.</summary>
    public IEnumerable<string> Others => Letters.Select(k => k.Code).Except(Chains.Select(c => c.Of));

    public IReadOnlyList<SettingChange> History { get; private set; } = [];

    /// <summary>Whether the kind has left its common chain.</summary>
    public bool IsOwn => Kind is not null && _body.Settings.Chains.ContainsKey(Kind);

    private static IEnumerable<LetterKind> Letters => LetterKinds.All.Where(k => k.Profile != LayoutProfile.Form);

    public static string NameOf(string kind) => kind switch
    {
        Reply => T("chains.reply"),
        Process => T("chains.process"),
        _ => LetterKinds.Find(kind) is { } letter ? LetterNames.OfKind(letter).ToString() : kind,
    };

    /// <summary>Who will agree in which order, as a sentence.</summary>
    public static string Sentence(IReadOnlyList<Role> chain) => chain switch
    {
        [] => T("chains.nobody"),
        [var only] => T("chains.one", Text.Of(only)),
        _ => T("chains.several", Text.Of(chain[0]), string.Concat(chain.Skip(1).SkipLast(1).Select(r => T("chains.then", Text.Of(r)))), Text.Of(chain[^1])),
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is { } refused) return this.Refuse(refused);
        if (Kind is { } kind) (Steps, Seen) = (ChainOf(kind), _body.Version);
        else History = await SettingsHistory.ReadAsync(mediator, SettingsHistory.Chains, 10, ct);
        return Page();
    }

    /// <param name="step">add, save, common; or up, down, drop with the place: <c>up-1</c>.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] Role[] role, [FromForm] Role? next, [FromForm] string? step,
        [FromForm] Guid seen, CancellationToken ct)
    {
        if (await ReadAsync(ct) is { } refused) return this.Refuse(refused);
        if (Kind is not { } kind) return Redirect("/admin/chains");
        (Steps, Seen) = (Put(role, next, step ?? ""), seen);
        if (step is not ("save" or "common")) return Page();
        var saved = await mediator.Send(new ChangeBodySettings.Command(_body.Name, Changed(kind, step == "save" ? Steps : null)) { SeenVersion = seen }, ct);
        if (saved.Problem is not { } problem) return Redirect($"/admin/chains?saved={kind}");
        Errors = FormErrors.Of(problem);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Page();
    }

    private static List<Role> Put(IReadOnlyList<Role> steps, Role? next, string step)
    {
        var put = steps.ToList();
        if (step == "add" && next is { } more && !put.Contains(more)) put.Add(more);
        if (step.Split('-') is not [var how, var at] || !int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || place >= put.Count) return put;
        if (how == "drop") put.RemoveAt(place);
        var other = how switch { "up" => place - 1, "down" => place + 1, _ => -1 };
        if (other >= 0 && other < put.Count) (put[place], put[other]) = (put[other], put[place]);
        return put;
    }

    private IReadOnlyList<Role> ChainOf(string kind) => kind switch
    {
        Reply => _body.Settings.ReplyChain,
        Process => _body.Settings.NoticeChain,
        _ => _body.Settings.ChainOf(LetterKinds.Of(kind))
    };

    /// <param name="chain">Null: the kind follows its common chain again.</param>
    private BodySettings Changed(string kind, IReadOnlyList<Role>? chain)
    {
        if (kind == Reply) return _body.Settings with { ReplyChain = chain ?? _body.Settings.ReplyChain };
        if (kind == Process) return _body.Settings with { NoticeChain = chain ?? _body.Settings.NoticeChain };
        var chains = _body.Settings.Chains.Where(c => c.Key != kind).ToDictionary(c => c.Key, c => c.Value);
        if (chain is not null) chains[kind] = chain;
        return _body.Settings with { Chains = chains };
    }

    private async Task<Problem?> ReadAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ReadBody.Query(), ct);
        if (read.Problem is { } problem) return problem;
        _body = read.Value;
        if (Kind is not (null or Reply or Process) && Letters.All(k => k.Code != Kind)) return LetterProblems.NoSuchTemplate;
        // An extension has a chain of its own by law, set or not.
        Chains = [.. new[] { Reply, Process }.Concat(Letters.Where(k => k.Approval == ApprovalRule.Head
            || _body.Settings.Chains.ContainsKey(k.Code)).Select(k => k.Code)).Select(k => (k, ChainOf(k)))];
        return null;
    }
}
