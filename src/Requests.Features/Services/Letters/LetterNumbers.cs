using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Cases;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;

namespace Requests.Features.Services.Letters;

/// <summary>Draws 文号: one yearly series a mark, raised in the transaction that uses the number, so that none is lost or used twice.</summary>
public sealed class LetterNumbers(Numbers numbers, CaseOpener cases)
{
    /// <summary>The number with the place of its figure left open, as a letter shows it before it has one.</summary>
    public static string Undrawn(string number) => string.Concat(number.AsSpan(0, number.LastIndexOf('〕') + 1), "　号");

    /// <param name="on">The letter's date, whose year the series is.</param>
    public async Task<string> NextAsync(Case @case, LetterKind kind, DateOnly on, CancellationToken ct)
    {
        var running = await numbers.NextAsync(@case.BodyId, LetterSeries.NameOf(kind), on.Year, ct);
        var settings = await cases.SettingsAsync(@case.BodyId, ct);
        return DocumentNumber.Format(settings.NumberCode + kind.SeriesMark, on.Year, running);
    }
}
