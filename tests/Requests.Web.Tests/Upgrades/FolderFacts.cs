using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Search;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;
using Requests.Statute.Outcomes;
using Requests.Web.Demo;

namespace Requests.Web.Tests.Upgrades;

/// <summary>
/// What a data folder says, a fact a line, read through the running program: cases with their dates, the clock folded anew,
/// letters as bytes, reports, seals, people. The lines of a release are kept beside its folder, and every later program must
/// read the same ones. Add lines for what is new; a line that was kept may change only with a reason in the changelog.
/// </summary>
internal static class FolderFacts
{
    /// <param name="codes">What only the applicant knows: the draft's code, then number and query code of a request.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(IServiceProvider services, IReadOnlyList<string> codes)
    {
        var facts = new List<string>();
        await using var scope = services.CreateAsyncScope();
        var (db, caller) = (scope.ServiceProvider.GetRequiredService<RequestsDb>(), scope.ServiceProvider.GetRequiredService<Caller>());
        caller.ActAsSystem();
        var body = await db.Set<Body>().AsNoTracking().OrderBy(b => b.Code).FirstAsync();
        caller.ActAsSystem(body.Id);
        facts.Add($"body {body.Code} {body.Name} {body.Settings.NumberCode} {string.Join(',', body.Settings.ReplyChain)} {body.Settings.Retention}");
        await CasesAsync(scope.ServiceProvider, db, facts);
        await LettersAsync(scope.ServiceProvider, db, facts);
        await RecordsAsync(db, facts);
        await ReportsAsync(services, body.Id, facts);
        await PortalAsync(services, body.Id, codes, facts);
        return facts;
    }

    private static async Task CasesAsync(IServiceProvider services, RequestsDb db, List<string> facts)
    {
        var (desk, vault) = (services.GetRequiredService<CaseOpener>(), services.GetRequiredService<PersonalVault>());
        var cases = await db.Set<Case>().AsNoTracking().AsSplitQuery().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters)
            .OrderBy(c => c.Number).ToListAsync();
        foreach (var c in cases)
        {
            facts.Add(Line("case", c.Number, c.State, c.Channel, c.ApplicantType, Short(c.Subject + c.RequestText), "received",
                c.ReceivedOn, "due", c.DueOn, c.DueIsProvisional,
                "replied", c.RepliedOn, "closed", c.ClosedOn, c.Leaf, c.NotHeldKind, c.WasLate, "open", c.IsOpen, "until", c.PendingUntil, "basis", c.OutcomeBasis is not null,
                "matters", c.Matters.Count));
            var reading = c.ReceivedOn is null ? null : await desk.ReadClockAsync(c, default);
            facts.Add(Line("clock", c.Number, string.Join(';', c.Ledger.OrderBy(r => r.Sequence).Select(r => Line(r.Kind, r.On, r.DeliveredOn, r.WorkingDays))),
                // A day beyond the published calendars may move with the next one.
                reading is { ReplyDueOn.Provisional: false } ? reading.ReplyDueOn.On : "no day for good", reading?.Phase));
            foreach (var p in c.Parties.OrderBy(p => p.Role).ThenBy(p => vault.Open(p.Name), StringComparer.Ordinal))
                facts.Add(Line("party", c.Number, p.Role, vault.Open(p.Name), vault.Open(p.Phone), vault.Open(p.Address)));
            var events = await db.Set<OfficeEvent>().AsNoTracking().Where(e => e.CaseId == c.Id).OrderBy(e => e.Sequence).ToListAsync();
            facts.Add(Line("events", c.Number, string.Join(',', events.Select(e => e.Act)), events[^1].Hash));
            foreach (var a in await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == c.Id).OrderBy(a => a.No).ToListAsync())
                facts.Add(Line("file", c.Number, a.No, a.FileName, a.Sha256));
        }
    }

    private static async Task LettersAsync(IServiceProvider services, RequestsDb db, List<string> facts)
    {
        var (versions, files) = (services.GetRequiredService<LetterVersions>(), services.GetRequiredService<LetterFiles>());
        var numbers = await db.Set<Case>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Number);
        var letters = await db.Set<Document>().AsNoTracking().AsSplitQuery().Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).ToListAsync();
        foreach (var d in letters.OrderBy(d => numbers[d.CaseId], StringComparer.Ordinal).ThenBy(d => d.No))
        {
            facts.Add(Line("letter", numbers[d.CaseId], d.No, d.Kind, d.Title, d.State, d.Number, d.LetterOn, "steps", d.Steps.Count, "services",
                string.Join(';', d.Services.OrderBy(s => s.No).Select(s => Line(s.Method, s.DispatchedOn, s.ReceivedOn, s.ReturnedOn)))));
            foreach (var text in d.Texts.OrderBy(t => t.No))
                facts.Add(Line("version", numbers[d.CaseId], d.No, text.No, Hash(Encoding.UTF8.GetBytes(versions.TextOf(text))),
                    versions.Open(text)?.Title, versions.Open(text)?.Paper.Blocks.Count));
            foreach (var kept in d.Files.OrderBy(f => f.Extension, StringComparer.Ordinal))
            {
                await using var content = (await files.OpenAsync(d, kept.Extension, default))!;
                facts.Add(Line("bytes", numbers[d.CaseId], d.No, kept.Extension, Convert.ToHexStringLower(await SHA256.HashDataAsync(content))));
            }
        }
    }

    private static async Task RecordsAsync(RequestsDb db, List<string> facts)
    {
        foreach (var s in await db.Set<ArchiveSeal>().AsNoTracking().OrderBy(s => s.Sequence)
            .ToListAsync()) facts.Add(Line("seal", s.Sequence, s.CaseNumber, s.Reason, s.ManifestHash));
        foreach (var h in await db.Set<ArchiveHead>().AsNoTracking().OrderBy(h => h.Number).ToListAsync()) facts.Add(Line("head", h.Number, h.On, h.Hash));
        foreach (var d in await db.Set<Dispute>().AsNoTracking().Include(d => d.Stages).OrderBy(d => d.ReceivedOn).ThenBy(d => d.Organ).ToListAsync())
            facts.Add(Line("dispute", d.Forum, d.Organ, d.ReceivedOn, d.Result, d.ResultOn,
                string.Join(';', d.Stages.OrderBy(s => s.No).Select(s => Line(s.Instance, s.ReceivedOn, s.Result)))));
        foreach (var n in await db.Set<NumberSeries>().AsNoTracking().OrderBy(n => n.Series).ThenBy(n => n.Year)
            .ToListAsync()) facts.Add(Line("series", n.Series, n.Year, n.Last));
        foreach (var m in await db.Set<Membership>().AsNoTracking().Join(db.Set<User>(), m => m.UserId, u => u.Id, (m, u) => new { u.UserName, m.Role })
            .ToListAsync()) facts.Add(Line("member", m.UserName, m.Role));
        facts.Add(Line("searchable", await db.Set<SearchEntry>().CountAsync()));
    }

    private static async Task ReportsAsync(IServiceProvider services, Guid bodyId, List<string> facts)
    {
        foreach (var year in (int[])[2020, 2026])
        {
            var report = await SendAsync(services, bodyId, new ReadAnnualReport.Query(year), Role.Head);
            foreach (var row in report.PartThree.Rows) facts.Add(Line("report", year, row.Code, string.Join(' ', row.Values)));
            foreach (var row in report.PartFour) facts.Add(Line("report", year, row.Forum, string.Join(' ', row.Values)));
        }
        var frozen = await SendAsync(services, bodyId, new ReadFrozenReport.Query(2020), Role.Head);
        facts.Add(Line("frozen", 2020, frozen.Hash, frozen.Intact, Short(frozen.Content.PartFive)));
    }

    private static async Task PortalAsync(IServiceProvider services, Guid bodyId, IReadOnlyList<string> codes, List<string> facts)
    {
        var draft = await SendAsync(services, bodyId, new ReadDraft.Query(codes[0]), Role.Applicant);
        facts.Add(Line("draft", draft.ExpiresOn, string.Join(';', draft.Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"))));
        var status = await SendAsync(services, bodyId, new CheckStatus.Query(codes[1], codes[2]), Role.Applicant);
        facts.Add(Line("status", status.CaseNumber, status.State, Short(status.Subject)));
        var found = await SendAsync(services, bodyId, new SearchCases.Query("路灯"), Role.Officer);
        facts.Add(Line("found", string.Join(',', found.Hits.Select(h => h.CaseNumber).Order(StringComparer.Ordinal))));
    }

    internal static async Task<T> SendAsync<T>(IServiceProvider services, Guid bodyId, IRequest<Result<T>> request, Role role)
    {
        await using var scope = services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        if (role == Role.Applicant) caller.ActAsApplicant(bodyId);
        else (caller.UserId, caller.Name, caller.BodyId, caller.Roles) = (DemoAccounts.Of(role).Id, DemoAccounts.Of(role).UserName, bodyId,
            new HashSet<Role> { role });
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        Assert.That(result.Problem?.Code, Is.Null, request.GetType().FullName);
        return result.Value;
    }

    private static string Line(params object?[] parts) =>
        string.Join(' ', parts.Select(p => p is DateOnly day ? day.ToString("yyyy-MM-dd",
            CultureInfo.InvariantCulture) : Convert.ToString(p, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "-"));

    private static string Short(string text) => Hash(Encoding.UTF8.GetBytes(text))[..12];

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
