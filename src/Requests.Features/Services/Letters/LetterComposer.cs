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

namespace Requests.Features.Services.Letters;

/// <summary>
/// Composes letters: gathers what the case can say, adds the officer's words, fills the body's template and lays the paper
/// out. Saves nothing.
/// </summary>
public sealed partial class LetterComposer(RequestsDb db, CaseOpener cases, PersonalVault vault, LetterVersions versions, BodyTemplates templates, ReleaseFiles release, FileIntake files)
{
    /// <summary>Stands where the number will be.</summary>
    internal const string Unnumbered = "（文号待批准时编）";

    /// <summary>The answer to the case as it is classified.</summary>
    /// <param name="actOn">The day whose law and clause it follows.</param>
    /// <param name="online">Meant for service through the internet (SRV-7).</param>
    public async Task<Letter> ReplyAsync(Case @case, LetterWords words, DateOnly actOn, bool online, CancellationToken ct)
    {
        var material = await MaterialAsync(@case, ct);
        return new ReplyComposer(material, await templates.OfAsync(@case.BodyId, ct), words, actOn, online).Compose();
    }

    /// <summary>A process letter, or another letter that is no answer to the request (DOC-3 to DOC-11, DOC-19).</summary>
    /// <param name="facts">What the act itself says, as printed.</param>
    public async Task<Letter> NoticeAsync(Case @case, string template, IReadOnlyDictionary<string, string> facts, LetterWords words, DateOnly actOn, CancellationToken ct)
    {
        var material = await MaterialAsync(@case, ct);
        return new NoticeComposer(material, await templates.OfAsync(@case.BodyId, ct), template, facts, words, actOn).Compose();
    }

    /// <summary>What is wrong with the officer's fields; null when nothing is.</summary>
    public static Problem? Check(LetterWords words)
    {
        foreach (var (name, value) in words.Fields ?? [])
        {
            if (LetterFields.Find(name) is not { } field) return LetterProblems.UnknownField.With(name).At($"fields.{name}");
            if (field.IsComputed) return LetterProblems.ComputedField.With(field.Label.Zh, field.Label.En).At($"fields.{name}");
            if (Print(field, value) is null) return LetterProblems.WrongForm.With(field.Label.Zh, field.Label.En).At($"fields.{name}");
        }
        return null;
    }

    /// <summary>An officer's value as printed; null where it is not of the field's type.</summary>
    internal static string? Print(LetterField field, string value)
    {
        var text = value.Trim();
        return field.Type switch
        {
            FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? LetterDays.Print(on) : null,
            FieldType.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
            FieldType.Money => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) ? yuan.ToString("0.##", CultureInfo.InvariantCulture) : null,
            FieldType.Citation => Place().IsMatch(text) ? text : null,
            FieldType.Url => Uri.TryCreate(text, UriKind.Absolute, out _) ? text : null,
            FieldType.List => string.Join('、', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            _ => text,
        };
    }

    /// <param name="countPages">Whether the pages of what is enclosed matter: counting them means reading them.</param>
    internal async Task<LetterMaterial> MaterialAsync(Case @case, CancellationToken ct, bool countPages = true)
    {
        var body = (await db.Set<Body>().FindAsync([@case.BodyId], ct))!;
        var searches = await db.Set<SearchRecord>().AsNoTracking().Where(r => r.CaseId == @case.Id && r.SignedOn != null).OrderBy(r => r.No).ToListAsync(ct);
        var consultations = await db.Set<Consultation>().AsNoTracking().Where(c => c.CaseId == @case.Id).OrderBy(c => c.No).ToListAsync(ct);
        var enclosures = new List<EnclosedFile>();
        foreach (var file in await release.EnclosuresAsync(@case.Id, ct)) enclosures.Add(new(Path.GetFileNameWithoutExtension(file.FileName), countPages ? await release.PagesAsync(file, ct) : null, file.Sha256));
        var names = @case.Parties.Where(p => p.Role == PartyRole.Applicant).Select(p => vault.Open(p.Name)).OfType<string>().ToList();
        return new LetterMaterial(@case, body, names, await cases.ReadClockAsync(@case, ct), searches, consultations, await NoticesAsync(@case, ct),
            enclosures, await EarlierAsync(@case, ct),
            await files.ReadTextAsync(@case.Id, FilePurpose.Correction, ApplicantWords.CorrectionName, ct));
    }

    private async Task<Dictionary<LetterKind, SentNotice>> NoticesAsync(Case @case, CancellationToken ct)
    {
        var sent = await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
            .Where(d => d.CaseId == @case.Id && d.Number != null && d.State != DocumentState.Voided).OrderBy(d => d.No).ToListAsync(ct);
        return sent.GroupBy(d => d.Kind).Select(g => g.Last())
            .ToDictionary(d => d.Kind, d => new SentNotice(d.Kind, d.Kind.Chinese, d.Number!, d.LetterOn, versions.Open(d.CurrentText)?.Facts ?? []));
    }

    private async Task<EarlierReply?> EarlierAsync(Case @case, CancellationToken ct)
    {
        if (@case.OutcomeBasis?.EarlierCaseNumber is not { } number) return null;
        var earlier = await db.Set<Case>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct);
        var letter = earlier is null ? null : await db.Set<Document>().AsNoTracking().Include(d => d.Services)
            .Where(d => d.CaseId == earlier.Id && d.State == DocumentState.Served && LetterKinds.Replies.Contains(d.Kind)).OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);
        return letter is null ? null
            : new EarlierReply(earlier!.ReceivedOn, earlier.RequestText, letter.LetterOn, letter.Number!, letter.Services.Max(s => s.ReceivedOn));
    }

    [GeneratedRegex("^第[零一二三四五六七八九十百千]+条(第[一二三四五六七八九十]+款)?(第[一二三四五六七八九十]+项)?$")]
    private static partial Regex Place();
}
