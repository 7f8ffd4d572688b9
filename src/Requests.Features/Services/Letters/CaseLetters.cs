using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Letters;

/// <summary>A case and the letter something is about to be done to.</summary>
/// <param name="Act">The row of the permission table it is done under.</param>
public sealed record OpenLetter(Case Case, Document Letter, Act Act);

/// <summary>The letters of a case: found with all that belongs to them, opened for an act, added.</summary>
public sealed class CaseLetters(RequestsDb db, CaseOpener cases, LetterVersions versions)
{
    // What left and was not taken back.
    private static readonly DocumentState[] Sent = [DocumentState.Issued, DocumentState.Dispatched, DocumentState.Served];

    /// <summary>Opens the case and the letter; the problem where the state of either, or the caller's roles, rule the act out.</summary>
    /// <param name="documentNo">Which letter; null for the reply on its way.</param>
    public async Task<Result<OpenLetter>> OpenAsync(ICaseCommand command, int? documentNo, LetterAct act, CancellationToken ct)
    {
        var opened = await cases.OpenAsync(command, ct);
        if (opened.Problem is { } refused) return refused;
        var found = opened.Value;
        var letter = documentNo is { } no ? await FindAsync(found, no, ct) : await ReplyAsync(found, ct);
        var isReply = letter is null ? documentNo is null : letter.Kind.Decides;
        var rowOfTable = LetterActs.Of(act, isReply);
        if (act == LetterAct.TakeBack && letter is { FixedHash: not null }) return ReplyProblems.VerdictFinal;
        if (cases.Refusal(rowOfTable, found) is { } problem) return problem;
        if (letter is not null && act == LetterAct.Void && letter is { State: DocumentState.Issued or DocumentState.Dispatched or DocumentState.Served, HasLeft: true }) return ReplyProblems.AlreadyLeft;
        if (letter is null && isReply && found.Leaf is null) return ReplyProblems.NotClassified;
        return letter?.May(act) is true ? new OpenLetter(found, letter, rowOfTable) : LetterProblems.NotAtThisStep(act, isReply);
    }

    /// <summary>Null when the case has no letter of that number.</summary>
    public Task<Document?> FindAsync(Case @case, int documentNo, CancellationToken ct) => All(@case).SingleOrDefaultAsync(d => d.No == documentNo, ct);

    /// <summary>The reply that is on its way: drafted, in approval, approved, issued or dispatched. Null when there is none.</summary>
    public Task<Document?> ReplyAsync(Case @case, CancellationToken ct) => All(@case)
        .Where(d => d.State != DocumentState.Voided && d.State != DocumentState.Served && LetterKinds.Replies.Contains(d.Kind))
        .OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);

    /// <summary>The last letter of the kind that left; null when none did.</summary>
    public Task<Document?> LastSentAsync(Case @case, LetterKind kind, CancellationToken ct) => All(@case)
        .Where(d => d.Kind == kind && Sent.Contains(d.State) && (d.State != DocumentState.Issued || d.Services.Any()))
        .OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);

    /// <summary>The letter that asked for an opinion; null where it was not written here.</summary>
    public async Task<Document?> SentForAsync(Case @case, Consultation asked, CancellationToken ct)
    {
        var kind = LetterKinds.Entering((asked.Kind).Entry());
        var sent = await All(@case).Where(d => d.Kind == kind && Sent.Contains(d.State)).OrderByDescending(d => d.No).ToListAsync(ct);
        return sent.FirstOrDefault(d => versions.Open(d.CurrentText)?.Terms is { } terms && terms.PartyId == asked.PartyId && terms.Agency == asked.Agency);
    }

    /// <summary>Adds a letter that nobody has written in yet, with the chain the body has for its kind now.</summary>
    public async Task<Document> AddAsync(Case @case, LetterKind kind, string title, CancellationToken ct)
    {
        var document = new Document(Guid.CreateVersion7(), @case.BodyId, @case.Id, await NextNoAsync(@case, ct), kind, title,
            await ChainAsync(@case, kind, ct));
        db.Set<Document>().Add(document);
        return document;
    }

    /// <summary>Adds the letter that takes the place of a voided one.</summary>
    public async Task<Document> AddSuccessorAsync(Case @case, Document voided, CancellationToken ct)
    {
        var document = voided.Successor(Guid.CreateVersion7(), await NextNoAsync(@case, ct), await ChainAsync(@case, voided.Kind, ct), versions.Move);
        document.Touch(Guid.NewGuid());
        db.Set<Document>().Add(document);
        return document;
    }

    /// <summary>Adds a letter made elsewhere, under the case's next number.</summary>
    public async Task AddAsync(Case @case, Func<int, Document> make, CancellationToken ct)
    {
        var document = make(await NextNoAsync(@case, ct));
        document.Touch(Guid.NewGuid());
        db.Set<Document>().Add(document);
    }

    /// <summary>Who must agree to a letter of this kind, in order; to a reply also whom the flags of its case ask for.</summary>
    public async Task<IReadOnlyList<Role>> ChainAsync(Case @case, LetterKind kind, CancellationToken ct)
    {
        var chain = (await cases.SettingsAsync(@case.BodyId, ct)).ChainOf(kind);
        return !LetterKinds.Replies.Contains(kind) ? chain
            : CaseFlagRules.Lengthen(chain, 0, await db.Set<CaseFlag>().Where(f => f.CaseId == @case.Id).Select(f => f.Kind).ToListAsync(ct));
    }

    // Several letters may leave in one act; those not saved yet count too.
    private async Task<int> NextNoAsync(Case @case, CancellationToken ct)
    {
        var saved = await db.Set<Document>().Where(d => d.CaseId == @case.Id).MaxAsync(d => (int?)d.No, ct) ?? 0;
        var unsaved = db.Set<Document>().Local.Where(d => d.CaseId == @case.Id).Select(d => d.No).DefaultIfEmpty(0).Max();
        return Math.Max(saved, unsaved) + 1;
    }

    private IQueryable<Document> All(Case @case) =>
        db.Set<Document>().Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).AsSplitQuery().Where(d => d.CaseId == @case.Id);
}
