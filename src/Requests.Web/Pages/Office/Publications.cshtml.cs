using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Register;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What the body published of its own motion: by month and channel, piece by piece, from a list, and what it might publish next.</summary>
[RequestSizeLimit(LargestList)]
internal sealed class PublicationsModel(IMediator mediator, Caller caller, IOfficeClock clock) : PageModel
{
    private const long LargestList = 10 * 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public int? Month { get; set; }

    public int Year { get; private set; }

    public ReadPublicationMonths.Response Published { get; private set; } = null!;

    public IReadOnlyList<SuggestPublications.Suggestion> Suggestions { get; private set; } = [];

    /// <summary>Requests that what is published spared; null for who does not read reports.</summary>
    public CountSavedRequests.Response? Saved { get; private set; }

    public FormErrors? Errors { get; private set; }

    public ImportPublications.Response? Imported { get; private set; }

    public string Key { get; } = Guid.NewGuid().ToString("N");

    public bool MayChange => Permissions.MayEver(Act.RecordPublicationCounts, caller.Roles);

    public IEnumerable<int> Years => Enumerable.Range(0, 6).Select(back => clock.Today.Year - back).Append(Year).Distinct().OrderDescending();

    public Bars Months => new(T("publications.months"), T("chart.month"), [(T("publications.pieces"), "c-base")],
        [.. Published.Months.Select(m => new Bars.Line(CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedMonthName(m.Number), [m.Total],
            m.Total > 0 ? $"/publications/{Year}?month={m.Number}#items" : null, string.Join(T("list.comma"), m.Counts.Select(c => $"{c.Channel} {Bars.Figure(c.Count)}"))))]);

    public Bars Categories => new(T("publications.categories"), T("field.category"), [(T("publications.pieces"), "c-base")],
        [.. Published.Categories.Select(c => new Bars.Line(c.Category is { } item ? T("publications.item", item) : T("publications.noItem"), [c.Count]))]);

    public Task<IActionResult> OnGetAsync(int? year, CancellationToken ct) => ShowAsync(year, ct);

    public async Task<IActionResult> OnPostAsync(int? year, IFormFile? file, [FromForm] bool commit, [FromForm] string? key, CancellationToken ct)
    {
        if (file is null || !file.FileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            Errors = new([(ImportProblems.WrongType.Text.ToString(), "file")]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(year, ct);
        }
        using var csv = new MemoryStream();
        await file.CopyToAsync(csv, ct);
        var imported = await caller.OnceAsync(commit ? key : null, () => mediator.Send(new ImportPublications.Command(csv.ToArray(), !commit), ct));
        if (imported.Problem is { } problem) return this.Refuse(problem);
        Imported = imported.Value;
        return await ShowAsync(year, ct);
    }

    private async Task<IActionResult> ShowAsync(int? year, CancellationToken ct)
    {
        Year = year ?? clock.Today.Year;
        var read = await mediator.Send(new ReadPublicationMonths.Query(Year, Month), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Published = read.Value;
        Saved = (await mediator.Send(new CountSavedRequests.Query(Year), ct)) is { Problem: null } counted ? counted.Value : null;
        if (MayChange) Suggestions = (await mediator.Send(new SuggestPublications.Query(clock.Today.AddYears(-1)), ct)).Value.Suggestions;
        return Page();
    }
}
