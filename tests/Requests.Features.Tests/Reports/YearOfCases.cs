using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Reports;

/// <summary>Cases as they lie in the database, without the acts that led there.</summary>
internal static class YearOfCases
{
    /// <param name="ended">The day of the reply.</param>
    public static Case Case(string number, string received, string? ended = null, OutcomeLeaf? leaf = null,
        ApplicantType type = ApplicantType.NaturalPerson, CaseState? state = null, string subject = "事项")
    {
        var on = SampleData.Day(received);
        var made = new Case(Guid.NewGuid(), TestOffice.BodyId, number,
            new Registration(subject, "申请公开。", IntakeChannel.Online, type, null, null, false, on, new DateTimeOffset(on, default, default)), on, "");
        made.Receive(Act.RegisterRequest, on, "REC-5");
        if (leaf is { } end) made.Classify(end, null, null, null, ended is null ? on : SampleData.Day(ended));
        if (ended is not null) made.Replied(SampleData.Day(ended), late: false);
        if (state is { } standing) made.Place(standing);
        return made;
    }

    public static Task KeepAsync(this TestOffice office, params Case[] cases) => office.InDbAsync(async db =>
    {
        db.Set<Case>().AddRange(cases);
        return await db.SaveChangesAsync();
    });
}
