using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Release;
using Requests.Features.Kernel;
using Requests.Features.Services.Release;
using Requests.Paper;
using Requests.Statute.Outcomes;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>Withheld parts and where they stand in the attached PDFs: marks on the picture of a page, and the copy made without what is under them.</summary>
internal sealed class RedactionModel(IMediator mediator, Caller caller) : PageModel
{
    private const string Pdf = "application/pdf";
    private const decimal Whole = 100;

    public ReadCase.Response Case { get; private set; } = null!;

    /// <summary>Null while no file is chosen.</summary>
    public ReadMarks.Response? Opened { get; private set; }

    [BindProperty(SupportsGet = true, Name = "sheet")]
    public int PageNo { get; set; } = 1;

    /// <summary>The page that is looked at.</summary>
    public PaperSheet? Sheet { get; private set; }

    /// <summary>Where the wanted words stand; null while nothing was looked for.</summary>
    public IReadOnlyList<FindInPages.Place>? Places { get; private set; }

    /// <summary>What asks for a mark, on all pages; null where nothing can be read.</summary>
    public ProposeMarks.Response? Proposed { get; private set; }

    /// <summary>Every page is looked at before the copy is made.</summary>
    public bool Proofreads { get; private set; }

    public IEnumerable<PersonalPlace> ProposedHere => Proposed?.Places.Where(p => p.Page == Sheet!.Number && !p.IsCovered) ?? [];

    /// <summary>Of those, the ones to be marked; null: all.</summary>
    public IReadOnlyList<string>? Chosen { get; private set; }

    /// <summary>Posted, never in an address: people are looked for.</summary>
    public string? Term { get; private set; }

    public FormErrors? Errors { get; private set; }

    public Conflict? Changed { get; private set; }

    public string? DoneName { get; private set; }

    /// <summary>The copy just made.</summary>
    public ReadCase.FileLine? Made { get; private set; }

    /// <summary>What was typed for a mark, in percent of the page.</summary>
    public Dictionary<string, string> Typed { get; } = new() { ["left"] = "", ["top"] = "", ["width"] = "", ["height"] = "", ["partNo"] = "" };

    public bool MayMark => Permissions.May(Act.RedactFile, caller.Roles, Case.State);

    public IReadOnlyList<WithheldLine> Withheld =>
        [.. (Case.OutcomeBasis?.Withheld ?? []).Select((p, i) => new WithheldLine(i + 1, p.Place, Options.WordOf(p.Ground), p.Ground.Article()
            .Short(), p.Reason, Opened?.Parts.FirstOrDefault(m => m.No == i + 1)?.Marked))];

    /// <param name="Marked">Null while no file is open.</param>
    public sealed record WithheldLine(int No, string Place, string Ground, string Article, string Reason, bool? Marked);

    public IEnumerable<ReadCase.FileLine> Pdfs => Case.Files.Where(f => f.MediaType == Pdf);

    public IEnumerable<ReadCase.FileLine> Others => Case.Files.Where(f => f.MediaType != Pdf);

    public IEnumerable<ReadMarks.Mark> OnSheet => Opened!.Marks.Where(m => m.Page == Sheet!.Number);

    public Task<IActionResult> OnGetAsync(string number, int? fileNo, string? done, int? made, CancellationToken ct)
    {
        DoneName = done switch { "mark" => T("redaction.marked"), "remove" => T("redaction.removed"), _ => null };
        return ShowAsync(number, fileNo, ct, made);
    }

    public async Task<IActionResult> OnPostMarkAsync(string number, int fileNo, [FromForm] Guid? seen, [FromForm] string? key, CancellationToken ct)
    {
        foreach (var name in Typed.Keys) Typed[name] = Request.Form[name].ToString().Trim();
        var read = await mediator.Send(new ReadMarks.Query(number, fileNo), ct);
        if (read.Problem is { } gone) return this.Refuse(gone);
        if (read.Value.Pages.FirstOrDefault(p => p.Number == PageNo) is not { } sheet) return this.Refuse(ReleaseProblems.OutsidePage);
        var faults = Typed.Where(t => Number(t.Value) is null).Select(t => (T("form.notANumber",
            T(t.Key == "partNo" ? "field.partNo" : "redaction." + t.Key)), (string?)t.Key)).ToList();
        if (faults.Count > 0) return await RefuseAsync(number, fileNo, new FormErrors(faults), StatusCodes.Status400BadRequest, ct);
        decimal Points(string name, double side) => Number(Typed[name])!.Value / Whole * (decimal)side;
        var mark = new MarkRedaction.Command(fileNo, PageNo, Points("left", sheet.Width), Points("top", sheet.Height),
            Points("width", sheet.Width), Points("height", sheet.Height), (int)Number(Typed["partNo"])!.Value)
        { CaseNumber = number, SeenVersion = seen };
        var marked = await caller.OnceAsync(key, () => mediator.Send(mark, ct));
        return marked.Problem is { } problem ? await RefuseAsync(number, fileNo, problem, ct) : Back(number, fileNo, "mark");
    }

    public async Task<IActionResult> OnPostFindAsync(string number, int fileNo, [FromForm] string? term, CancellationToken ct)
    {
        Term = term;
        var found = await mediator.Send(new FindInPages.Query(number, fileNo, term ?? ""), ct);
        if (found.Problem is { } problem) return await RefuseAsync(number, fileNo, problem, ct);
        Places = found.Value.Places;
        return await ShowAsync(number, fileNo, ct);
    }

    /// <param name="place">The chosen places, each as page, left, top, width and height in points.</param>
    public async Task<IActionResult> OnPostPlacesAsync(string number, int fileNo, [FromForm] Guid? seen, [FromForm] string? key,
        [FromForm] string? term, [FromForm] string[] place, [FromForm] int partNo, CancellationToken ct)
    {
        (Term, Chosen) = (term, place);
        if (term is not null && await mediator.Send(new FindInPages.Query(number, fileNo, term), ct) is { Problem: null } found) Places = found.Value.Places;
        if (place.Length == 0) return await RefuseAsync(number, fileNo, new FormErrors([(T("redaction.choosePlace"), null)]),
            StatusCodes.Status400BadRequest, ct);
        foreach (var (chosen, index) in place.Select((p, i) => (p.Split(';').Select(Number).ToList(), i)))
        {
            if (chosen is not [{ } page, { } left, { } top, { } width, { } height]) return this.Refuse(CommonProblems.Invalid);
            var mark = new MarkRedaction.Command(fileNo, (int)page, left, top, width, height, partNo) { CaseNumber = number, SeenVersion = seen };
            var marked = await caller.OnceAsync($"{key}/{index}", () => mediator.Send(mark, ct));
            if (marked.Problem is { } problem) return await RefuseAsync(number, fileNo, problem, ct);
            seen = marked.Value.Version;
        }
        return Back(number, fileNo, "mark");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string number, int fileNo, [FromForm] Guid? seen, [FromForm] string? key,
        [FromForm] int markNo, CancellationToken ct)
    {
        var remove = new RemoveMark.Command(markNo) { CaseNumber = number, SeenVersion = seen };
        var removed = await caller.OnceAsync(key, () => mediator.Send(remove, ct));
        return removed.Problem is { } problem ? await RefuseAsync(number, fileNo, problem, ct) : Back(number, fileNo, "remove");
    }

    /// <param name="page">The pages that were looked at.</param>
    /// <param name="mayStay">What the program still finds may be disclosed.</param>
    public async Task<IActionResult> OnPostRedactAsync(string number, int fileNo, [FromForm] Guid? seen, [FromForm] string? key, [FromForm] int[] page,
        [FromForm] bool mayStay, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadMarks.Query(number, fileNo), ct);
        if (read.Problem is { } gone) return this.Refuse(gone);
        if (read.Value.Marks.Count > 0 && read.Value.Pages.Select(p => p.Number).Except(page).ToList() is { Count: > 0 } unseen)
        {
            Proofreads = true;
            return page.Length == 0 ? await ShowAsync(number, fileNo, ct)
                : await RefuseAsync(number, fileNo, new FormErrors([.. unseen.Select(n => (T("redaction.unseen", n), (string?)$"seen-{n}"))]), StatusCodes.Status400BadRequest, ct);
        }
        var copy = await mediator.Send(new RedactAttachment.Command(number, fileNo, mayStay), ct);
        Proofreads = copy.Problem?.Code == ReleaseProblems.StillHolds.Code;
        if (copy.Problem is { } refused) return await RefuseAsync(number, fileNo, refused, ct);
        var attach = new AttachRedacted.Command(copy.Value) { CaseNumber = number, SeenVersion = seen };
        var made = await caller.OnceAsync(key, () => mediator.Send(attach, ct));
        return made.Problem is { } problem ? await RefuseAsync(number, fileNo, problem, ct) : Redirect($"/cases/{CaseAddress.Of(number)}/redaction/{fileNo}?made={made.Value.FileNo}");
    }

    public static string InUnits(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A place of a page as a field carries it.</summary>
    public static string Written(FindInPages.Place place) => string.Join(';', place.Page.ToString(CultureInfo.InvariantCulture),
        InUnits(place.Left), InUnits(place.Top), InUnits(place.Width), InUnits(place.Height));

    public static string Written(PersonalPlace place) => Written(new FindInPages.Place(place.Page, place.Boxes[0].Left, place.Boxes[0].Top,
        place.Boxes[0].Width, place.Boxes[0].Height));

    public static string Percent(double part, double whole) => (part / whole * (double)Whole).ToString("0", CultureInfo.InvariantCulture);

    private static decimal? Number(string typed) => decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
        CultureInfo.InvariantCulture, out var number) ? number : null;

    private RedirectResult Back(string number, int fileNo, string done) => Redirect($"/cases/{CaseAddress.Of(number)}/redaction/{fileNo}?sheet={PageNo}&done={done}");

    private async Task<IActionResult> RefuseAsync(string number, int fileNo, Problem problem, CancellationToken ct)
    {
        if (problem == CommonProblems.ChangedMeanwhile) Changed = await Conflict.ReadAsync(mediator, number, Request.Form, ct);
        return await RefuseAsync(number, fileNo, Changed is null ? FormErrors.Of(problem) : null, ProblemAnswers.StatusOf(problem.Kind), ct);
    }

    private async Task<IActionResult> RefuseAsync(string number, int fileNo, FormErrors? errors, int status, CancellationToken ct)
    {
        Errors = errors;
        var shown = await ShowAsync(number, fileNo, ct);
        Response.StatusCode = status;
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string number, int? fileNo, CancellationToken ct, int? made = null)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        Case = read.Value;
        Made = Case.Files.FirstOrDefault(f => f.No == made);
        if (fileNo is not { } no) return Page();
        var marks = await mediator.Send(new ReadMarks.Query(number, no), ct);
        if (marks.Problem is { } problem) return this.Refuse(problem);
        Opened = marks.Value;
        Sheet = Opened.Pages.FirstOrDefault(p => p.Number == PageNo) ?? Opened.Pages[0];
        PageNo = Sheet.Number;
        if (Opened.IsOpen && MayMark && await mediator.Send(new ProposeMarks.Query(number, no), ct) is { Problem: null } proposed) Proposed = proposed.Value;
        return Page();
    }
}
