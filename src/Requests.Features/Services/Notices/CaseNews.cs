using System.Globalization;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Notices;

/// <summary>Tells whoever works on a case what came from its applicant; who entered it knows already.</summary>
public sealed class CaseNews(NoticeDesk notices, ICaller caller)
{
    /// <param name="occasion">Tells one arrival of this kind in the case from the next.</param>
    public async Task TellAsync(Case @case, NoticeKind kind, int occasion, CancellationToken ct) =>
        await notices.TellAsync(new Notice(@case.BodyId, @case.Id, kind, $"{kind}/{@case.Id:N}/{occasion}", @case.Number, @case.DueOn?.ToString("O", CultureInfo.InvariantCulture) ?? "—"),
            [.. (await notices.HandlersAsync(@case, ct)).Where(u => u.Id != caller.UserId)], ct);
}
