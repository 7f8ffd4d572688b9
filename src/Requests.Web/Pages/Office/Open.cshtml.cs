using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Files;
using Requests.Features.Areas.Letters;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What of a case is opened: a file that was brought, a letter or a paper with real names.</summary>
public enum OpenKind
{
    File,
    Letter,
    Paper,
}

/// <summary>Opens what shows people as they are. While a reason typed for the case holds, one press does it; else the page asks for one.</summary>
internal sealed class OpenModel(IMediator mediator) : PageModel
{
    private const string Usual = "pdf";

    private static readonly Dictionary<string, string> Sheets = new()
    {
        ["application"] = "papers.application",
        ["receipt"] = "papers.receipt",
        ["approval-sheet"] = "papers.approvalSheet",
        ["search-record"] = "open.searchRecord",
        ["return-receipt"] = "papers.returnReceipt",
        ["envelope"] = "papers.envelope",
        ["label"] = "papers.label",
    };

    [BindProperty(SupportsGet = true)]
    public OpenKind Kind { get; set; }

    /// <summary>Of the file or letter; of a paper the letter or search record it belongs to, 0 for none.</summary>
    [BindProperty(SupportsGet = true)]
    public int No { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Paper { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Form { get; set; }

    /// <summary>The file is then looked at page by page, not downloaded.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Look { get; set; }

    /// <summary>Posted, never in an address.</summary>
    public string? QueryCode { get; private set; }

    public string? Reason { get; private set; }

    public ReadCase.Response Case { get; private set; } = null!;

    public FormErrors? Errors { get; private set; }

    /// <summary>What is opened, in words.</summary>
    public string What => Kind switch
    {
        OpenKind.File => Case.Files.FirstOrDefault(f => f.No == No)?.FileName ?? "",
        OpenKind.Letter => Case.Documents.FirstOrDefault(d => d.No == No)?.Title ?? "",
        _ => Sheets.TryGetValue(Paper ?? "", out var words) ? T(words) : "",
    };

    public Task<IActionResult> OnGetAsync(string number, CancellationToken ct) => ShowAsync(number, StatusCodes.Status200OK, ct);

    public async Task<IActionResult> OnPostAsync(string number, [FromForm] string? reason, [FromForm] string? queryCode, CancellationToken ct)
    {
        if (!ModelState.IsValid) return this.Refuse(CommonProblems.Invalid);
        (Reason, QueryCode) = (reason, string.IsNullOrWhiteSpace(queryCode) ? null : queryCode.Trim());
        var (problem, opened) = await OpenAsync(number, ct);
        if (problem is null) return opened!;
        // The first press asks; only an empty answer to the question is a fault.
        var asks = problem.Code == PersonalReadings.ReasonNeeded.Code;
        if (!asks && problem.Fields is null) return this.Refuse(problem);
        if (!asks || Request.Form.ContainsKey("reason")) Errors = FormErrors.Of(problem);
        return await ShowAsync(number, Errors is null ? StatusCodes.Status200OK : ProblemAnswers.StatusOf(problem.Kind), ct);
    }

    private async Task<(Problem? Problem, IActionResult? Opened)> OpenAsync(string number, CancellationToken ct)
    {
        switch (Kind)
        {
            case OpenKind.File:
                var file = await mediator.Send(new OpenFile.Command(No, Reason) { CaseNumber = number }, ct);
                if (file.Problem is { } shut) return (shut, null);
                if (Look) return (null, Redirect($"/cases/{CaseAddress.Of(number)}/redaction/{No}"));
                var content = await mediator.Send(new DownloadFile.Query(number, No), ct);
                return content.Problem is { } gone ? (gone, null) : (null, File(content.Value.Content, content.Value.MediaType, content.Value.FileName));
            case OpenKind.Letter:
                var letter = await mediator.Send(new DownloadLetter.Command(No, Form ?? Usual, Reason) { CaseNumber = number }, ct);
                return letter.Problem is { } none ? (none, null) : (null, File(letter.Value.Content, letter.Value.MediaType, letter.Value.FileName));
            default:
                var paper = await mediator.Send(new PrintPaper.Command(Paper ?? "", Form ?? Usual, No == 0 ? null : No, QueryCode,
                    Reason)
                { CaseNumber = number }, ct);
                return paper.Problem is { } refused ? (refused, null) : (null, File(paper.Value.Content, paper.Value.MediaType, paper.Value.FileName));
        }
    }

    private async Task<IActionResult> ShowAsync(string number, int status, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        Case = read.Value;
        Response.StatusCode = status;
        return Page();
    }
}
