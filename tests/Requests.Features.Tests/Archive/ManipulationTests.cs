using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Files;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Privacy;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Pipeline;
using Requests.Features.Tests.Files;
using Requests.Features.Tests.Outcomes;
using Requests.Features.Tests.Release;
using Requests.Features.Tests.Replies;
using Requests.Statute.Disputes;
using static Requests.Features.Services.Archive.FindingKind;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Archive;

/// <summary>
/// What the owner of the database file might do with it, a row each, on an office with an archived and an open case: every one is
/// noticed, and what was done to is named. <c>@archived</c> and <c>@open</c> stand for the ids of the two cases.
/// </summary>
public sealed class ManipulationTests
{
    private const string Archived = "(SELECT Id FROM Cases WHERE Number = '@archived')";
    private const string Open = "(SELECT Id FROM Cases WHERE Number = '@open')";
    private const string Letter = "(SELECT Id FROM Documents WHERE CaseId = " + Archived +
        " AND Kind = (SELECT Kind FROM Documents WHERE FixedHash IS NOT NULL AND CaseId = " + Archived + " ORDER BY No DESC LIMIT 1))";
    private const string Body = "(SELECT Id FROM Bodies WHERE Code = 'HCG')";
    private const string Officer = "(SELECT Id FROM Users WHERE UserName = 'Officer')";

    private ReplyCase _path = null!;
    private string _open = "";
    private string _kept = "";

    private TestOffice Office => _path.Office;

    /// <summary>What is done, and what must be found of which record.</summary>
    public sealed record Row(string What, FindingKind Kind, SealedRecord? Record, params string[] Sql)
    {
        public override string ToString() => What;
    }

    private static readonly Row[] Rows =
    [
        new("the last event of an open case removed", RecordMissing, SealedRecord.Event,
            $"DELETE FROM Events WHERE CaseId = {Open} AND Sequence = (SELECT MAX(Sequence) FROM Events WHERE CaseId = {Open})"),
        new("the last event of an archived case removed", RecordMissing, SealedRecord.Event,
            $"DELETE FROM Events WHERE CaseId = {Archived} AND Sequence = (SELECT MAX(Sequence) FROM Events WHERE CaseId = {Archived})"),
        new("every office event removed", RecordMissing, SealedRecord.Event, "DELETE FROM Events WHERE CaseId IS NULL"),
        new("one office event removed", RecordMissing, SealedRecord.Event, "DELETE FROM Events WHERE Id = (SELECT MAX(Id) FROM Events WHERE CaseId IS NULL)"),
        new("an office event in another's name", RecordChanged, SealedRecord.Event, "UPDATE Events SET ByName = 'Leader' WHERE CaseId IS NULL"),
        new("readings of personal data emptied", RecordMissing, SealedRecord.Reading, "DELETE FROM PersonalReadings"),
        new("the reason of a reading rewritten", RecordChanged, SealedRecord.Reading, "UPDATE PersonalReadings SET Reason = '公务'"),
        new("approver of an archived letter changed", RecordChanged, SealedRecord.Opinion, "UPDATE ApprovalSteps SET ByName = 'Somebody' WHERE No = 2"),
        new("approver changed, found against the seal", CaseNotAsSealed, SealedRecord.Opinion, "UPDATE ApprovalSteps SET ByName = 'Somebody' WHERE No = 2"),
        new("an opinion removed", RecordMissing, SealedRecord.Opinion, "DELETE FROM ApprovalSteps WHERE No = 4"),
        new("an opinion copied", RecordUnsealed, SealedRecord.Opinion,
            "INSERT INTO ApprovalSteps (DocumentId, No, Role, Verdict, Opinion, ByUserId, ByName, TextHash, At) SELECT DocumentId, 9, Role, Verdict, Opinion, ByUserId, ByName, TextHash, At FROM ApprovalSteps WHERE No = 4"),
        new("an opinion copied with its seal", RecordExtra, SealedRecord.Opinion,
            "INSERT INTO ApprovalSteps (DocumentId, No, Role, Verdict, Opinion, ByUserId, ByName, TextHash, At, RowSeal) SELECT DocumentId, 9, Role, Verdict, Opinion, ByUserId, ByName, TextHash, At, RowSeal FROM ApprovalSteps WHERE No = 4"),
        new("request text of an open case rewritten", RecordChanged, SealedRecord.Case, $"UPDATE Cases SET RequestText = '别的' WHERE Id = {Open}"),
        new("request text of an archived case rewritten", RecordChanged, SealedRecord.Case, $"UPDATE Cases SET RequestText = '别的' WHERE Id = {Archived}"),
        new("request text rewritten, found against the seal", CaseNotAsSealed, SealedRecord.Case, $"UPDATE Cases SET RequestText = '别的' WHERE Id = {Archived}"),
        new("due day changed", RecordChanged, SealedRecord.Case, $"UPDATE Cases SET DueOn = '2027-01-01' WHERE Id = {Open}"),
        new("outcome changed", RecordChanged, SealedRecord.Case, $"UPDATE Cases SET Leaf = 'OtherMisc' WHERE Id = {Archived}"),
        new("lateness wiped out", RecordChanged, SealedRecord.Case, $"UPDATE Cases SET WasLate = 1 - WasLate WHERE Id = {Archived}"),
        new("names of two applicants exchanged", RecordChanged, SealedRecord.Party,
            $"UPDATE Parties SET NameCipher = (SELECT NameCipher FROM Parties WHERE CaseId = {Open} LIMIT 1), NameHash = (SELECT NameHash FROM Parties WHERE CaseId = {Open} LIMIT 1) WHERE CaseId = {Archived}"),
        new("keyed hash replaced", RecordChanged, SealedRecord.Party, "UPDATE Parties SET PhoneHash = 'ff'"),
        new("whole rows of two parties exchanged", RecordChanged, SealedRecord.Party,
            $"UPDATE Parties SET CaseId = CASE WHEN CaseId = {Open} THEN {Archived} ELSE {Open} END"),
        new("a party removed", RecordMissing, SealedRecord.Party, $"DELETE FROM Parties WHERE CaseId = {Open}"),
        new("an event's details changed", RecordChanged, SealedRecord.Event, $"UPDATE Events SET Details = '{{}}' WHERE CaseId = {Open} AND Sequence = 1"),
        new("an event copied with its seal", RecordExtra, SealedRecord.Event,
            "INSERT INTO Events (BodyId, CaseId, Sequence, Act, LawOn, ByUserId, ByName, Details, DueBefore, DueAfter, RuleIds, PreviousHash, Hash, At, ByKey, RowSeal) "
            + $"SELECT BodyId, CaseId, Sequence + 90, Act, LawOn, ByUserId, ByName, Details, DueBefore, DueAfter, RuleIds, PreviousHash, Hash, At, ByKey, RowSeal FROM Events WHERE CaseId = {Open} AND Sequence = 1"),
        new("a membership inserted", RecordUnsealed, SealedRecord.Membership,
            $"INSERT INTO Memberships (UserId, BodyId, Role) VALUES ({Officer}, {Body}, 'Chief')"),
        new("a membership raised", RecordChanged, SealedRecord.Membership, $"UPDATE Memberships SET Role = 'Deputy' WHERE UserId = {Officer}"),
        new("a membership removed", RecordMissing, SealedRecord.Membership, $"DELETE FROM Memberships WHERE UserId = {Officer}"),
        new("second factor switched", RecordChanged, SealedRecord.Account, $"UPDATE Users SET TwoFactorEnabled = 1 - TwoFactorEnabled WHERE Id = {Officer}"),
        new("an account made operator", RecordChanged, SealedRecord.Account, $"UPDATE Users SET IsOperator = 1 WHERE Id = {Officer}"),
        new("a password replaced", RecordChanged, SealedRecord.Account, $"UPDATE Users SET PasswordHash = 'AQAAAA' WHERE Id = {Officer}"),
        new("an account brought in", CountMissing, SealedRecord.Account,
            "INSERT INTO Users (Id, UserName, NormalizedUserName, DisplayName, Language, IsActive, IsOperator, IsService, LastCodeStep, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount) "
            + "VALUES ('0000AAAA-0000-0000-0000-000000000000', 'x', 'X', 'x', 'en', 1, 1, 0, 0, 0, 0, 0, 0, 0)"),
        new("a sign-in factor brought in", RecordUnsealed, SealedRecord.SignInFactor,
            $"INSERT INTO [IdentityUserToken<Guid>] (UserId, LoginProvider, Name, Value) VALUES ({Officer}, 'x', 'y', 'z')"),
        new("an attachment pointed at another file", RecordChanged, SealedRecord.Attachment,
            $"UPDATE Attachments SET Sha256 = 'aa' WHERE CaseId = {Open}"),
        new("an attachment pointed elsewhere, found against the seal", CaseNotAsSealed, SealedRecord.Attachment,
            $"UPDATE Attachments SET FileName = 'x.pdf' WHERE CaseId = {Archived}"),
        new("an attachment removed", RecordMissing, SealedRecord.Attachment, $"DELETE FROM Attachments WHERE CaseId = {Open}"),
        new("text of a letter exchanged for its draft", RecordChanged, SealedRecord.LetterText,
            "UPDATE DocumentTexts SET Text = (SELECT t.Text FROM DocumentTexts t WHERE t.DocumentId = DocumentTexts.DocumentId AND t.No = 1) WHERE No = 2"),
        new("number of a letter changed", RecordChanged, SealedRecord.Letter, "UPDATE Documents SET Number = Number || 'x' WHERE Number IS NOT NULL"),
        new("a letter issued without an approval", RecordChanged, SealedRecord.Letter, "UPDATE Documents SET Agreed = 0"),
        new("day of service moved", RecordChanged, SealedRecord.Service, "UPDATE ServiceRecords SET ReceivedOn = '2026-01-01'"),
        new("an entry of the clock moved", RecordChanged, SealedRecord.ClockEntry, "UPDATE ClockLedger SET [On] = '2026-01-01'"),
        new("a clock entry brought in", RecordUnsealed, SealedRecord.ClockEntry,
            $"INSERT INTO ClockLedger (CaseId, Sequence, Kind, [On], ByName, At) VALUES ({Open}, 99, 'Extension', '2026-03-02', 'x', '2026-03-02 00:00:00')"),
        new("a search record rewritten", RecordChanged, SealedRecord.SearchRecord, "UPDATE SearchRecords SET Conclusion = 'Found'"),
        new("result of a dispute turned", RecordChanged, SealedRecord.Dispute, "UPDATE Disputes SET Organ = '别的法院'"),
        new("duty of a dispute settled", RecordChanged, SealedRecord.DisputeDuty, "UPDATE DisputeDeadlines SET SettledOn = '2026-03-02'"),
        new("approval chain of the body shortened", RecordChanged, SealedRecord.Body, "UPDATE Bodies SET Settings = REPLACE(Settings, '某', '甲')"),
        new("an absence with a deputy brought in", RecordUnsealed, SealedRecord.Absence,
            $"INSERT INTO Absences (Id, BodyId, UserId, [From], [To], DeputyUserId, Reason) VALUES ('0000BBBB-0000-0000-0000-000000000000', {Body}, {Officer}, '2026-01-01', '2027-01-01', {Officer}, 'x')"),
        new("a holiday brought in", RecordUnsealed, SealedRecord.CalendarDay,
            "INSERT INTO CalendarChanges (Id, Source, PublishedOn, Days, ByName, At) VALUES ('0000CCCC-0000-0000-0000-000000000000', 'x', '2026-01-01', '[]', 'x', '2026-01-01 00:00:00')"),
        new("the old value of a correction rewritten", RecordChanged, SealedRecord.IntakeCorrection, "UPDATE IntakeCorrections SET Reason = '别的'"),
        new("a correction removed", RecordMissing, SealedRecord.IntakeCorrection, "DELETE FROM IntakeCorrections"),
        new("a correction said to be agreed", RecordChanged, SealedRecord.IntakeCorrection, "UPDATE IntakeCorrections SET SecondName = 'Head'"),
        new("the day of a side duty moved", RecordChanged, SealedRecord.SideDuty, "UPDATE SideDuties SET [From] = '2026-03-20'"),
        new("a side duty removed", RecordMissing, SealedRecord.SideDuty, "DELETE FROM SideDuties"),
        new("a side duty said to be settled", RecordChanged, SealedRecord.SideDuty, "UPDATE SideDuties SET SettledOn = '2026-03-02', Result = 'Published'"),
        new("an impediment lengthened", RecordChanged, SealedRecord.Impediment, "UPDATE Impediments SET [To] = '2026-06-30'"),
        new("an invitation brought in, to be accepted", RecordUnsealed, SealedRecord.Invitation,
            $"INSERT INTO Invitations (Id, BodyId, UserId, Roles, ByName, At) VALUES ('0000DDDD-0000-0000-0000-000000000000', {Body}, {Officer}, '[\"Chief\"]', 'x', '2026-01-01 00:00:00')"),
        new("lengths of the law brought in", RecordUnsealed, SealedRecord.RuleChange,
            "INSERT INTO RuleChanges (Id, [From], Act, Lengths, ByName, At, OnAt, OnByName) VALUES ('0000EEEE-0000-0000-0000-000000000000', '2026-01-01', 'x', '{}', 'x', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'y')"),
        new("a whole case removed", RecordMissing, SealedRecord.File, Whole(Open)),
        new("the count of a case removed", RecordMissing, SealedRecord.File, $"DELETE FROM ProofEnds WHERE Id = {Open}"),
        new("the count of one case put on another", CountMissing, SealedRecord.File,
            $"UPDATE ProofEnds SET State = (SELECT State FROM ProofEnds WHERE Id = {Archived}), Revision = (SELECT Revision FROM ProofEnds WHERE Id = {Archived}) WHERE Id = {Open}"),
        new("an older revision claimed", CountMissing, SealedRecord.File, $"UPDATE ProofEnds SET Revision = Revision - 1 WHERE Id = {Archived}"),
        new("all counts removed", CountMissing, SealedRecord.Case, "DELETE FROM ProofEnds"),
        new("seals removed, to be made anew", RecordUnsealed, SealedRecord.Case, "UPDATE Cases SET RequestText = '别的', RowSeal = NULL"),
        new("a seal taken from another row", RecordChanged, SealedRecord.Case,
            $"UPDATE Cases SET RowSeal = (SELECT RowSeal FROM Cases WHERE Id = {Open}) WHERE Id = {Archived}"),
        new("the last seal of the archive removed", ChainCut, null, "DELETE FROM ArchiveSeals WHERE Sequence = (SELECT MAX(Sequence) FROM ArchiveSeals)"),
        new("heads removed", HeadMissing, null, "DELETE FROM ArchiveHeads"),
    ];

    private static string[] Whole(string id) =>
    [
        .. new[] { "IntakeCorrections", "SearchRecords", "Attachments", "Parties", "Matters", "ClockLedger", "PersonalReadings", "Events", "SearchMarks" }.Select(t
            => $"DELETE FROM {t} WHERE CaseId = {id}"),
        $"DELETE FROM Inbox WHERE CaseId = {id}", $"DELETE FROM ProofEnds WHERE Id = {id}", $"DELETE FROM Cases WHERE Id = {id}",
    ];

    [OneTimeSetUp]
    public async Task SetUp()
    {
        if (TestDatabase.OnServer) Assert.Ignore("Written for the file of SQLite.");
        _path = await ReplyCase.OpenAsync(adapt: services => services.AddScoped<IArchive, CaseArchive>());
        await Enclosing.AttachAsync(_path, TelltaleFiles.Xlsx(hiddenSheet: false), "表.xlsx");
        await _path.ClassifyNotResponsibleAsync();
        await _path.DoAsync(new Features.Areas.Letters.DraftLetter.Command());
        await _path.DoAsync(new Features.Areas.Letters.SubmitLetter.Command());
        foreach (var role in ReplyCase.Chain) await _path.AgreeAsync(role);
        await _path.IssueAndServeAsync();
        await _path.DoAsync(new CloseCase.Command());
        await _path.DoAsync(new ArchiveCase.Command());
        await _path.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某区人民法院", Day("2026-03-02")));
        var open = await _path.NextAsync(Posted(subject: "排水管网"));
        _open = open.Number;
        await open.DoAsync(SearchTests.Order);
        await Enclosing.AttachAsync(open, TelltaleFiles.Xlsx(hiddenSheet: false), "另表.xlsx");
        await open.DoAsync(new RevealPersonalData.Command("寄送回执"));
        await open.DoAsync(new CorrectRequest.Command("与信件核对，登记有误") { Subject = "排水管网改造" }, Role.Clerk);
        await Office.DoAsync(new OpenSideDuty.Command(SideDutyKind.Publication, "规范性文件", Day("2026-03-02")), Role.Clerk);
        await Office.DoAsync(new RecordImpediment.Command(Day("2026-03-02"), "洪水，办公楼停水停电，全局停止办公", "关于启动防汛一级应急响应的通知",
            "某市防汛抗旱指挥部", Day("2026-03-02"), "市政府网站", null, "汛〔2026〕3号"), Role.Head);
        await Office.DoAsync(new SignArchiveHead.Command(), Role.System);
        Assert.That(await FindingsAsync(), Is.Empty, "before anything was done to it");
        _kept = Path.Combine(Office.Folder, "kept.db");
        Copy(DatabasePath, _kept);
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        if (_path is not null) await _path.DisposeAsync();
    }

    private string DatabasePath => Path.Combine(Office.Folder, "requests.db");

    [TestCaseSource(nameof(Rows))]
    public async Task Finding5_AManipulation_IsNoticed_AndNamed(Row row)
    {
        await DoAsync(row.Sql);
        var findings = await FindingsAsync();
        Assert.That(findings.Select(f => (f.Kind, f.Record)), Does.Contain((row.Kind, row.Record)), string.Join("\n", findings));
        if (row.Record is SealedRecord.Case or SealedRecord.Party or SealedRecord.Opinion && row.Kind is RecordChanged)
            Assert.That(findings.Where(f => f.Kind == row.Kind && f.Record == row.Record).Select(f => f.CaseNumber), Has.All.Not.Null,
                "the clerk is told the case");
    }

    // What may be rewritten without a finding, and why nothing hangs on it.
    private static readonly Dictionary<string, string> Unsealed = new()
    {
        ["made anew from sealed rows"] = "SearchEntry SearchTerm SearchMark RecognisedText FilePages NumberCounter",
        ["work of the program, gone when it is done"] = "Lease Heartbeat IdempotencyRecord OutboxMessage InboxNotice ReminderSent Escalation WebhookDelivery "
            + "InstallationValue DryRunNumber ImportRow RegisterImport ImportedCase UserSession CalendarFeed",
        ["no date, letter or outcome of a case hangs on it, and acts on it stand among the sealed events"] = "RequestDraft ApplicantContact BodyTemplate Campaign CampaignCase "
            + "CaseFlag CaseInsider CaseLink CaseNote CaseRestriction CaseWatcher DraftTyping ServiceRating DisclosureEntry DutyFigure ImportFinding IntakeProposal KnownReport NumberSeries ProposalFile PublicationCount "
            + "PublicationItem Referral AnswerLink SavedRequest ReportText SavedView TakenMail Unit Urge WebhookSubscription",
        ["a table of the accounts' package that nothing uses"] = "IdentityUserClaim`1",
        ["has proofs of its own"] = "ProofEnd ArchiveSeal ArchiveHead ArchiveImport SecurityEvent",
    };

    [Test]
    public void EveryTable_IsSealed_OrSaysWhyNot()
    {
        var known = Unsealed.Values.SelectMany(v => v.Split(' ')).ToHashSet();
        using var scope = Office.Services.CreateScope();
        var others = scope.ServiceProvider.GetRequiredService<Data.RequestsDb>().Model.GetEntityTypes().Where(e => !e.IsOwned())
            .Select(e => e.ClrType).Except(SealedTable.Entities).Select(t => t.Name).Where(name => !known.Contains(name));
        Assert.That(string.Join(' ', others), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Finding5_EventsRewritten_WithTheirChainTakenAnew_AreNoticed(bool archived)
    {
        var number = archived ? _path.Number : _open;
        var events = await Office.EventsAsync(number);
        var (previous, statements) = ("", new List<string>());
        foreach (var e in events)
        {
            var hash = EventChain.HashOf(previous, number, e.Sequence, e.Act, e.LawOn, e.ByUserId, "Leader", e.Details, e.DueBefore, e.DueAfter,
                e.RuleIds, e.At);
            statements.Add($"UPDATE Events SET ByName = 'Leader', PreviousHash = '{previous}', Hash = '{hash}' WHERE Id = {e.Id}");
            previous = hash;
        }
        await DoAsync([.. statements]);
        Assert.That(EventChain.IsUnbroken(number, await Office.EventsAsync(number)), "the chain alone says nothing");
        var findings = await FindingsAsync();
        Assert.That(findings.Count(f => f is { Kind: RecordChanged, Record: SealedRecord.Event } && f.CaseNumber == number), Is.EqualTo(events.Count));
        if (archived) Assert.That(findings.Select(f => (f.Kind, f.Record)), Does.Contain((CaseNotAsSealed, (SealedRecord?)SealedRecord.Event)));
    }

    [Test]
    public async Task ARowPutBackFromAnEarlierDay_WithItsSeal_IsNoticed()
    {
        await DoAsync("CREATE TABLE Earlier AS SELECT * FROM Parties");
        await Office.InDbAsync(async db =>
        {
            foreach (var party in await db.Set<Party>().ToListAsync()) party.Rehash("a", "b", "c", "d", "e");
            return await db.SaveChangesAsync();
        });
        Assert.That((await FindingsAsync()).Where(f => f.Kind != CaseNotAsSealed), Is.Empty, "the program may change a row");
        await DoAsync("DELETE FROM Parties", "INSERT INTO Parties SELECT * FROM Earlier", "DROP TABLE Earlier");
        Assert.That((await FindingsAsync()).Select(f => (f.Kind, f.Record)), Does.Contain((RecordOutdated, (SealedRecord?)SealedRecord.Party)));
    }

    [Test]
    public async Task AnActOfTheOffice_DoesNotCoverWhatSomebodyElseDidToTheRow()
    {
        await DoAsync($"UPDATE Cases SET RequestText = '别的' WHERE Id = {Open}");
        await Office.InDbAsync(async db =>
        {
            (await db.Set<Case>().SingleAsync(c => c.Number == _open)).Assign(TestOffice.UserId(Role.Head), null);
            return await db.SaveChangesAsync();
        });
        Assert.That((await FindingsAsync()).Select(f => (f.Kind, f.Record, f.CaseNumber)),
            Does.Contain((RecordChanged, (SealedRecord?)SealedRecord.Case, (string?)_open)));
    }

    [Test]
    public async Task AVerificationThatWasStopped_GoesOnWhereItWas_AndForgetsNoFault()
    {
        var marker = new VerifyMarker(Path.Combine(Office.Folder, "progress"));
        await DoAsync($"UPDATE Cases SET RequestText = '别的' WHERE Id = {Open}");
        foreach (var _ in (int[])[1, 2])
        {
            var findings = await Office.InDbAsync(async db =>
            {
                var heads = new HeadCheck(db, Office.Services.GetRequiredService<ArchiveSigner>());
                return await new RecordCheck(db, db.Keys!).RunAsync(_ => true, heads, marker, default);
            });
            Assert.That(findings.Select(f => (f.Kind, f.CaseNumber)), Is.EqualTo(new[] { (RecordChanged, (string?)_open) }));
            Assert.That(marker.ReadRecords(), Has.Count.GreaterThan(5), "what was whole is not read again");
        }
        marker.Clear();
    }

    [Test]
    public async Task ASealedValuePutElsewhere_OpensNoMore()
    {
        await DoAsync($"UPDATE Parties SET PhoneCipher = AddressCipher WHERE CaseId = {Open}");
        Assert.That(async () => await Office.DoAsync(new RevealPersonalData.Command("寄送回执") { CaseNumber = _open }, Role.Officer),
            Throws.InstanceOf<System.Security.Cryptography.CryptographicException>());
    }

    private async Task DoAsync(params string[] statements)
    {
        await using var file = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await file.OpenAsync();
        await using var command = file.CreateCommand();
        foreach (var sql in (string[])["PRAGMA foreign_keys = OFF", .. statements])
        {
            command.CommandText = sql.Replace("@archived", _path.Number, StringComparison.Ordinal).Replace("@open", _open, StringComparison.Ordinal);
            var changed = await command.ExecuteNonQueryAsync();
            if (sql == statements[0] && sql[..6] is "UPDATE" or "DELETE" or "INSERT") Assert.That(changed, Is.Positive, sql);
        }
    }

    [TearDown]
    public void PutBack() => Copy(_kept, DatabasePath);

    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private async Task<IReadOnlyList<ArchiveFinding>> FindingsAsync() => (await Office.DoAsync(new VerifyArchive.Query(), Role.System)).Findings;
}
