using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Staff;

namespace Requests.Features.Services.Notices;

/// <summary>Something to be told. Who was told under a key is not told again.</summary>
/// <param name="Key">Names the occasion, the same on every node and at every repetition.</param>
/// <param name="Arguments">Fill the words of the kind; never personal data.</param>
public sealed record Notice(Guid BodyId, Guid? CaseId, NoticeKind Kind, string Key, params string[] Arguments)
{
    /// <summary>Goes by e-mail too, to who has an address.</summary>
    public bool ByMail { get; init; } = true;

    public bool IgnoresQuietHours { get; init; }

    public bool NeedsAcknowledgement { get; init; }
}

/// <summary>Writes notices into inboxes and, for who has an address, mails into the outbox; all in the running command's transaction.</summary>
public sealed class NoticeSender(RequestsDb db, Outbox outbox, Absences absences, Insiders insiders, OfficeAddress office, IOfficeClock clock)
{
    private readonly Known _known = Known.Of(db);

    /// <summary>Looks up at once who was told what of these cases; telling many of them then asks no more.</summary>
    public async Task LoadToldAsync(IReadOnlyList<Guid> caseIds, CancellationToken ct)
    {
        var told = await db.Set<InboxNotice>().IgnoreQueryFilters().AsNoTracking().Where(n => n.CaseId != null && caseIds.Contains(n.CaseId.Value))
            .Select(n => new { n.BodyId, n.Key, n.UserId }).ToListAsync(ct);
        _known.Told.UnionWith(told.Select(n => (n.BodyId, n.Key, n.UserId)));
        _known.Loaded.UnionWith(caseIds);
    }

    /// <summary>Who works on the case: its officer and, while away, the deputy; while there is none the clerks and heads of the body.</summary>
    public async Task<IReadOnlyList<User>> HandlersAsync(Case @case, CancellationToken ct)
    {
        if (@case.OfficerId is not { } officer || await db.Set<User>().FindAsync([officer], ct) is not { IsActive: true } user)
            return await HoldersAsync(@case.BodyId, ct, Role.Clerk, Role.Head);
        return [user, .. await ActingForAsync(@case.BodyId, [user], ct)];
    }

    /// <summary>The active users who hold one of the roles in the body.</summary>
    public async Task<IReadOnlyList<User>> HoldersAsync(Guid bodyId, CancellationToken ct, params Role[] roles)
    {
        var key = $"{bodyId:N}/{string.Join('/', roles)}";
        if (_known.Holders.TryGetValue(key, out var known)) return known;
        var ids = db.Set<Membership>().Where(m => m.BodyId == bodyId && roles.Contains(m.Role)).Select(m => m.UserId);
        return _known.Holders[key] = await db.Set<User>().Where(u => u.IsActive && ids.Contains(u.Id)).OrderBy(u => u.Id).ToListAsync(ct);
    }

    /// <summary>The desk that registers; of a body without clerks its officers, who may too, and of one without either who can change that.</summary>
    public async Task<IReadOnlyList<User>> DeskAsync(Guid bodyId, CancellationToken ct)
    {
        if (await HoldersAsync(bodyId, ct, Role.Clerk) is { Count: > 0 } clerks) return clerks;
        return await HoldersAsync(bodyId, ct, Role.Officer) is { Count: > 0 } officers ? officers : await HoldersAsync(bodyId, ct, Role.Head, Role.Administrator);
    }

    /// <summary>The active people of a unit, by its name or code; none where the body has no such unit, or it has nobody.</summary>
    public async Task<IReadOnlyList<User>> UnitAsync(Guid bodyId, string unit, CancellationToken ct)
    {
        var name = unit.Trim();
        var members = db.Set<Membership>().Where(m => m.BodyId == bodyId && db.Set<Data.Entities.Unit>().Any(u => u.Id == m.UnitId && (u.Name == name || u.Code == name)))
            .Select(m => m.UserId);
        return await db.Set<User>().Where(u => u.IsActive && members.Contains(u.Id)).OrderBy(u => u.Id).ToListAsync(ct);
    }

    /// <summary>Who acts today for those of them who are away.</summary>
    public async Task<IReadOnlyList<User>> ActingForAsync(Guid bodyId, IEnumerable<User> users, CancellationToken ct)
    {
        var acting = new List<User>();
        foreach (var user in users)
        {
            if (!_known.Deputies.TryGetValue((bodyId, user.Id), out var deputy))
                _known.Deputies[(bodyId, user.Id)] = deputy = await DeputyAsync(bodyId, user.Id, ct);
            if (deputy is not null) acting.Add(deputy);
        }
        return acting;
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<User?> DeputyAsync(Guid bodyId, Guid userId, CancellationToken ct) =>
        await absences.DeputyOfAsync(bodyId, userId, clock.Today, ct) is { } deputy && await db.Set<User>().FindAsync([deputy], ct) is { IsActive: true } other ? other : null;

    /// <summary>Key of the mail that goes with a person's notice.</summary>
    public static string MailKeyOf(string noticeKey, Guid userId) => $"{noticeKey}/{userId:N}";

    /// <summary>Of a restricted case only who may know it is told. False when everybody had been told before.</summary>
    public async Task<bool> TellAsync(Notice notice, IReadOnlyList<User> users, CancellationToken ct)
    {
        if (notice.CaseId is { } about) users = await insiders.AmongAsync(notice.BodyId, about, users, ct);
        if (users.Count > 0 && (notice.CaseId is not { } of || !_known.Loaded.Contains(of))) await LookUpAsync(notice, [.. users.Select(u => u.Id)], ct);
        var news = users.Where(u => _known.Told.Add((notice.BodyId, notice.Key, u.Id))).ToList();
        foreach (var user in news)
        {
            db.Set<InboxNotice>().Add(new InboxNotice(Guid.CreateVersion7(), notice.BodyId, user.Id, notice.CaseId, notice.Kind.ToString(), notice.Key,
                JsonSerializer.Serialize(notice.Arguments, Relaxed), clock.Now)
            {
                NeedsAcknowledgement = notice.NeedsAcknowledgement,
            });
            if (!notice.ByMail || string.IsNullOrEmpty(user.Email)) continue;
            var english = user.Language == "en";
            var link = notice.CaseId is null ? "" : $"\n\n{office.Root}{NoticeKinds.PathOf(notice.Kind, notice.Arguments)}";
            outbox.AddMail(notice.BodyId, MailKeyOf(notice.Key, user.Id), user.Email, NoticeKinds.Title(notice.Kind, notice.Arguments).In(english),
                NoticeKinds.Body(notice.Kind, notice.Arguments).In(english) + link, notice.IgnoresQuietHours);
        }
        return news.Count > 0;
    }

    private async Task LookUpAsync(Notice notice, IReadOnlyList<Guid> users, CancellationToken ct)
    {
        var told = await db.Set<InboxNotice>().IgnoreQueryFilters().Where(n => n.BodyId == notice.BodyId && n.Key == notice.Key && users.Contains(n.UserId))
            .Select(n => n.UserId).ToListAsync(ct);
        _known.Told.UnionWith(told.Select(user => (notice.BodyId, notice.Key, user)));
    }

    /// <summary>What this attempt of a command has looked up; a second attempt looks again.</summary>
    private sealed class Known
    {
        public Dictionary<string, IReadOnlyList<User>> Holders { get; } = [];

        public Dictionary<(Guid Body, Guid User), User?> Deputies { get; } = [];

        /// <summary>Cases of which every notice is in <see cref="Told"/>.</summary>
        public HashSet<Guid> Loaded { get; } = [];

        public HashSet<(Guid Body, string Key, Guid User)> Told { get; } = [];

        public static Known Of(RequestsDb db)
        {
            var known = new Known();
            db.Cleared += known.Forget;
            return known;
        }

        private void Forget()
        {
            Holders.Clear();
            Deputies.Clear();
            Loaded.Clear();
            Told.Clear();
        }
    }
}
