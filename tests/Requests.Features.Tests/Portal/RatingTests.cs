using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;

namespace Requests.Features.Tests.Portal;

/// <summary>好差评: once, after the reply, counted without anybody's name.</summary>
public sealed class RatingTests
{
    [Test]
    public async Task TheService_IsRatedOnce_AfterTheReply_AndCountedWithoutANameOrACase()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await RefusedAsync(path, "case.wrong-state", new RateService.Command(Satisfaction.Satisfied));
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        Assert.That((await path.Office.DoAsync(new CheckStatus.Query(path.Number, path.QueryCode))).MayRate, Is.True);
        await RefusedAsync(path, "input.invalid", new RateService.Command((Satisfaction)9));
        await RefusedAsync(path, "input.invalid", new RateService.Command(Satisfaction.Satisfied, new string('长', 5000)));
        await RefusedAsync(path, "portal.no-such-request", new RateService.Command(Satisfaction.Satisfied) { QueryCode = "WRONGWRONG" });
        await path.Office.DoAsync(new RateService.Command(Satisfaction.Dissatisfied, "我叫张三，等得太久") { Number = path.Number, QueryCode = path.QueryCode });
        await RefusedAsync(path, "portal.rated-before", new RateService.Command(Satisfaction.VerySatisfied));
        Assert.That((await path.Office.DoAsync(new CheckStatus.Query(path.Number, path.QueryCode))).MayRate, Is.False);

        var read = await path.Office.DoAsync(new ReadRatings.Query(), Role.Supervisor);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((read.Rated, read.Answered, read.SatisfiedPercent), Is.EqualTo((1, 1, 0m)));
            Assert.That(read.Steps.Select(s => s.Count), Is.EqualTo(new[] { 0, 0, 0, 1, 0 }));
            Assert.That(read.Words.Single().Words, Is.EqualTo("我叫张三，等得太久"));
            Assert.That(System.Text.Json.JsonSerializer.Serialize(read), Does.Not.Contain(path.Number));
        }
        await path.Office.RefusedAsync("access.not-allowed", new ReadRatings.Query(), Role.Officer);
        Assert.That((await path.Office.EventsAsync(path.Number)).Single(e => e.Act == nameof(Act.RateService)).Details, Is.EqualTo("{}"), "colleagues do not see who blamed them");
        Assert.That(await path.Office.InDbAsync(db => db.Set<ServiceRating>().Select(r => r.Words).SingleAsync()), Does.Not.Contain("张三"));
    }

    private static Task<Problem> RefusedAsync(ReplyCase path, string code, RateService.Command command) => path.Office.RefusedAsync(code,
        command with { Number = path.Number, QueryCode = command.QueryCode.Length > 0 ? command.QueryCode : path.QueryCode });
}
