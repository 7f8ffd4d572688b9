using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Release;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;
using Requests.Statute.Service;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Letters;

/// <summary>
/// Composes letters: gathers what the case can say, adds the officer's words, fills the body's template and lays the paper
/// out. Saves nothing.
/// </summary>
public sealed class LetterComposer(RequestsDb db, CaseOpener cases, PersonalVault vault, LetterVersions versions, BodyTemplates templates,
    ReleaseFiles release, FileIntake files)
{
    /// <summary>The answer to the case as it is classified.</summary>
    /// <param name="actOn">The day whose law and clause it follows.</param>
    /// <param name="online">Meant for service through the internet (SRV-7).</param>
    /// <param name="traced">With the source of its words, for the editor.</param>
    public async Task<Letter> ReplyAsync(Case @case, LetterWords words, DateOnly actOn, bool online, CancellationToken ct, bool traced = false)
    {
        var material = await MaterialAsync(@case, actOn, ct);
        var own = await templates.OfAsync(@case.BodyId, ct);
        return material.Reply(own, words, online) with
        {
            Inputs = await InputsAsync(material, @case.BodyId, words, online, ct),
            Trace = traced ? material.TraceReply(own, words, online) : null,
        };
    }

    /// <summary>Fingerprint of what an answer would be composed of now.</summary>
    public async Task<string> InputsAsync(Case @case, LetterWords words, DateOnly actOn, bool online, CancellationToken ct) =>
        await InputsAsync(await MaterialAsync(@case, actOn, ct), @case.BodyId, words, online, ct);

    /// <summary>The remedies clause an answer carries on the day (REM-4).</summary>
    public async Task<string> ClauseAsync(Case @case, string you, DateOnly actOn, bool online, CancellationToken ct) =>
        ReplyRemedies.Clause(@case.Rulings, BodyOf((await db.Set<Body>().FindAsync([@case.BodyId], ct))!, actOn), you, actOn, online);

    private async Task<string> InputsAsync(LetterMaterial material, Guid bodyId, LetterWords words, bool online, CancellationToken ct) =>
        material.Fingerprint(await templates.FingerprintAsync(bodyId, ct), words, online);

    /// <summary>A process letter, or another letter that is no answer to the request (DOC-3 to DOC-11, DOC-19).</summary>
    /// <param name="facts">What the act itself says, as printed.</param>
    /// <param name="traced">With the source of its words, for the editor.</param>
    public async Task<Letter> NoticeAsync(Case @case, string template, IReadOnlyDictionary<string, string> facts, LetterWords words,
        DateOnly actOn, CancellationToken ct, bool traced = false)
    {
        var material = await MaterialAsync(@case, actOn, ct);
        var own = await templates.OfAsync(@case.BodyId, ct);
        return material.Notice(own, template, facts, words) with { Trace = traced ? material.TraceNotice(own, template, facts, words) : null };
    }

    /// <summary>What is wrong with the officer's fields; null when nothing is.</summary>
    public static Problem? Check(LetterWords words)
    {
        foreach (var (name, value, _) in words.Fields ?? [])
        {
            if (LetterFields.Find(name) is not { } field) return LetterProblems.UnknownField.With(name).At($"fields.{name}");
            if (field.IsComputed) return LetterProblems.ComputedField.With(field.Label.Zh, field.Label.En).At($"fields.{name}");
            if (LetterFields.Print(field, value) is null) return LetterProblems.WrongForm.With(field.Label.Zh, field.Label.En).At($"fields.{name}");
        }
        return null;
    }

    /// <param name="actOn">The day whose law and clause a letter of it follows.</param>
    /// <param name="countPages">Whether the pages of what is enclosed matter: counting them means reading them.</param>
    internal async Task<LetterMaterial> MaterialAsync(Case @case, DateOnly actOn, CancellationToken ct, bool countPages = true)
    {
        var body = (await db.Set<Body>().FindAsync([@case.BodyId], ct))!;
        var searches = await db.Set<SearchRecord>().AsNoTracking().Where(r => r.CaseId == @case.Id && r.SignedOn != null).OrderBy(r => r.No).ToListAsync(ct);
        var consultations = await db.Set<Consultation>().AsNoTracking().Where(c => c.CaseId == @case.Id).OrderBy(c => c.No).ToListAsync(ct);
        var enclosures = new List<EnclosedFile>();
        foreach (var file in await release.EnclosuresAsync(@case.Id,
            ct)) enclosures.Add(new(Path.GetFileNameWithoutExtension(file.FileName), countPages ? await release.PagesAsync(file, ct) : null, file.Sha256));
        return new LetterMaterial
        {
            Body = BodyOf(body, actOn),
            ActOn = actOn,
            CaseNumber = @case.Number,
            Channel = @case.Channel,
            ApplicantType = @case.ApplicantType,
            Names = [.. @case.Parties.Where(p => p.Role == PartyRole.Applicant).Select(p => vault.Open(p.Name)).OfType<string>()],
            RequestText = @case.RequestText,
            RegisteredOn = @case.RegisteredOn,
            ReceivedOn = @case.ReceivedOn,
            FormAsWanted = @case.FormAsWanted,
            RouteAsWanted = @case.RouteAsWanted,
            PostIsWanted = @case.WantedRoute == WantedRoute.Post,
            HasAddress = @case.Parties.Any(p => p is { Role: PartyRole.Applicant or PartyRole.Agent, Address.IsNone: false }),
            Counted = @case.Counted,
            Rulings = @case.Rulings,
            DecidedOn = @case.DecidedOn,
            Reading = await cases.ReadClockAsync(@case, ct),
            Ledger = [.. @case.Ledger.OrderBy(r => r.Sequence).Select(r => new LedgerLine(r.ToEntry(), r.Reason))],
            Searches = [.. searches.Select(s => new SignedSearch(s.Steps, s.WhyNone))],
            Consultations = [.. consultations.Select(c => new AskedOpinion(c.No, c.Kind, c.SentOn, c.AnsweredOn, c.Opinion, c.LedgerSequence))],
            Notices = await NoticesAsync(@case, ct),
            Enclosures = enclosures,
            Earlier = await EarlierAsync(@case, ct),
            Explanation = await files.ReadTextAsync(@case.Id, FilePurpose.Opinion, ApplicantWords.ReasonsName, ct),
            Correction = await files.ReadTextAsync(@case.Id, FilePurpose.Correction, ApplicantWords.CorrectionName, ct),
        };
    }

    /// <summary>The body as its letters name it on a day.</summary>
    internal static LetterBody BodyOf(Body body, DateOnly on) => new(body.Name, body.Settings.SelfName, body.Settings.OrganOn(on), body.Settings.Court,
        body.Settings.ReconsiderationUrl, body.Settings.ContactUnit, body.Settings.ContactPhone, body.Settings.ContactAddress);

    private async Task<Dictionary<LetterKind, SentNotice>> NoticesAsync(Case @case, CancellationToken ct)
    {
        var sent = await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
            .Where(d => d.CaseId == @case.Id && d.Number != null && d.State != DocumentState.Voided).OrderBy(d => d.No).ToListAsync(ct);
        return sent.GroupBy(d => d.Kind).Select(g => g.Last())
            .ToDictionary(d => d.Kind, d => new SentNotice(d.Kind, d.Kind.Chinese, d.Number!, d.LetterOn, versions.Open(d.CurrentText)?.Facts ?? []));
    }

    private async Task<EarlierReply?> EarlierAsync(Case @case, CancellationToken ct)
    {
        if (@case.Rulings.Select(r => r.Basis.EarlierCaseNumber).FirstOrDefault(n => n is not null) is not { } number) return null;
        var earlier = await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct);
        var letter = earlier is null ? null : await db.Set<Document>().AsNoTracking().Include(d => d.Services)
            .Where(d => d.CaseId == earlier.Id && d.State == DocumentState.Served && LetterKinds.Replies.Contains(d.Kind)).OrderByDescending(d => d.No)
                .FirstOrDefaultAsync(ct);
        return letter is null ? null
            : new EarlierReply(earlier!.ReceivedOn, earlier.RequestText, letter.Kind.Chinese, letter.LetterOn, letter.Number!,
                letter.Services.Max(s => s.ReceivedOn));
    }
}
