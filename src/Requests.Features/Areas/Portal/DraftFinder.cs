using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Portal;

/// <summary>Finds drafts by the code their applicant was told.</summary>
public sealed class DraftFinder(RequestsDb db, PersonalVault vault, IOfficeClock clock)
{
    /// <summary>Null for a wrong code and for one whose time is over.</summary>
    public async Task<RequestDraft?> FindAsync(string? code, CancellationToken ct)
    {
        var hash = RequestDraft.HashOf(code ?? "", vault);
        return await db.Set<RequestDraft>().SingleOrDefaultAsync(d => d.CodeHash == hash && d.ExpiresOn >= clock.Today, ct);
    }

    /// <summary>Forgets a draft whose request has been sent or is no longer wanted.</summary>
    public async Task ForgetAsync(string? code, CancellationToken ct)
    {
        if (code is not null && await FindAsync(code, ct) is { } draft) db.Remove(draft);
    }
}
