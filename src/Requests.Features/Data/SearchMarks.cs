using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Requests.Features.Data.Entities;

namespace Requests.Features.Data;

/// <summary>Notices, at every save, which cases got something new to find, so that no command has to think of the index.</summary>
internal static class SearchMarks
{
    public static void Note(RequestsDb db)
    {
        var cases = db.ChangeTracker.Entries().Select(entry => CaseOf(db, entry)).OfType<Guid>().ToHashSet();
        db.AddRange(cases.Select(id => new SearchMark(id)));
    }

    private static Guid? CaseOf(RequestsDb db, EntityEntry entry) => entry switch
    {
        { State: EntityState.Added, Entity: Case added } => added.Id,
        { State: EntityState.Added, Entity: Matter matter } => matter.CaseId,
        { State: EntityState.Added, Entity: Party party } => party.CaseId,
        { State: EntityState.Added, Entity: Attachment file } => file.CaseId,
        // Put right: what is found, and whose names are masked, follows.
        { State: EntityState.Added, Entity: IntakeCorrection correction } => correction.CaseId,
        { State: EntityState.Modified, Entity: IntakeCorrection correction } => correction.CaseId,
        // A letter's text is written through the letter, which is therefore here.
        { State: EntityState.Added, Entity: DocumentText text } => db.Set<Document>().Local.FindEntry(text.DocumentId)?.Entity.CaseId,
        _ => null,
    };
}
