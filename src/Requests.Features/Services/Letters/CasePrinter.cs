using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Staff;
using Requests.Letters.Checks;
using Requests.Paper;
using Requests.Statute.Calendars;
using Requests.Statute.Fees;
using Requests.Statute.Intake;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters;

/// <summary>Sheets of the file, with what is on record and nothing else (letters.md 3).</summary>
public sealed class CasePrinter(RequestsDb db, CaseOpener cases, WorkCalendars calendars, CheckRunner checks, LetterComposer composer,
    LetterVersions versions, BodyTemplates templates, LetterService service, FeeRegister fees, PersonalVault vault, People people, IOfficeClock clock)
{
    // The section of a sheet that is printed once for each entry.
    private const string Each = "each";

    /// <summary>DL envelope, and the label of a parcel.</summary>
    private static readonly PaperSize Envelope = new(220, 110), Label = new(100, 70);

    /// <summary>The paper by its name in the API; null where the case has none.</summary>
    public Task<PaperDocument?> PaperAsync(Case @case, string paper, int? no, string? queryCode, CancellationToken ct) => paper switch
    {
        "application" => ApplicationAsync(@case, ct),
        "receipt" => ReceiptAsync(@case, queryCode, ct),
        "approval-sheet" or "return-receipt" => LetterSheetAsync(@case, paper, no, ct),
        "search-record" => SearchRecordAsync(@case, no, ct),
        "envelope" => CoverAsync(@case, "envelope", no, Envelope, ct),
        "label" => CoverAsync(@case, "label", no, Label, ct),
        _ => Task.FromResult<PaperDocument?>(null),
    };

    private async Task<PaperDocument?> ApplicationAsync(Case @case, CancellationToken ct)
    {
        var facts = ApplicantFacts(@case);
        Add(facts, "fee", FeeStanding.Of(@case, await fees.StandingAsync(@case, ct)) is { } fee ? string.Join('；', Told(fee)) : null);
        return await FormAsync(@case, LetterKinds.Application.Code, facts, [], null, ct);
    }

    private static IEnumerable<string> Told(FeeStanding fee)
    {
        if (fee.Tariff is { } tariff)
            yield return string.Create(CultureInfo.InvariantCulture, $"{(tariff == FeeTariff.ByItem ? $"按件计收，当月第{fee.Place}件" : $"按量计收，共{fee.Count}页")}，应缴{fee.Amount:0.##}元");
        if (fee.PaidOn is { } paid) yield return $"{LetterDays.Print(paid)}已缴（票据{fee.ReceiptNumber}）";
        if (fee.LapsedOn is not null) yield return "逾期未缴";
        if (fee.WaivedOn is { } waived) yield return $"{LetterDays.Print(waived)}决定免收：{fee.WaivedReason?.TrimEnd('。')}";
    }

    private async Task<PaperDocument?> ReceiptAsync(Case @case, string? queryCode, CancellationToken ct)
    {
        var facts = ApplicantFacts(@case);
        // Only the hash is kept, so the slip shows the code while somebody still has it.
        if (queryCode is not null && vault.Hash(queryCode) == @case.QueryCodeHash) facts["queryCode"] = queryCode.Trim();
        facts["sheetCount"] = Number(await db.Set<Attachment>().CountAsync(a => a.CaseId == @case.Id && a.Purpose == FilePurpose.Application, ct));
        if (@case.ReceiptRule is { } rule && await cases.ReadClockAsync(@case, ct) is { } reading)
        {
            facts["receiptRule"] = ReceiptWords.Of(rule).Zh;
            facts["correctionBy"] = LetterDays.Print(reading.CorrectionNoticeDueOn);
        }
        return await FormAsync(@case, LetterKinds.Receipt.Code, facts, [], null, ct);
    }

    /// <summary>The sheets filed with these letters, read at once: approval, return receipt and signed search records, by name and letter.</summary>
    public async Task<IReadOnlyList<(string Paper, Document? Letter, int No, PaperDocument Sheet)>> SheetsAsync(
        Case @case, IReadOnlyList<Document> letters, CancellationToken ct)
    {
        List<Document> printed = [.. letters.Where(d => d.State != DocumentState.Voided && d.Texts.Count > 0)];
        var file = await ReadAsync(@case, printed, ct);
        var sheets = new List<(string, Document?, int, PaperDocument)>();
        foreach (var letter in printed)
        {
            if (letter.Steps.Count > 0) sheets.Add(("approval-sheet", letter, letter.No, ApprovalSheet(file, letter)));
            if (letter.Services.Count > 0 && ReturnReceipt(file, letter) is { } receipt) sheets.Add(("return-receipt", letter, letter.No, receipt));
        }
        sheets.AddRange(file.Searches.Select(record => ("search-record", (Document?)null, record.No, SearchRecord(file, record))));
        return sheets;
    }

    /// <summary>What the sheets of one case draw on.</summary>
    private sealed record SheetFile(
        Case Case, Func<string, IReadOnlyDictionary<string, string>, IReadOnlyList<FormEntry>, PaperDocument> Print, WorkdayCalendar Calendar,
        IReadOnlyList<SearchRecord> Searches, IReadOnlyList<Consultation> Consultations, ILookup<Guid, CheckWaiver> Waivers, Func<string, string> Name);

    private async Task<SheetFile> ReadAsync(Case @case, IReadOnlyList<Document> letters, CancellationToken ct)
    {
        var searches = await db.Set<SearchRecord>().AsNoTracking().Where(r => r.CaseId == @case.Id && r.SignedOn != null).OrderBy(r => r.No).ToListAsync(ct);
        var asked = await db.Set<Consultation>().AsNoTracking().Where(c => c.CaseId == @case.Id).OrderBy(c => c.No).ToListAsync(ct);
        var waivers = await checks.WaiversAsync(letters, ct);
        var name = await people.NamesAsync([.. letters.SelectMany(d => d.Steps).Select(s => s.ByName), .. waivers.SelectMany(w => w).Select(w => w.ByName),
            .. searches.Select(r => r.SignedBy).OfType<string>()], ct);
        var of = await templates.OfAsync(@case.BodyId, ct);
        var material = await composer.MaterialAsync(@case, clock.Today, ct, countPages: false);
        return new SheetFile(@case, (template, facts, entries) => material.Form(of(template), facts, entries, null),
            await calendars.ForAsync(@case.BodyId, ct), searches, asked, waivers, name);
    }

    private async Task<PaperDocument?> LetterSheetAsync(Case @case, string paper, int? no, CancellationToken ct)
    {
        if (await LetterAsync(@case, no, ct) is not { } letter) return null;
        var file = await ReadAsync(@case, [letter], ct);
        return paper == "approval-sheet" ? ApprovalSheet(file, letter) : ReturnReceipt(file, letter);
    }

    private PaperDocument ApprovalSheet(SheetFile file, Document document)
    {
        var (@case, name) = (file.Case, file.Name);
        var facts = ApplicantFacts(@case);
        foreach (var (field, value) in LetterFacts(document)) facts[field] = value;
        if (@case.DueOn is { } dueOn && document.LetterOn is null) facts["daysLeft"] = Number(file.Calendar.CountWorkdays(clock.Today, dueOn));
        facts["searchNos"] = file.Searches.Count == 0 ? "无" : string.Join('、', file.Searches.Select(r => $"第{r.No}号"));
        facts["consulted"] = file.Consultations.Count == 0 ? "未征求"
            : string.Join('；', file.Consultations.Select(c => $"{CaseFacts.Consultee(c.Kind)}：{CaseFacts.OpinionOf(c.Opinion) ?? "尚未答复"}"));
        Add(facts, "leafName", @case.Leaf is { } leaf ? Leaves.Of(leaf, @case.NotHeldKind).Chinese : document.Title);
        Add(facts, "basis", versions.Open(document.CurrentText)?["basis"]);
        var steps = document.Steps.OrderBy(s => s.No).Select(s => new FormEntry(Each, new Dictionary<string, string>
        {
            ["stepRole"] = Text.Of(s.Role).Zh,
            ["stepVerdict"] = (s.TakesBack is null ? "" : "撤回：") + (s.Verdict == Verdict.Agree ? "同意" : "退回") + (document.TakenBack.Contains(s.No) ? "（已撤回）" : ""),
            ["stepOpinion"] = s.Opinion,
            ["stepName"] = s.OnBehalfOf is { } away ? $"{name(s.ByName)}（代 {away}）" : name(s.ByName),
            ["stepAt"] = At(s.At),
        }));
        var waived = file.Waivers[document.Id].Select(w => new FormEntry("waived", new Dictionary<string, string>
        {
            ["waivedCheck"] = $"{w.CheckId} {LetterChecks.Find(w.CheckId)?.MustHold.Zh}",
            ["stepRole"] = Text.Of(w.Role).Zh,
            ["stepOpinion"] = w.Reason,
            ["stepName"] = name(w.ByName),
            ["stepAt"] = At(w.At),
        }));
        return file.Print(LetterKinds.ApprovalSheet.Code, facts, [.. steps, .. waived]);
    }

    private async Task<PaperDocument?> SearchRecordAsync(Case @case, int? no, CancellationToken ct)
    {
        var record = await db.Set<SearchRecord>().AsNoTracking().Where(r => r.CaseId == @case.Id && (no == null || r.No == no)).OrderByDescending(r => r.No)
            .FirstOrDefaultAsync(ct);
        return record is null ? null : SearchRecord(await ReadAsync(@case, [], ct), record);
    }

    private static PaperDocument SearchRecord(SheetFile file, SearchRecord record)
    {
        var facts = new Dictionary<string, string>
        {
            ["unitName"] = record.Unit,
            ["orderedOn"] = LetterDays.Print(record.OrderedOn),
            ["searchScope"] = record.Scope,
            ["keywords"] = record.Keywords,
            ["replyDeadline"] = LetterDays.Print(record.DueOn),
        };
        Add(facts, "searchConclusion", record.Conclusion switch
        {
            SearchConclusion.Found => "找到",
            SearchConclusion.FoundInPart => "部分找到",
            SearchConclusion.NotFound => "没有找到",
            _ => null
        });
        Add(facts, "whyNone", record.WhyNone);
        Add(facts, "signedBy", record.SignedBy is { } signer ? file.Name(signer) : null);
        Add(facts, "checkedBy", record.CheckedBy);
        Add(facts, "signedOn", record.SignedOn is { } on ? LetterDays.Print(on) : null);
        var steps = record.Steps.Select(s =>
        {
            var entry = new Dictionary<string, string>
            {
                ["placeKind"] = s.PlaceKind switch
                {
                    SearchPlaceKind.System => "系统",
                    SearchPlaceKind.PaperRoom => "档案室",
                    SearchPlaceKind.Unit => "处室",
                    _ => "人员"
                },
                ["place"] = s.Place,
                ["searchWords"] = s.Words,
                ["hits"] = Number(s.Hits),
                ["searcher"] = s.Searcher,
                ["searchedOn"] = LetterDays.Print(s.On),
            };
            Add(entry, "searchPeriod", s.Period);
            Add(entry, "searchHours", s.Hours);
            return new FormEntry(Each, entry);
        }).ToList();
        return file.Print(LetterKinds.SearchRecord.Code, facts, steps);
    }

    private PaperDocument? ReturnReceipt(SheetFile file, Document document)
    {
        if (document.Number is null) return null;
        var facts = LetterFacts(document);
        facts["recipient"] = RecipientOf(file.Case, document);
        var enclosed = versions.PaperOf(document).Blocks.OfType<EnclosureNote>().SelectMany(n => n.Enclosures).Select(e => e.Title).ToList();
        facts["enclosures"] = enclosed.Count == 0 ? "无" : string.Join('、', enclosed);
        var attempts = document.Services.OrderBy(s => s.No).Select(s => new FormEntry(Each, Attempt(s))).ToList();
        // Before anybody set out there is a blank sheet to take along.
        if (attempts.Count == 0) attempts.Add(new FormEntry(Each, new Dictionary<string, string>()));
        return file.Print(LetterKinds.ProofOfService.Code, facts, attempts);
    }

    private Dictionary<string, string> Attempt(ServiceRecord record)
    {
        var told = service.Open(record) ?? new();
        var entry = new Dictionary<string, string> { ["serviceMethod"] = MethodOf(record.Method), ["dispatchedOn"] = LetterDays.Print(record.DispatchedOn) };
        Add(entry, "recipientPlace", told.Place ?? told.Address);
        Add(entry, "servedOn", record.ReceivedOn is { } on ? LetterDays.Print(on) : null);
        Add(entry, "trackingNumber", string.Join('　', new[] { told.Carrier, record.TrackingNumber }.Where(w => w is not null)));
        Add(entry, "proof", record.Proof ?? record.SentWords);
        Add(entry, "returnReason", record.ReturnReason);
        Add(entry, "signatory", told.Signatory);
        Add(entry, "signatoryRelation", told.Relation);
        Add(entry, "refusalReason", told.RefusalReason);
        Add(entry, "witnesses", string.Join('、', told.Witnesses));
        Add(entry, "servers", string.Join('、', told.Servers));
        Add(entry, "entrustedAgency", told.EntrustedAgency);
        Add(entry, "remark", told.Remark);
        return entry;
    }

    private async Task<PaperDocument?> CoverAsync(Case @case, string template, int? no, PaperSize size, CancellationToken ct)
    {
        var document = await LetterAsync(@case, no, ct);
        var facts = document is null ? [] : LetterFacts(document);
        facts["recipient"] = document is null ? NameOf(@case, PartyRole.Applicant) : RecipientOf(@case, document);
        // The address is the addressee's: another body and a unit are no parties of the case, and the applicant's is none of theirs.
        var role = document?.Kind.Addressee switch
        {
            null or LetterAddressee.Applicant => PartyRole.Applicant,
            LetterAddressee.ThirdParty => PartyRole.ThirdParty,
            _ => (PartyRole?)null
        };
        var party = @case.Parties.LastOrDefault(p => p.Role == role);
        Add(facts, "recipientPlace", party is null ? null : vault.Open(party.Address));
        return await FormAsync(@case, template, facts, [], size, ct);
    }

    private async Task<PaperDocument?> FormAsync(Case @case, string template, IReadOnlyDictionary<string, string> facts,
        IReadOnlyList<FormEntry> entries, PaperSize? size, CancellationToken ct)
    {
        var of = await templates.OfAsync(@case.BodyId, ct);
        return (await composer.MaterialAsync(@case, clock.Today, ct, countPages: false)).Form(of(template), facts, entries, size);
    }

    private Task<Document?> LetterAsync(Case @case, int? no, CancellationToken ct) =>
        db.Set<Document>().AsNoTracking().Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).AsSplitQuery()
            .Where(d => d.CaseId == @case.Id && d.State != DocumentState.Voided && d.Texts.Any()
                && (no == null || d.No == no)).OrderByDescending(d => d.No).FirstOrDefaultAsync(ct);

    private static Dictionary<string, string> LetterFacts(Document document) => new()
    {
        ["docTitle"] = document.Title,
        ["docNo"] = document.Number ?? Letter.Unnumbered,
        ["draftNo"] = Number(document.CurrentText.No),
        ["draftHash"] = document.FixedHash ?? document.CurrentText.Hash,
    };

    private Dictionary<string, string> ApplicantFacts(Case @case)
    {
        var applicant = @case.Parties.First(p => p.Role == PartyRole.Applicant);
        var facts = new Dictionary<string, string>
        {
            ["arrivedDate"] = LetterDays.Print(@case.ArrivedOn),
            ["electronicConsent"] = @case.ElectronicServiceConsent ? "是" : "否",
            ["applicantKind"] = KindOf(@case.ApplicantType),
        };
        Add(facts, "applicantPhone", vault.Open(applicant.Phone));
        Add(facts, "applicantAddress", vault.Open(applicant.Address));
        Add(facts, "applicantEmail", vault.Open(applicant.Email));
        var agent = @case.Parties.FirstOrDefault(p => p.Role == PartyRole.Agent);
        Add(facts, "agentName", agent is null ? null : vault.Open(agent.Name) + (agent.MandateUntil is { } until ? $"（授权至{LetterDays.Print(until)}）" : ""));
        Add(facts, "guardianName", @case.Parties.Any(p => p.Role == PartyRole.Guardian) ? NameOf(@case, PartyRole.Guardian) : null);
        Add(facts, "wantedForm", @case.FormAsWanted);
        Add(facts, "wantedRoute", @case.RouteAsWanted);
        Add(facts, "dueDate", @case.Due is { } due ? LetterDays.Print(due) : null);
        return facts;
    }

    private string RecipientOf(Case @case, Document document) => versions.Open(document.CurrentText)?.Paper.Blocks.OfType<Addressee>().Select(a => a.Name).FirstOrDefault() ?? NameOf(@case, PartyRole.Applicant);

    private string NameOf(Case @case, PartyRole role) => @case.Parties.Where(p => p.Role == role).Select(p => vault.Open(p.Name)).FirstOrDefault() ?? "";

    private static string KindOf(ApplicantType type) => type switch
    {
        ApplicantType.NaturalPerson => "自然人",
        ApplicantType.Unknown => "未知",
        ApplicantType.Business => "商业企业",
        ApplicantType.Research => "科研机构",
        ApplicantType.PublicBenefit => "社会公益组织",
        _ => "其他组织",
    };

    private static string MethodOf(ServiceMethod? method) => method switch
    {
        ServiceMethod.InPerson => "直接送达",
        ServiceMethod.Entrusted => "委托送达",
        ServiceMethod.PostalRegistered => "邮寄（挂号信）",
        ServiceMethod.PostalExpress => "邮寄（邮政特快专递）",
        ServiceMethod.Electronic => "电子送达",
        ServiceMethod.LeftAtAddress => "留置送达",
        ServiceMethod.PublicNotice => "公告送达",
        _ => "未记录",
    };

    private string At(DateTimeOffset at) => clock.InOffice(at).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Add(Dictionary<string, string> facts, string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) facts[field] = value.Trim();
    }
}
