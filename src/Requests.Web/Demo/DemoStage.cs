using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Statute.Calendars;
using Unit = Requests.Features.Data.Entities.Unit;

namespace Requests.Web.Demo;

/// <summary>
/// Plays acts of an office in the order of their days, each through the same commands as in real life, as the person who
/// would do it. What refuses stops the play: a demonstration that cheats is worth nothing.
/// </summary>
internal sealed class DemoStage(IServiceProvider services, SimulatedTime time)
{
    public static readonly Guid BodyId = new("20200000-0000-0000-0000-000000000001");
    private readonly PriorityQueue<Func<Task>, (DateOnly Day, int Order)> _acts = new();
    private int _order;

    public static DateOnly After(DateOnly day, int workingDays) => WorkdayCalendar.Shipped.Horizon(day, workingDays);

    /// <summary>Puts an act on the day it happens.</summary>
    public void On(DateOnly day, Func<Task> act) => _acts.Enqueue(act, (day, _order++));

    /// <summary>Plays everything up to and including a day.</summary>
    public async Task PlayUntilAsync(DateOnly last)
    {
        var at = new TimeOnly(9, 0);
        var today = DateOnly.MinValue;
        while (_acts.TryPeek(out _, out var next) && next.Day <= last)
        {
            at = next.Day == today ? at.AddMinutes(1) : new TimeOnly(9, 0);
            today = next.Day;
            time.GoTo(today, at);
            await _acts.Dequeue()();
        }
    }

    public Task<T> AsAsync<T>(Role role, IRequest<Result<T>> request) => InScopeAsync(async scope =>
    {
        var caller = scope.GetRequiredService<Caller>();
        if (role == Role.Applicant) caller.ActAsApplicant(BodyId);
        else if (role == Role.System) caller.ActAsSystem(BodyId);
        else (caller.UserId, caller.Name, caller.BodyId, caller.Roles) = (DemoAccounts.Of(role).Id, DemoAccounts.Of(role).UserName, BodyId,
            new HashSet<Role> { role });
        var result = await scope.GetRequiredService<IMediator>().Send(request);
        return result.Problem is { } problem
            ? throw new InvalidOperationException($"{UseCase.NameOf(request.GetType())} on {time.GetUtcNow():yyyy-MM-dd}: {problem.Code} {problem.Text.En} {string.Join("; ", problem.Fields?.Select(f => $"{f.Key}: {string.Join(' ', f.Value)}") ?? [])}")
            : result.Value;
    });

    /// <summary>An act on a case that need not answer anything.</summary>
    public async Task DoAsync<T>(Role role, string caseNumber, CaseCommand<T> command) => await AsAsync(role, command with { CaseNumber = caseNumber });

    public async Task BuildOfficeAsync(string password) => await InScopeAsync(async scope =>
    {
        scope.GetRequiredService<Caller>().ActAsSystem();
        var db = scope.GetRequiredService<RequestsDb>();
        db.Set<Body>().Add(new Body(BodyId, "JCG", "江城市城市管理局", new BodySettings
        {
            NumberCode = "江城管公",
            FondsCode = "J120",
            SelfName = "我局",
            ReconsiderationOrgan = "江城市人民政府",
            ReconsiderationUrl = "https://fuyi.example.invalid",
            Court = "江城市道里区人民法院",
            FormerReconsiderationOrgans = "江城市人民政府或者江城省住房和城乡建设厅",
            SupervisoryAuthority = "江城市人民政府办公室",
            ContactUnit = "江城市城市管理局政务公开办公室",
            OfficeHours = "工作日 9:00-11:30，13:30-17:00",
            ContactEmail = "disclosure@jcg.example.invalid",
            ContactPhone = "0450-00000000",
            ContactAddress = "江城市中央大街0号",
            SupervisorPhone = "0450-00000001",
        }));
        db.AddRange(DemoUnit.All.Select(u => new Unit(u.Id, BodyId, u.Code, u.Name)));
        var hasher = scope.GetRequiredService<IPasswordHasher<User>>();
        foreach (var account in DemoAccounts.All)
        {
            var user = new User
            {
                Id = account.Id,
                UserName = account.UserName,
                NormalizedUserName = account.UserName.ToUpperInvariant(),
                DisplayName = account.DisplayName,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                HomeBodyId = BodyId,
                IsOperator = account.Role == Role.Administrator
            };
            user.PasswordHash = hasher.HashPassword(user, password);
            user.LockoutEnabled = true;
            db.Set<User>().Add(user);
            db.Set<Membership>().Add(new Membership(account.Id, BodyId, account.Role, account.Unit?.Id));
        }
        await db.SaveChangesAsync();
        return 0;
    });

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
