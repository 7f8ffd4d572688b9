using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Intake;
using Requests.Features.Kernel;
using Requests.Statute.Receipt;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>
/// A mail bag: what holds for all its letters once, then a row a letter. Every row is a command of its own with a key of
/// its own, so that good rows are registered, refused ones stay, and a second press finds what the first one did.
/// </summary>
internal sealed class BagModel(IMediator mediator, Caller caller, IOfficeClock clock) : PageModel
{
    private const int Rows = 10;

    private static readonly string[] OfALetter = ["applicant.name", "applicantType", "applicant.phone", "applicant.address", "subject", "requestText"];

    [BindProperty(SupportsGet = true)]
    public string Channel { get; set; } = ChannelEvidence.Usual;

    /// <summary>Names the bag in the address, so that going back leads to the same one, and its letters to the same keys.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Bag { get; set; }

    public IReadOnlyList<Option> Channels { get; } = [.. Options.Of(typeof(IntakeChannel))!.Where(o => ChannelEvidence.OfTheBag.Contains(o.Value))];

    /// <summary>What holds for the whole bag.</summary>
    public IReadOnlyList<FormField> Shared { get; private set; } = [];

    public IReadOnlyList<BagLetter> Letters { get; private set; } = [];

    /// <summary>Registered just now, in the order of the rows, with what tells the envelope.</summary>
    public IReadOnlyList<Slip> Slips { get; private set; } = [];

    public FormErrors? Errors { get; private set; }

    /// <summary>The receipt date that holds for all letters, and those of letters that have evidence of their own.</summary>
    public BagBeside Beside { get; private set; } = BagBeside.Empty;

    public bool MayGrow => Letters.Count < FormValues.MostRows;

    public int MoreRows => Math.Min(Rows, FormValues.MostRows - Letters.Count);

    private IReadOnlyList<string> SharedPaths => ["arrivedOn", .. ChannelEvidence.Of(Channel).Except(ChannelEvidence.OfOneLetter)];

    // Registered post carries a number; by ordinary post every applicant must be reached first (REC-3).
    private IReadOnlyList<string> LetterPaths => [ChannelEvidence.OfOneLetter.Last(ChannelEvidence.Of(Channel).Contains), .. OfALetter];

    /// <param name="proposals">Scans that fill the rows.</param>
    public async Task<IActionResult> OnGetAsync(string? proposals, CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.RegisterRequest, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        if (Bag is null) return RedirectToPage(new { channel = Channel, bag = Guid.NewGuid(), proposals });
        CheckChannel();
        var fresh = FormValues.Fresh(clock.Today);
        Shared = SharedFields(new CommandForm(typeof(RegisterRequest.Command), scope: "b", kept: ["proposalId"]).Draw(fresh));
        var scans = await ReadAsync(proposals, ct);
        Letters = [.. Enumerable.Range(0, Math.Max(Rows, scans.Count)).Select(row => row < scans.Count
            ? new BagLetter(row, $"{Bag:N}/{row}", new FormValues(LogModel.Known(scans[row]).Where(f => f.Key != "arrivedOn")), LetterPaths, isEmpty: false)
            : Empty(row, $"{Bag:N}/{row}"))];
        Beside = await BagBeside.LookAsync(mediator, Channel, Shared, Letters, ct);
        return Page();
    }

    private async Task<IReadOnlyList<ReadProposal.Response>> ReadAsync(string? proposals, CancellationToken ct)
    {
        var read = new List<ReadProposal.Response>();
        foreach (var one in FormValues.Several(proposals ?? "").Take(FormValues.MostRows))
            if (Guid.TryParse(one, out var id) && await mediator.Send(new ReadProposal.Query(id), ct) is { Problem: null } found) read.Add(found.Value);
        return read;
    }

    /// <summary>Looks without registering: the whole page without script, only the receipt dates with it.</summary>
    public async Task<IActionResult> OnPostLookAsync(CancellationToken ct)
    {
        CheckChannel();
        var values = FormValues.Of(Request.Form);
        Letters = Read(values);
        Shared = SharedFields(Letters[0].Form.Draw(values));
        Beside = await BagBeside.LookAsync(mediator, Channel, Shared, Letters, ct);
        return Request.Headers["X-Requested-With"] == "fetch" ? Partial("_BagBeside", Beside) : Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? more, CancellationToken ct)
    {
        CheckChannel();
        var values = FormValues.Of(Request.Form, more, Rows);
        var letters = Read(values);
        if (more is null) await RegisterAsync(letters.Where(l => !l.IsEmpty), ct);
        Slips = [.. letters.Where(l => l.Slip is not null).Select(l => l.Slip!)];

        // What is registered leaves its row; what was refused keeps its own, and with it its key.
        Letters = [.. letters.Select(l => l.Slip is null ? l : Empty(l.Row, BagLetter.NewKey()))];
        // What is wrong with the bag is wrong with each of its letters; it is said once.
        Shared = SharedFields((letters.FirstOrDefault(l => l.Drawn.Any(f => f.Bad && SharedPaths.Contains(f.Path))) ?? letters[0]).Form.Draw(values));
        Errors = more is null ? ErrorsOf(letters) : null;
        Beside = await BagBeside.LookAsync(mediator, Channel, Shared, Letters, ct);
        if (Errors is not null && Slips.Count == 0) Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task RegisterAsync(IEnumerable<BagLetter> letters, CancellationToken ct)
    {
        foreach (var letter in letters)
        {
            if (letter.Form.Read<RegisterRequest.Command>(letter.Values) is not { } command)
            {
                letter.RefuseUnread();
                continue;
            }
            var result = await caller.OnceAsync(letter.Key, () => mediator.Send(command, ct));
            if (result.Problem is { } problem) letter.Refuse(problem);
            else letter.Slip = new(result.Value, command.Applicant.Name, command.MailNumber);
        }
    }

    private FormErrors? ErrorsOf(List<BagLetter> letters)
    {
        if (letters.All(l => l.IsEmpty)) return new([(T("bag.nothing"), letters[0].Fields.First().Id)]);
        var shared = Shared.Where(f => f.Bad).Select(f => (T("bag.faultShared", f.Label, string.Join(" ", f.Errors)), (string?)f.Id));
        var errors = shared.Concat(letters.Where(l => l.Refusal is not null).SelectMany(l => l.Faults)).ToList();
        return errors.Count == 0 ? null : new(errors);
    }

    private List<BagLetter> Read(FormValues values) => [.. Enumerable.Range(0, values.Rows(BagLetter.List)).Select(row => Letter(row, values))];

    private BagLetter Letter(int row, FormValues values)
    {
        var typed = values.Row(BagLetter.List, row, SharedPaths.Append("channel"));
        return new(row, values[$"keys.{row}"] is { Length: > 0 } key ? key : BagLetter.NewKey(), typed, LetterPaths, !values.AnyUnder($"{BagLetter.List}.{row}"));
    }

    private BagLetter Empty(int row, string key) => new(row, key, FormValues.Empty, LetterPaths, true);

    private IReadOnlyList<FormField> SharedFields(IReadOnlyList<FormPart> drawn) =>
        [.. SharedPaths.Select(path => CommandForm.Fields(drawn).Single(f => f.Path == path) with { Scope = "b" })];

    private void CheckChannel()
    {
        if (!ChannelEvidence.OfTheBag.Contains(Channel)) Channel = ChannelEvidence.Usual;
    }
}
