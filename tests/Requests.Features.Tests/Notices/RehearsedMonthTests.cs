using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Collaboration;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Service;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Portal;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Notices;

/// <summary>
/// An office lives through six weeks of random lawful acts. Whenever it becomes somebody's turn, that one person or that one desk was
/// told by the very act, unless one of them did it; nobody is told twice of one thing; a sweep that is repeated tells nothing; and what
/// is overdue was told. The seed of a failure stands in its message; the variable REQUESTS_SEED plays it again.
/// </summary>
public sealed class RehearsedMonthTests
{
    private static readonly string[] Daily =
    [
        RemindDue.Name, RemindDisputes.Name, RemindSideDuties.Name, RemindReferrals.Name, ProposeLapses.Name, RemindApplicants.Name, WatchUnopenedReplies.Name,
    ];

    private static readonly string[] Acts =
    [
        nameof(AssignCase), nameof(HandBackCase), nameof(TakeNextCase), nameof(AskForCorrection), nameof(ReceiveCorrection), nameof(CorrectOnline), nameof(Consult),
        nameof(RecordConsultationAnswer), nameof(ClassifyOutcome), nameof(DraftLetter), nameof(SubmitLetter), nameof(JudgeLetter), nameof(VoidLetter), nameof(IssueLetter),
        nameof(RecordService), nameof(RecordReceived), nameof(RecordReturnedMail), nameof(CloseCase), nameof(ReopenCase), nameof(Withdraw), nameof(WithdrawOnline),
    ];

    [Test]
    public async Task WhoseTurnItIs_IsTold_AndNobodyTwice()
    {
        var again = Environment.GetEnvironmentVariable("REQUESTS_SEED");
        var done = new HashSet<string>();
        foreach (var seed in again is null ? [2026, 33] : new[] { int.Parse(again, CultureInfo.InvariantCulture) })
        {
            await using var month = new Month(await TestOffice.OpenAsync("2026-03-02"), seed);
            for (var day = Day("2026-03-02"); day <= Day("2026-04-12"); day = day.AddDays(1)) await month.LiveAsync(day);
            await TestContext.Out.WriteLineAsync($"seed {seed}: " + string.Join(", ", month.Done.Select(d => $"{d.Key} {d.Value}")));
            done.UnionWith(month.Done.Keys);
        }
        if (again is null) Assert.That(done, Is.SupersetOf(Acts), "the months have something of everything");
    }

    private sealed record Look(CaseState State, Guid? Officer, Role? Step);

    private sealed class Month(TestOffice office, int seed) : IAsyncDisposable
    {
        private readonly Random _chance = new(seed);
        private readonly List<(string Number, string Code, bool Forgotten)> _cases = [];
        private DateOnly _today;

        public SortedDictionary<string, int> Done { get; } = [];

        public async Task LiveAsync(DateOnly day)
        {
            _today = day;
            office.GoTo(day.ToString("O", CultureInfo.InvariantCulture));
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                if (day <= Day("2026-03-20")) await ReceiveAsync();
                foreach (var one in _cases.Where(c => !c.Forgotten).ToList())
                    for (var acts = _chance.Next(4); acts > 0; acts--) await ActAsync(one.Number, one.Code);
            }
            await SweepAsync();
        }

        private async Task ReceiveAsync()
        {
            for (var more = _chance.Next(3); more > 0; more--)
            {
                var online = _chance.Next(3) > 0;
                var before = await NoticesAsync();
                var (number, code) = online ? await SubmitAsync() : await RegisterAsync();
                var desk = await HoldersAsync(Role.Clerk, Role.Head);
                var told = (await NewsAsync(before)).Select(n => n.UserId).ToList();
                // Who logged it at the desk knows; what came by itself is told to the desk.
                Assert.That(told, online ? Is.EquivalentTo(desk) : Is.Empty, Where(number, "arrival"));
                _cases.Add((number, code, _chance.Next(6) == 0));
            }
        }

        private async Task<(string, string)> SubmitAsync()
        {
            var receipt = await office.DoAsync(SubmitOnlineTests.Request());
            return (receipt.CaseNumber, receipt.QueryCode);
        }

        private async Task<(string, string)> RegisterAsync()
        {
            var receipt = await office.DoAsync(Posted(_today.ToString("O", CultureInfo.InvariantCulture)), Role.Clerk);
            return (receipt.CaseNumber, receipt.QueryCode);
        }

        private async Task ActAsync(string number, string code)
        {
            var at = await LookAsync(number);
            switch (at.State)
            {
                case CaseState.Received:
                    if (_chance.Next(3) == 0) await TakeNextAsync();
                    else await DoAsync(number, new AssignCase.Command(TestOffice.UserId(Role.Officer)), Any(Role.Head, Role.Clerk));
                    break;
                case CaseState.InProgress: await WorkAsync(number, code); break;
                case CaseState.AwaitingCorrection:
                    if (_chance.Next(3) == 0) await DoAsync(number, new ReceiveCorrection.Command(_today, "2025年的合同"), Any(Role.Clerk, Role.Officer));
                    else if (_chance.Next(2) == 0) await PortalAsync(number, new CorrectOnline.Command("2025年的合同") { Number = number, QueryCode = code });
                    else await DoAsync(number, new NoteCorrectionLapse.Command(_today), Role.Officer);
                    break;
                case CaseState.Consulting:
                    await DoAsync(number, new RecordConsultationAnswer.Command(await ConsultationAsync(number), _today, ConsultationOpinion.Agrees, "同意公开"), Any(Role.Clerk, Role.Officer));
                    break;
                case CaseState.InApproval when at.Step is { } step:
                    await DoAsync(number, _chance.Next(6) == 0 ? new JudgeLetter.Command(Verdict.Return, "请写明依据。") : new JudgeLetter.Command(Verdict.Agree, "同意。"), step);
                    break;
                case CaseState.Approved:
                    if (_chance.Next(5) == 0) await DoAsync(number, new VoidLetter.Command("写错了", Rewrite: _chance.Next(2) == 0), Role.Head);
                    else await DoAsync(number, new IssueLetter.Command(LateConfirmed: true), Any(Role.Officer, Role.Head));
                    break;
                case CaseState.Issued:
                    await DoAsync(number, _chance.Next(2) == 0 ? new RecordService.Command(ServiceMethod.InPerson, _today, _today, Proof: "送达回证")
                        : new RecordService.Command(ServiceMethod.PostalExpress, _today, TrackingNumber: string.Create(CultureInfo.InvariantCulture, $"EA{_chance.Next(100000000, 999999999)}CN")), Any(Role.Clerk, Role.Officer));
                    break;
                case CaseState.Dispatched:
                    if (_chance.Next(3) == 0) await DoAsync(number, new RecordReturnedMail.Command(_today, "无人签收"), Any(Role.Clerk, Role.Officer));
                    else if (_chance.Next(2) == 0) await PortalAsync(number, new ConfirmReceiptOfReply.Command { Number = number, QueryCode = code });
                    else await DoAsync(number, new RecordReceived.Command(_today, Proof: "签收"), Any(Role.Clerk, Role.Officer));
                    break;
                case CaseState.Served: await DoAsync(number, new CloseCase.Command(), Any(Role.Officer, Role.Head)); break;
                case CaseState.Closed when _chance.Next(4) == 0: await DoAsync(number, new ReopenCase.Command("复查"), Role.Head); break;
                default: break;
            }
        }

        private async Task WorkAsync(string number, string code)
        {
            switch (_chance.Next(14))
            {
                case 0: await DoAsync(number, new AskForCorrection.Command(_today, ["请写明年份"], DeliveredOn: _today, WorkingDays: 5), Role.Officer); break;
                case 1: await DoAsync(number, new Consult.Command(ConsultationKind.Agency, _today, "全文", Agency: "某市财政局", DeliveredOn: _today, DeliveryProof: "签收"), Role.Officer); break;
                case 2: await DoAsync(number, new HandBackCase.Command("不是本科的事"), Role.Officer); break;
                case 3 when _chance.Next(3) == 0: await DoAsync(number, new Withdraw.Command(_today), Any(Role.Clerk, Role.Officer)); break;
                case 4 when _chance.Next(3) == 0: await PortalAsync(number, new WithdrawOnline.Command { Number = number, QueryCode = code }); break;
                case 5: await DoAsync(number, new AssignCase.Command(TestOffice.UserId(Role.Officer)), Any(Role.Head, Role.Clerk)); break;
                case 6 or 7:
                    await DoAsync(number, new ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
                    Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" }), Role.Officer); break;
                case 8 or 9 or 10: await DoAsync(number, new DraftLetter.Command(), Role.Officer); break;
                default: await DoAsync(number, new SubmitLetter.Command(), Role.Officer); break;
            }
        }

        private async Task TakeNextAsync()
        {
            var before = await NoticesAsync();
            if ((await office.SendAsync(new TakeNextCase.Command(), Role.Officer)).Problem is null) Count(nameof(TakeNextCase));
            Assert.That(await NewsAsync(before), Is.Empty, Where("-", "take next: who took it knows"));
        }

        private Task DoAsync<T>(string number, CaseCommand<T> command, Role role) =>
            HeldAsync(number, UseCase.NameOf(command.GetType()), TestOffice.UserId(role), async () => (await office.SendAsync(command with { CaseNumber = number }, role)).Problem);

        private Task PortalAsync<T>(string number, MediatR.IRequest<Result<T>> command) =>
            HeldAsync(number, UseCase.NameOf(command.GetType()), null, async () => (await office.SendAsync(command)).Problem);

        // One act, held to the promise.
        private async Task HeldAsync(string number, string act, Guid? actor, Func<Task<Problem?>> send)
        {
            var (before, known) = (await LookAsync(number), await NoticesAsync());
            var refused = await send();
            var (after, news) = (await LookAsync(number), await NewsAsync(known));
            var where = Where(number, $"{act} by {(actor is { } who ? Name(who) : "applicant")}: {before.State} to {after.State}, told {string.Join(", ", news.Select(n => $"{n.Kind} {Name(n.UserId)}"))}");
            if (refused is not null)
            {
                Assert.That(news, Is.Empty, $"{where}: refused as {refused.Code}");
                return;
            }
            Count(act);
            Assert.That(news.Select(n => n.UserId), Is.Unique, $"{where}: nobody twice of one act");
            Assert.That(news.Select(n => n.UserId), Has.None.EqualTo(actor), $"{where}: who did it knows");
            var (wasTurn, isTurn) = (await TurnAsync(before), await TurnAsync(after));
            if (before.State == after.State && wasTurn.SetEquals(isTurn) && before.Step == after.Step) return;
            if (actor is { } one && isTurn.Contains(one)) return;
            Assert.That(news.Select(n => n.UserId), Is.SupersetOf(isTurn), $"{where}: it is {string.Join(", ", isTurn.Select(Name))}'s turn");
            Assert.That(news.Where(n => WaitingStates.Of(after.State).Told.Contains(Enum.Parse<NoticeKind>(n.Kind))).Select(n => n.UserId), Is.SubsetOf(isTurn),
                $"{where}: nobody else is told that it waits for them");
        }

        private async Task SweepAsync()
        {
            var before = await NoticesAsync();
            foreach (var sweep in Daily) await office.SweepAsync(sweep);
            var news = await NewsAsync(before);
            Assert.That(news.Select(n => (n.UserId, n.CaseId, n.Kind, n.Arguments)), Is.Unique, Where("-", "sweeps: each thing once"));
            var again = await NoticesAsync();
            foreach (var sweep in Daily) await office.SweepAsync(sweep);
            Assert.That((await NewsAsync(again)).Select(n => $"{n.Kind} {n.Arguments}"), Is.Empty, Where("-", "sweeps repeated"));
            await office.InDbAsync(async db =>
            {
                var late = await db.Set<Case>().Where(c => c.IsOpen && c.ClockPhase == ClockPhase.Running && c.DueOn < _today).ToListAsync();
                foreach (var one in late)
                    Assert.That(await db.Set<InboxNotice>().AnyAsync(n => n.CaseId == one.Id && n.Kind == nameof(NoticeKind.ReplyOverdue)), Where(one.Number, $"overdue since {one.DueOn} and nobody told"));
                return 0;
            });
        }

        private async Task<HashSet<Guid>> TurnAsync(Look at) => WaitingStates.Of(at.State).For switch
        {
            WaitsFor.Desk => [.. await HoldersAsync(Role.Clerk, Role.Head)],
            WaitsFor.Officer => at.Officer is { } officer ? [officer] : [.. await HoldersAsync(Role.Clerk, Role.Head)],
            WaitsFor.NextStep => at.Step is { } step ? [.. await HoldersAsync(step)] : [],
            WaitsFor.Clerks => [.. await HoldersAsync(Role.Clerk)],
            _ => [],
        };

        private Task<List<Guid>> HoldersAsync(params Role[] roles) =>
            office.InDbAsync(db => db.Set<Membership>().Where(m => m.BodyId == TestOffice.BodyId && roles.Contains(m.Role)).Select(m => m.UserId).Distinct().ToListAsync());

        private Task<Look> LookAsync(string number) => office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync(c => c.Number == number);
            var letter = await db.Set<Document>().Where(d => d.CaseId == found.Id && d.State == DocumentState.InApproval).OrderByDescending(d => d.No).FirstOrDefaultAsync();
            return new Look(found.State, found.OfficerId, letter?.NextStep);
        });

        private Task<int> ConsultationAsync(string number) => office.InDbAsync(db => db.Set<Consultation>()
            .Where(c => c.AnsweredOn == null && db.Set<Case>().Any(x => x.Id == c.CaseId && x.Number == number)).Select(c => c.No).FirstOrDefaultAsync());

        private Task<HashSet<Guid>> NoticesAsync() => office.InDbAsync(async db => (await db.Set<InboxNotice>().Select(n => n.Id).ToListAsync()).ToHashSet());

        private Task<List<InboxNotice>> NewsAsync(HashSet<Guid> known) => office.InDbAsync(async db => (await db.Set<InboxNotice>().ToListAsync()).FindAll(n => !known.Contains(n.Id)));

        private void Count(string act) => Done[act] = Done.GetValueOrDefault(act) + 1;

        private Role Any(params Role[] roles) => roles[_chance.Next(roles.Length)];

        private static string Name(Guid user) => Enum.GetValues<Role>().Where(r => TestOffice.UserId(r) == user).Select(r => r.ToString()).FirstOrDefault("?");

        private string Where(string number, string what) => $"seed {seed}, {_today:O}, {number}, {what}";

        public ValueTask DisposeAsync() => office.DisposeAsync();
    }
}
