using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Register;

/// <summary>The yearly series a body draws its own case numbers from. A register that brought a number of one would meet the drawn ones.</summary>
internal sealed class OwnNumbers
{
    private readonly string _prefix;
    private readonly HashSet<int> _drawn;
    private readonly int _thisYear;

    private OwnNumbers(string code, HashSet<int> drawn, int thisYear) => (_prefix, _drawn, _thisYear) = (code + "-", drawn, thisYear);

    public static async Task<OwnNumbers> OfAsync(RequestsDb db, Body body, DateOnly today, CancellationToken ct) =>
        new(body.Code, await db.Set<NumberSeries>().Where(s => s.BodyId == body.Id && s.Series == "case").Select(s => s.Year).ToHashSetAsync(ct), today.Year);

    /// <summary>True for a number of a year that is drawn from here, or may still be.</summary>
    public bool Claims(string number) =>
        number.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase) && number[_prefix.Length..].Split('-') is [{ Length: 4 } text, _]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && (year >= _thisYear || _drawn.Contains(year));
}
