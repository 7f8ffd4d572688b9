using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Clock;

/// <summary>A stretch on which work was impossible, as it concerns one case.</summary>
/// <param name="To">Null while it goes on.</param>
/// <param name="IsPleaded">Null while no leader has decided.</param>
public sealed record ImpedimentLine(Guid Id, DateOnly From, DateOnly? To, string What, PublicAct Evidence, bool? IsPleaded,
    string? PleaReason, string? DecidedBy)
{
    /// <summary>The public act as a paper cites it.</summary>
    public string EvidenceWords => string.Create(CultureInfo.InvariantCulture,
        $"{Evidence.Issuer}《{Evidence.Title.Trim('《', '》')}》{(Evidence.Number is { } number ? $"（{number}）" : "")}，{Evidence.On.Year}年{Evidence.On.Month}月{Evidence.On.Day}日，{Evidence.Source}");

    public string PleaWords => IsPleaded switch { null => "尚未决定", true => $"主张：{PleaReason}（{DecidedBy}）", false => $"不主张：{PleaReason}（{DecidedBy}）" };

    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>The impediments on record beside the clock of a case; no date is ever worked out of them.</summary>
public sealed class Impediments(RequestsDb db)
{
    /// <summary>Those between the receipt of a case and a day.</summary>
    public async Task<IReadOnlyList<ImpedimentLine>> OfAsync(Case @case, DateOnly through, CancellationToken ct)
    {
        if (@case.ReceivedOn is not { } received) return [];
        var there = await db.Set<Impediment>().AsNoTracking()
            .Where(i => i.BodyId == @case.BodyId && i.TakenBackReason == null && i.From <= through && (i.To == null
                || i.To >= received)).OrderBy(i => i.From).ToListAsync(ct);
        if (there.Count == 0) return [];
        var pleas = await db.Set<ImpedimentPlea>().AsNoTracking().Where(p => p.CaseId == @case.Id).ToDictionaryAsync(p => p.ImpedimentId, ct);
        return there.ConvertAll(i => pleas.GetValueOrDefault(i.Id) is var plea
            ? new ImpedimentLine(i.Id, i.From, i.To, i.What, i.Evidence, plea?.IsPleaded, plea?.Words, plea?.ByName) : null!);
    }
}
