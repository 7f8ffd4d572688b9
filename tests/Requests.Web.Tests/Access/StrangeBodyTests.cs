using System.Collections;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Search;
using Requests.Features.Areas.Intake;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Access;

/// <summary>A right inside one body moves, tells and slows nothing of another or of the installation.</summary>
public sealed class StrangeBodyTests
{
    private static readonly string Victim = WebOffice.UserName(Role.Chief);
    // An invitation is the one thing a body may send to another's people; what it proposes for all moves nothing.
    private static readonly Type[] Asking = [typeof(Invitation), typeof(InboxNotice), typeof(CalendarProposal), typeof(OfficeEvent)];

    private static readonly Role[] Given = [.. OfficeAccounts.GivenRoles];

    [Test]
    public async Task Finding1_AnAdministratorOfAnotherBody_TakesNobodyIn_AndReadsNoNames()
    {
        await using var office = await WebOffice.OpenAsync();
        using var stranger = office.ClientFor(Role.Administrator, WebOffice.OtherBody);
        using var founding = await stranger.PostAsJsonAsync("/api/v1/bodies", new { code = "AAA", name = "x" });
        await founding.ProblemAsync(403, "access.not-allowed");
        using var taking = await stranger.PutAsJsonAsync($"/api/v1/users/{Victim}/roles", new { roles = new[] { "clerk" } });
        await taking.ProblemAsync(404, "office.no-such-user");
        using var known = await stranger.PostAsJsonAsync("/api/v1/users/invitations", new { userName = Victim, roles = new[] { "clerk" } });
        using var unknown = await stranger.PostAsJsonAsync("/api/v1/users/invitations", new { userName = "nobody", roles = new[] { "clerk" } });
        Assert.That((await known.DoneAsync(202)).GetRawText().Replace(Victim, "nobody", StringComparison.Ordinal),
            Is.EqualTo((await unknown.DoneAsync(202)).GetRawText()));
        Assert.That(await office.InDbAsync(db => db.Set<Membership>().CountAsync(m => m.UserId == WebOffice.UserId(Role.Chief))), Is.EqualTo(1));
        using var key = await stranger.PostAsJsonAsync("/api/v1/api-keys", new { name = "x", userName = Victim, scopes = new[] { "write" } });
        Assert.That((int)key.StatusCode, Is.AnyOf(400, 404));
        var told = await office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.Kind == "Invited").Select(n => n.UserId).ToListAsync());
        Assert.That(told, Is.EquivalentTo(new[] { WebOffice.UserId(Role.Chief), WebOffice.UserId(Role.Administrator) }),
            "the person and who answers for the account");
    }

    [Test]
    public async Task Finding1_WhoAgreesToAnInvitation_KeepsTheOwnBody_UntilAnotherIsChosen_AndTheHomeBodyAnswersForTheAccount()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.InDbAsync(async db =>
        {
            // Its code comes first.
            db.Set<Body>().Add(new Body(Guid.NewGuid(), "AAA", "x", new BodySettings()));
            await db.SaveChangesAsync();
            var first = await db.Set<Body>().SingleAsync(b => b.Code == "AAA");
            db.Set<Invitation>().Add(new Invitation(Guid.NewGuid(), first.Id, WebOffice.UserId(Role.Chief), [Role.Clerk], null, "x", office.Time.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        var asked = (await office.DoAsync(new ListInvitations.Query(), Role.Chief)).Single();
        await office.RefusedAsync("office.no-such-invitation", new AnswerInvitation.Command(asked.Id, true), Role.Head);
        await office.DoAsync(new AnswerInvitation.Command(asked.Id, true), Role.Chief);
        using var chief = office.ClientFor(Role.Chief);
        async Task<string?> HereAsync()
        {
            using var me = await chief.GetAsync("/api/v1/me");
            return (await me.DoneAsync()).GetProperty("body").GetString();
        }
        Assert.That(await HereAsync(), Is.EqualTo("HCG"));
        using var chosen = await chief.PutAsJsonAsync("/api/v1/me/body", new { code = "AAA" });
        Assert.That((int)chosen.StatusCode, Is.EqualTo(204));
        Assert.That(await HereAsync(), Is.EqualTo("AAA"));
        using var foreign = await chief.PutAsJsonAsync("/api/v1/me/body", new { code = "OTH" });
        await foreign.ProblemAsync(403, "access.not-a-member");
        Assert.That((await office.DoAsync(new ResetSignIn.Command(true) { UserName = Victim }, Role.Administrator)).Link, Is.Not.Empty);
    }

    [Test]
    public async Task Finding9_RebuildingTheIndex_ReachesTheOwnBodyOnly_AndSaysWhatIsMissing()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        using var registered = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        await registered.DoneAsync(201);
        await office.InScopeAsync(services => services.GetRequiredService<IMediator>().Send(new IndexTexts.Command()));
        async Task<(int Hits, int Pending)> FindAsync()
        {
            var found = await office.DoAsync(new SearchCases.Query("泊位"), Role.Clerk);
            return (found.Hits.Count, found.Pending);
        }
        Assert.That(await FindAsync(), Is.EqualTo((1, 0)));
        await office.DoAsync(new RebuildIndex.Command(), Role.Administrator, WebOffice.OtherBody);
        Assert.That(await FindAsync(), Is.EqualTo((1, 0)), "another body's rebuild");
        await office.DoAsync(new RebuildIndex.Command(), Role.Administrator);
        Assert.That(await FindAsync(), Is.EqualTo((0, 1)), "marked in the same act");
        await office.InScopeAsync(services => services.GetRequiredService<IMediator>().Send(new IndexTexts.Command()));
        Assert.That(await FindAsync(), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Finding14_TheJobsPage_IsOfTheInstallation()
    {
        await using var office = await WebOffice.OpenAsync();
        foreach (var (role, status) in new[] { (Role.Administrator, 403), (Role.Supervisor, 403), (Role.Operator, 200) })
        {
            using var client = office.ClientFor(role);
            using var page = await client.GetAsync("/hangfire");
            Assert.That((int)page.StatusCode, Is.EqualTo(status), role.ToString());
        }
    }

    [Test]
    public async Task Finding22_OneBodysFigures_CountInAnothers_OnlyOnceThatOneAgrees()
    {
        await using var office = await WebOffice.OpenAsync();
        var body = await office.DoAsync(new ReadBody.Query(), Role.Administrator, WebOffice.OtherBody);
        await office.DoAsync(new ChangeBodySettings.Command(body.Name, body.Settings with { Superior = "hcg" }), Role.Administrator, WebOffice.OtherBody);
        await office.RefusedAsync("report.no-city", new Requests.Features.Areas.Reports.ReadAnnualReport.Query(2026, ReportScope.City), Role.Supervisor);
        Assert.That((await office.DoAsync(new ListSubordinates.Query(), Role.Administrator)).Single().IsAccepted, Is.False);
        await office.RefusedAsync("office.not-subordinate", new AnswerSubordinate.Command("HCG", true), Role.Administrator, WebOffice.OtherBody);
        await office.DoAsync(new AnswerSubordinate.Command("OTH", true), Role.Administrator);
        Assert.That((await office.SendAsync(new Requests.Features.Areas.Reports.ReadAnnualReport.Query(2026, ReportScope.City),
            Role.Supervisor)).Problem, Is.Null);
    }

    [Test]
    public async Task Finding1_TheInstallation_AlwaysHasAnOperator_AndOnlyOperatorsAppointThem()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.RefusedAsync("access.not-allowed", new ChangeOperators.Command(Victim, true), Role.Administrator);
        await office.DoAsync(new ChangeOperators.Command(Victim, true), Role.Operator);
        using var chief = office.ClientFor(Role.Chief);
        using var me = await chief.GetAsync("/api/v1/me");
        Assert.That((await me.DoneAsync()).GetProperty("roles").EnumerateArray().Select(r => r.GetString()), Is.EqualTo(new[] { "chief", "operator" }));
        foreach (var name in new[] { Victim,
            WebOffice.UserName(Role.Operator, WebOffice.OtherBody) }) await office.DoAsync(new ChangeOperators.Command(name, false), Role.Operator);
        await office.RefusedAsync("office.last-operator", new ChangeOperators.Command(WebOffice.UserName(Role.Operator), false), Role.Operator);
        await office.RefusedAsync("access.not-a-member", new ChooseBody.Command(WebOffice.OtherBody), Role.Chief);
        await office.DoAsync(new InviteUser.Command("nobody", [Role.Clerk]), Role.Administrator);
    }

    [Test]
    public void EveryActOfTheInstallation_IsForItsOperatorsAlone() =>
        Assert.That(Permissions.Table.Where(p => p.Reach == Reach.Installation && p.Roles.Any(r => r is not (Role.Operator or Role.System)))
            .Select(p => p.Act), Is.Empty);

    /// <summary>
    /// Walks every use case as somebody with every role of a strange body, filled with the ids, numbers and names of this one, and looks at
    /// every row of this body and of the installation before and after.
    /// </summary>
    [Test]
    public async Task EveryUseCase_SentFromAStrangeBody_MovesNothingHereAndTellsNothing()
    {
        await using var office = await WebOffice.OpenAsync();
        const string Secret = "隔墙不可见";
        using var clerk = office.ClientFor(Role.Clerk);
        using var registered = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted(subject: Secret));
        var number = (await registered.DoneAsync(201)).GetProperty("caseNumber").GetString()!;
        var (ids, here) = await office.InDbAsync(async db => (
            await db.Set<Case>().Select(c => c.Id).Concat(db.Set<Party>().Select(p => p.Id)).ToListAsync(), await db.Set<Body>().Where(b => b.Code == "HCG")
                .Select(b => b.Id).SingleAsync()));
        var before = await RowsAsync(office, here);
        var sent = 0;
        foreach (var type in typeof(UseCase).Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)) && !t.IsAbstract
            && !t.ContainsGenericParameters))
        {
            if (UseCase.ActsOf(type).Count == 0 || UseCase.ActsOf(type).Any(a => Permissions.Of(a).Reach == Reach.OwnAccount)) continue;
            foreach (var id in ids)
            {
                if (Made(type, number, id) is not { } request) continue;
                var (problem, answer) = await SendAsync(office, request);
                sent++;
                if (UseCase.ActsOf(type).All(a => Permissions.Of(a).Reach == Reach.Installation)) Assert.That(problem?.Code,
                    Is.EqualTo("access.not-allowed"), type.ToString());
                Assert.That(answer, Does.Not.Contain(Secret).And.Not.Contain(Victim), type.ToString());
            }
        }
        Assert.That(sent, Is.GreaterThan(150), "the walk goes");
        var after = await RowsAsync(office, here);
        Assert.That((before.Except(after), after.Except(before)), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    private static async Task<(Problem? Problem, string Answer)> SendAsync(WebOffice office, object request)
    {
        var value = request.GetType().GetInterfaces().First(i => i.IsGenericType
            && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0].GenericTypeArguments[0];
        var task = (Task)typeof(StrangeBodyTests).GetMethod(nameof(SendTypedAsync),
            BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(value).Invoke(null, [office, request])!;
        await task;
        return ((Problem?, string))task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private static async Task<(Problem? Problem, string Answer)> SendTypedAsync<T>(WebOffice office, IRequest<Result<T>> request)
    {
        try
        {
            await using var scope = office.Services.CreateAsyncScope();
            var caller = scope.ServiceProvider.GetRequiredService<Caller>();
            caller.BodyId = await scope.ServiceProvider.GetRequiredService<RequestsDb>().Set<Body>().Where(b => b.Code == WebOffice.OtherBody)
                .Select(b => b.Id).SingleAsync();
            (caller.UserId, caller.Name, caller.Roles) = (WebOffice.UserId(Role.Administrator, WebOffice.OtherBody),
                WebOffice.UserName(Role.Administrator, WebOffice.OtherBody), Given.ToHashSet());
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
            if (result.Problem is { } problem) return (problem, "");
            try
            {
                return (null, JsonSerializer.Serialize<object?>(result.Value));
            }
            catch (Exception unprinted) when (unprinted is NotSupportedException or JsonException or InvalidOperationException)
            {
                return (null, "");
            }
        }
        // What a door would not let through at all, such as a missing part; it may not move anything either.
        catch (Exception e) when (e is NullReferenceException or ArgumentException or InvalidOperationException or JsonException or FormatException or IOException)
        {
            return (null, "");
        }
    }

    // A request of this type about the case, its people and its body.
    private static object? Made(Type type, string number, Guid id)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        if (constructor is null) return null;
        try
        {
            var request = constructor.Invoke([.. constructor.GetParameters().Select(p => ValueOf(p.ParameterType, p.Name!, number, id))]);
            foreach (var property in type.GetProperties().Where(p => p.CanWrite && constructor.GetParameters().All(c => c.Name != p.Name)))
                property.SetValue(request, ValueOf(property.PropertyType, property.Name, number, id));
            return request;
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static object? ValueOf(Type type, string name, string number, Guid id)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            if (name.Contains("Case", StringComparison.OrdinalIgnoreCase) || name.Contains("Number", StringComparison.OrdinalIgnoreCase)) return number;
            if (name.Contains("User", StringComparison.OrdinalIgnoreCase)) return Victim;
            if (name.Contains("Code", StringComparison.OrdinalIgnoreCase)) return WebOffice.Body;
            return "某";
        }
        if (plain == typeof(Guid)) return id;
        if (plain == typeof(int)) return name.Contains("Year", StringComparison.OrdinalIgnoreCase) ? 2026 : 1;
        if (plain == typeof(bool)) return true;
        if (plain == typeof(DateOnly)) return new DateOnly(2026, 3, 2);
        if (plain.IsEnum) return Enum.GetValues(plain).GetValue(0);
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GenericTypeArguments is [var item])
        {
            if (!type.IsAssignableFrom(item.MakeArrayType())) return null;
            if (item.IsEnum || item == typeof(string) || item == typeof(Guid))
            {
                var list = Array.CreateInstance(item, 1);
                list.SetValue(ValueOf(item, name, number, id), 0);
                return list;
            }
            return Array.CreateInstance(item, 0);
        }
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    // Every row of the body, and of what all bodies share, as it lies in the database.
    private static Task<List<string>> RowsAsync(WebOffice office, Guid body) => office.InDbAsync(db =>
    {
        var rows = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && !Asking.Contains(e.ClrType)))
        {
            var set = (IQueryable<object>)typeof(DbContext).GetMethods().First(m => m.Name == nameof(DbContext.Set)
                && m.GetParameters().Length == 0).MakeGenericMethod(entity.ClrType).Invoke(db, null)!;
            foreach (var row in set.IgnoreQueryFilters().AsNoTracking().ToList())
            {
                var values = entity.GetProperties().Where(p => !p.IsShadowProperty()).ToDictionary(p => p.Name, p => p.GetGetter().GetClrValue(row));
                if ((values.GetValueOrDefault("BodyId") ?? (entity.ClrType == typeof(Body) ? values["Id"] : null)) is Guid other && other != body) continue;
                rows.Add($"{entity.ClrType.Name} {JsonSerializer.Serialize(values)}");
            }
        }
        rows.Sort(StringComparer.Ordinal);
        return Task.FromResult(rows
            .Where(r => !r.StartsWith("Heartbeat", StringComparison.Ordinal) && !r.StartsWith("ProofEnd", StringComparison.Ordinal) && !r.StartsWith("Lease", StringComparison.Ordinal)
            && !r.Contains("oth.", StringComparison.Ordinal)).ToList());
    });
}
