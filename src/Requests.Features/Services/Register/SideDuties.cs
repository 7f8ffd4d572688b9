using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Privacy;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Privacy;

namespace Requests.Features.Services.Register;

/// <summary>How one of them stands.</summary>
/// <param name="WorkingDaysLeft">After today; negative by the days overdue; null once it is settled.</param>
/// <param name="Person">Masked.</param>
/// <param name="Against">Complaint: the body it is about.</param>
/// <param name="InCharge">Complaint: who looks into it.</param>
public sealed record SideDutyStanding(Guid Id, string Number, SideDutyKind Kind, [property: OutsideWords] string Subject, DateOnly From, DateOnly DueOn,
    bool DueIsProvisional, string RuleId, string Article,
    int? WorkingDaysLeft, bool Overdue, string? Person, DateOnly? SettledOn, SideDutyResult? Result, string? Note, string? Proof, string? Against = null,
    string? CaseNumber = null, string? InCharge = null);

/// <summary>The clocks of publications, record corrections and complaints, the one place that works them out (CLK-12, CLK-14, SUP-4).</summary>
public sealed class SideDuties(RequestsDb db, WorkCalendars calendars, PersonalVault vault, IOfficeClock clock)
{
    /// <summary>The Regulations took force.</summary>
    public static readonly DateOnly First = new(2008, 5, 1);

    public async Task<SideDutyStanding> StandingAsync(SideDuty duty, CancellationToken ct)
    {
        var calendar = await calendars.ForAsync(duty.BodyId, ct);
        var (due, rule) = DueOf(duty, calendar);
        int? left = duty.SettledOn is not null ? null : clock.Today > due.On ? -calendar.CountWorkdays(due.On,
            clock.Today) : calendar.CountWorkdays(clock.Today, due.On);
        return new(duty.Id, duty.Number, duty.Kind, duty.Subject, duty.From, due.On, due.Provisional, rule, ClockRules.Article(rule, duty.From), left,
            duty.SettledOn is null && clock.Today > due.On, vault.Open(duty.Person) is { } name ? Masks.Name(name) : null, duty.SettledOn, duty.Result, duty.Note, duty.Proof, duty.Against, duty.CaseNumber,
            duty.InChargeId is { } user ? await db.Set<User>().Where(u => u.Id == user).Select(u => u.DisplayName).FirstOrDefaultAsync(ct) : null);
    }

    public static (DueDate Due, string Rule) DueOf(SideDuty duty, WorkdayCalendar calendar) => duty.Kind switch
    {
        SideDutyKind.Publication => (OtherClocks.PublicationDueOn(duty.From, calendar), ClockRules.Publication),
        SideDutyKind.RecordCorrection => (OtherClocks.RecordCorrectionDueOn(duty.From, calendar), ClockRules.RecordCorrection),
        SideDutyKind.Complaint => (OtherClocks.EndOf(duty.From, duty.OwnDays!.Value, calendar), ClockRules.Complaint),
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty.Kind, "No such duty."),
    };

    /// <summary>What a body may decide of a complaint; one about itself goes to its superior or the authority (SUP-4).</summary>
    public static bool MayDecide(SideDuty duty, Body body, SideDutyResult result) => result is not (SideDutyResult.Upheld or SideDutyResult.NotUpheld)
        || duty.Against is not { } against || !IsItself(against, body);

    private static bool IsItself(string against, Body body) =>
        new[] { body.Name, body.Settings.SelfName, body.Settings.ContactUnit }.Any(own => own.Length > 0 && against.Contains(own, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether one of this kind can end so (Arts. 26, 41).</summary>
    public static bool Fits(SideDutyKind kind, SideDutyResult result) => result switch
    {
        SideDutyResult.Published or SideDutyResult.NotForPublication => kind == SideDutyKind.Publication,
        SideDutyResult.Corrected or SideDutyResult.NotCorrected or SideDutyResult.PassedOn or SideDutyResult.ToldWhere => kind == SideDutyKind.RecordCorrection,
        SideDutyResult.Upheld or SideDutyResult.NotUpheld or SideDutyResult.SentToAuthority => kind == SideDutyKind.Complaint,
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No such end."),
    };
}
