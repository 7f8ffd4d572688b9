using MediatR;
using Requests.Features.Areas.Calculators;
using Requests.Features.Areas.Search;
using Requests.Statute.Receipt;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What the clerk sees beside the form before registering.</summary>
/// <param name="Receipt">Null while no day has been typed.</param>
/// <param name="Alike">Cases with the same words; suggestions only, nothing is merged.</param>
internal sealed record LogBeside(PreviewReceipt.Response? Receipt, IReadOnlyList<SearchCases.Hit> Alike)
{
    private const int Most = 3;
    private const int LeastWords = 4;

    public static readonly LogBeside Empty = new(null, []);

    public Stamp? Stamp => Receipt is null ? null : new(T("log.receivedOn"), Receipt.ReceivedOn, Receipt.ReceivedOn is null ? "open" : null,
        Receipt.ReceivedOn is { } day ? Days.YearAndWeekday(day) : T("log.contact"));

    public static async Task<LogBeside> LookAsync(IMediator mediator, string channel, FormValues values, CancellationToken ct)
    {
        var subject = values["subject"];
        var alike = subject.Length < LeastWords ? null : await mediator.Send(new SearchCases.Query(subject, Size: Most), ct);
        return new(await ReceiptAsync(mediator, channel, values, ct), alike is { Problem: null } ? alike.Value.Hits : []);
    }

    /// <summary>The receipt date that the evidence typed so far gives; null while it gives none.</summary>
    public static async Task<PreviewReceipt.Response?> ReceiptAsync(IMediator mediator, string channel, FormValues values, CancellationToken ct)
    {
        if (!Enum.TryParse<IntakeChannel>(channel, ignoreCase: true, out var known)) return null;
        var receipt = await mediator.Send(new PreviewReceipt.Query(known,
            Days.Read(values["arrivedOn"]), Days.Read(values["signedOn"]), Days.Read(values["confirmedOn"]),
            !values.Has("addressedToDisclosureOffice.asked") || values["addressedToDisclosureOffice"] == "true", Days.Read(values["ownRuleOn"])), ct);
        return receipt.Problem is null ? receipt.Value : null;
    }
}
