using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;

namespace Requests.Features.Services.Letters;

/// <summary>Forgets what was typed at a draft once it is in a version, or nobody goes on with it.</summary>
public sealed class DraftTypings(RequestsDb db, ICaller caller)
{
    /// <summary>By which a draft is told from the others of its case.</summary>
    /// <param name="kind">Code of the letter's kind; null for the reply.</param>
    /// <param name="documentNo">Of a process letter that is written anew.</param>
    public static string KeyOf(string? kind, int? documentNo) =>
        documentNo?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? kind ?? "reply";

    /// <summary>What the caller typed is in a version now.</summary>
    public Task ForgetOwnAsync(Case @case, string? kind, int? documentNo, CancellationToken ct)
    {
        var key = KeyOf(kind, documentNo);
        return db.Set<DraftTyping>().Where(t => t.CaseId == @case.Id && t.Letter == key && t.UserId == caller.UserId).ExecuteDeleteAsync(ct);
    }

    /// <summary>The case has ended.</summary>
    public Task ForgetAllAsync(Case @case, CancellationToken ct) => db.Set<DraftTyping>().Where(t => t.CaseId == @case.Id).ExecuteDeleteAsync(ct);

    /// <summary>The letter has gone up its chain or is agreed: nobody goes on with it.</summary>
    public Task ForgetAllAsync(Case @case, Document letter, CancellationToken ct)
    {
        string[] keys = [KeyOf(null, letter.No), .. letter.Kind.Decides ? [KeyOf(null, null)] : Array.Empty<string>()];
        return db.Set<DraftTyping>().Where(t => t.CaseId == @case.Id && keys.Contains(t.Letter)).ExecuteDeleteAsync(ct);
    }
}
