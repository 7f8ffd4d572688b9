using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Services.Cases;

/// <summary>
/// Reading personal data is an act (PII-10): a person types why, and every paper, file and person seen is on record. A reason typed
/// for a case holds for that person and case for a while (<see cref="AccessRules.RevealFor"/>), so that work on a case is not
/// interrupted at every page.
/// </summary>
public sealed class PersonalReadings(RequestsDb db, EventLog events, AccessRules rules, ICaller caller, IOfficeClock clock)
{
    /// <summary>No reason was typed, and none typed before holds any more.</summary>
    public static readonly Problem ReasonNeeded = new("privacy.reason-needed", ProblemKind.Invalid, "PII-10");

    /// <summary>Records the reading of one thing in a case; the problem when no reason holds.</summary>
    /// <param name="reason">As typed; null or blank where one typed before should hold.</param>
    /// <param name="what">What was opened, such as <c>file 3</c>: without personal data.</param>
    /// <param name="details">More for the audit trail.</param>
    public async Task<Problem?> RecordAsync(Case found, string? reason, string what, CancellationToken ct, object? details = null)
    {
        var typed = !string.IsNullOrWhiteSpace(reason);
        var why = typed ? reason!.Trim() : await HoldingAsync(found.Id, ct);
        if (why is null) return ReasonNeeded.At("reason");
        db.Set<PersonalReading>().Add(new PersonalReading(found.BodyId, found.Id, caller.UserId, caller.Name, why, clock.Now) { What = what, IsTyped = typed });
        events.Record(Act.RevealPersonalData, found, clock.Today, details ?? (what.Length == 0 ? null : new { what }), null, "PII-10");
        return null;
    }

    /// <summary>The reason this person typed for this case that still holds; null where there is none.</summary>
    public Task<string?> HoldingAsync(Guid caseId, CancellationToken ct)
    {
        var since = clock.Now - rules.RevealFor;
        return db.Set<PersonalReading>().AsNoTracking().Where(r => r.CaseId == caseId && r.ByUserId == caller.UserId && r.IsTyped && r.At > since)
            .OrderByDescending(r => r.Id).Select(r => r.Reason).FirstOrDefaultAsync(ct);
    }

    /// <summary>This person opened this thing a while ago, on record: looking again is no new act.</summary>
    public Task<bool> IsOpenAsync(Guid caseId, string what, CancellationToken ct)
    {
        var since = clock.Now - rules.RevealFor;
        return caller.UserId is null ? Task.FromResult(false)
            : db.Set<PersonalReading>().AsNoTracking().AnyAsync(r => r.CaseId == caseId && r.ByUserId == caller.UserId && r.What == what && r.At > since, ct);
    }

    /// <summary>How the record names a file of a case.</summary>
    public static string FileNamed(int no) => FormattableString.Invariant($"file {no}");
}

public static class ReadingRules
{
    /// <summary>A reason that says something.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeAReason<T>(this IRuleBuilder<T, string?> reason, int longest = TextLimits.Subject) =>
        reason.NotEmpty().Must(SaysSomething).WithMessage(_ => Text.Of("ReadingRules.Short").ToString()).MaximumLength(longest);

    /// <summary>The same, where one typed before may hold.</summary>
    public static IRuleBuilderOptions<T, string?> MayBeAReason<T>(this IRuleBuilder<T, string?> reason) =>
        reason.Must(r => string.IsNullOrWhiteSpace(r) || SaysSomething(r)).WithMessage(_ => Text.Of("ReadingRules.Short").ToString())
            .MaximumLength(TextLimits.Subject);

    private static bool SaysSomething(string? reason) => reason is null || reason.Trim().Length is 0 or > 1;
}
