using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Privacy;
using Requests.Statute.Numbering;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;

namespace Requests.Features.Replies;

/// <summary>Finds the reply of a case, gathers what it says, and words its remedies clause for a day.</summary>
public sealed class ReplyDesk(RequestsDb db, PersonalVault vault)
{
    /// <summary>The reply that is on its way: drafted, in approval, approved, issued or dispatched. Null when there is none.</summary>
    public Task<Document?> CurrentAsync(Case @case, CancellationToken ct) => AllOf(@case)
        .Where(d => d.State != DocumentState.Voided && d.State != DocumentState.Served && Kinds.Contains(d.Kind))
        .OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);

    /// <summary>The last reply the applicant has got.</summary>
    public Task<Document?> ServedAsync(Case @case, CancellationToken ct) => AllOf(@case)
        .Where(d => d.State == DocumentState.Served && Kinds.Contains(d.Kind))
        .OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);

    public async Task<ReplyMaterial> MaterialAsync(Case @case, CancellationToken ct)
    {
        var body = (await db.Bodies.FindAsync([@case.BodyId], ct))!;
        var searches = await db.SearchRecords.AsNoTracking().Where(r => r.CaseId == @case.Id && r.SignedOn != null).OrderBy(r => r.No).ToListAsync(ct);
        var consultations = await db.Consultations.AsNoTracking().Where(c => c.CaseId == @case.Id).OrderBy(c => c.No).ToListAsync(ct);
        var notices = (await db.Documents.AsNoTracking().Where(d => d.CaseId == @case.Id && d.Number != null && d.State != DocumentState.Voided)
            .OrderBy(d => d.No).Select(d => new { d.Kind, d.Number }).ToListAsync(ct))
            .GroupBy(d => d.Kind).ToDictionary(g => g.Key, g => g.Last().Number!);
        var name = vault.Open(@case.Parties.First(p => p.Role == PartyRole.Applicant).Name) ?? "";
        return new ReplyMaterial(@case, body, name, ReplyText.You(@case.ApplicantType), searches, consultations, notices, await EarlierAsync(@case, ct));
    }

    /// <summary>The remedies clause by leaf and day of the act (REM-1..7); nobody types it.</summary>
    public static string Clause(ReplyMaterial material, DateOnly actOn, bool online)
    {
        var settings = material.Body.Settings;
        var choice = Choice(material.Case, actOn, online);
        var organ = choice.Organ == ReconsiderationOrgan.GovernmentOrSuperior ? settings.FormerReconsiderationOrgans : settings.ReconsiderationOrgan;
        var (refused, other) = Parts(material.Case);
        return RemedyClause.Text(choice, new RemedyParties(material.You, organ, settings.Court, settings.ReconsiderationUrl, refused, other));
    }

    public static RemedyChoice Choice(Case @case, DateOnly actOn, bool online) =>
        RemedySelector.For(@case.Leaf!.Value, actOn, [.. Grounds(@case).Select(g => g.Leaf)], online);

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static readonly string[] Kinds =
        [.. Documents.All.Where(d => d.Decision).Select(d => d.Kind).Where(k => Leaves.All.Any(l => l.DocumentKind == k) || k == "DOC-16")];

    private IQueryable<Document> AllOf(Case @case) =>
        db.Documents.Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).AsSplitQuery().Where(d => d.CaseId == @case.Id);

    // What a partial disclosure withholds: masked parts, and matters refused as a whole.
    private static IEnumerable<(string Place, OutcomeLeaf Leaf)> Grounds(Case @case) => @case.Leaf != OutcomeLeaf.Partial ? []
        : (@case.OutcomeBasis?.Withheld ?? []).Select((part, index) => ($"第{index + 1}处", part.Ground))
            .Concat(@case.Matters.Where(m => m.Leaf is { } leaf && Leaves.Of(leaf).Group == OutcomeGroup.Refused).Select(m => ($"第{m.No}项", m.Leaf!.Value)));

    private static (string Refused, string Other) Parts(Case @case)
    {
        var refused = Grounds(@case).Where(g => Leaves.Of(g.Leaf).Rf == ReconsiderationFirst.Yes).Select(g => g.Place).ToList();
        return (string.Join("、", refused), "其余内容");
    }

    private async Task<EarlierReply?> EarlierAsync(Case @case, CancellationToken ct)
    {
        if (@case.OutcomeBasis?.EarlierCaseNumber is not { } number) return null;
        var earlier = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct);
        var letter = earlier is null ? null : await ServedAsync(earlier, ct);
        return letter is null ? null
            : new EarlierReply(earlier!.ReceivedOn, earlier.RequestText, letter.LetterOn, letter.Number!, letter.Services.Max(s => s.ReceivedOn));
    }
}
