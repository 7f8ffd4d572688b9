using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Calendars;

namespace Requests.Features.Services.Letters;

/// <summary>The templates of one body: its own where it has replaced one, else as shipped.</summary>
public sealed class BodyTemplates(RequestsDb db, Supposition supposed)
{
    public async Task<Func<string, LetterTemplate>> OfAsync(Guid bodyId, CancellationToken ct)
    {
        var all = await db.Set<BodyTemplate>().AsNoTracking().Where(t => t.BodyId == bodyId).ToListAsync(ct);
        var own = all.GroupBy(t => t.Code).Select(g => g.MaxBy(t => t.No)!).Where(t => t.Text is not null)
            .ToDictionary(t => t.Code, t => ShippedTemplates.Of(t.Code).Reworded(t.Text!));
        if (supposed.Template is { } words) own[words.Code] = ShippedTemplates.Of(words.Code).Reworded(words.Text);
        return code => own.TryGetValue(code, out var template) ? template : ShippedTemplates.Of(code);
    }

    /// <summary>Changes with every template the body takes into use or gives back.</summary>
    public async Task<string> FingerprintAsync(Guid bodyId, CancellationToken ct) =>
        string.Join(' ', await db.Set<BodyTemplate>().AsNoTracking().Where(t => t.BodyId == bodyId).GroupBy(t => t.Code).OrderBy(g => g.Key)
            .Select(g => g.Key + "#" + g.Max(t => t.No)).ToListAsync(ct));
}
