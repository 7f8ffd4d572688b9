using MediatR;
using Requests.Features.Areas.Calculators;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>What the clerk sees of receipt dates before a bag is registered.</summary>
/// <param name="Bag">By what was typed once for all letters.</param>
/// <param name="Letters">Letters whose applicant was reached on a day of its own, each with the date that follows.</param>
internal sealed record BagBeside(LogBeside Bag, IReadOnlyList<(int No, PreviewReceipt.Response Receipt)> Letters)
{
    private const string OfficeAsked = "addressedToDisclosureOffice";
    private const string Reached = "confirmedOn";

    public static readonly BagBeside Empty = new(LogBeside.Empty, []);

    public static async Task<BagBeside> LookAsync(IMediator mediator, string channel, IReadOnlyList<FormField> shared,
        IReadOnlyList<BagLetter> letters, CancellationToken ct)
    {
        var typed = FormValues.Of(shared.ToDictionary(f => f.Path, f => f.Value)).With(($"{OfficeAsked}.asked", shared.Any(f => f.Path == OfficeAsked) ? "true" : ""));
        var own = new List<(int, PreviewReceipt.Response)>();
        foreach (var letter in letters.Where(l => l.Values.Has(Reached)))
            if (await LogBeside.ReceiptAsync(mediator, channel, typed.With((Reached, letter.Values[Reached])),
                ct) is { } receipt) own.Add((letter.No, receipt));
        return new(new(await LogBeside.ReceiptAsync(mediator, channel, typed, ct), []), own);
    }
}
