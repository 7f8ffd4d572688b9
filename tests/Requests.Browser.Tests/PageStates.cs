using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>A page in one of its states, and how to come to it.</summary>
/// <param name="Role">Who looks; nobody in particular for pages of the public.</param>
public sealed record PageState(string Name, Role? Role, Func<object, Task> Reach)
{
    internal Task ReachAsync(Visitor visitor) => Reach(visitor);

    public override string ToString() => Name;
}

/// <summary>Every page in every state that matters. What is listed here is looked at by all tests of pages and drawn by <see cref="Pictures"/>.</summary>
public static class PageStates
{
    public static IEnumerable<PageState> Portal { get; } =
    [
        Of("start", "/"),
        Of("apply", "/apply"),
        Reach("apply-refused", null, async visitor =>
        {
            await visitor.OpenAsync("/apply#step-how");
            await Applicant.ReviewAsync(visitor);
        }),
        Apply("review", Applicant.ReviewAsync),
        Apply("receipt", Applicant.ReviewAsync, Applicant.SendAsync),
        Apply("kept", Applicant.KeepAsync),
        Of("apply-continue", "/apply/continue"),
        Of("status-ask", "/status"),
        Reach("status-unknown", null, v => Applicant.AskStatusAsync(v, "JCG-2026-9999")),
        Of("sign-in", "/sign-in"),
        Reach("sign-in-refused", null, async v =>
        {
            await v.OpenAsync("/sign-in");
            // Nobody's name: a real one would be locked after some looks.
            await v.Page.FillAsync("#userName", "nobody");
            await v.Page.FillAsync("#password", "wrong");
            await v.SendAsync("main form .btn-main");
        }),
        Of("sign-in-forgotten", "/sign-in/forgotten"),
        Of("sign-in-asked", "/sign-in/forgotten?done=asked"),
        Reach("sign-in-link-used", null, v => v.OpenAsync("/sign-in/password?token=0", 403)),
        Reach("sign-in-password", null, async v => await Account.OpenLinkAsync(v)),
        Of("published", "/published"),
        Of("published-found", "/published?q=停车"),
        Reach("published-refused", null, v => v.OpenAsync("/published?q=收", 400)),
        Of("parcel-ask", "/parcel"),
        Reach("parcel", null, async v =>
        {
            await Applicant.AskStatusAsync(v, Site.NumberOf("停车泊位收费依据"));
            await v.SendAsync("form[action='/parcel'] .btn");
            Assert.That(await v.Page.Locator("#parts").CountAsync(), Is.EqualTo(1), await v.Page.InnerTextAsync("body"));
        }),
        Status("overdue", "环卫作业外包合同"),
        Status("correction", "建筑垃圾运输企业名录"),
        Status("paused", "户外广告承包方报价"),
        Status("in-approval", "冬季清雪费用决算"),
        Status("dispatched", "早夜市设置批复"),
        Status("returned", "河道清淤工程合同"),
        Status("served", "停车泊位收费依据"),
        Status("fee", "路灯节能改造全部影像资料"),
        Reach("set-up", null, async v => await v.OpenAsync(await Site.SetUpLinkAsync())),
        Reach("set-up-spent", null, async v =>
        {
            await v.OpenAsync("/set-up?token=0", 403);
            Assert.That((await v.Page.Locator(".summary-errors").CountAsync(), await v.Page.Locator("main form").CountAsync()), Is.EqualTo((1, 0)));
        }),
        Status("split", "绿化养护标准和执法队伍编制两项"),
    ];

    public static IEnumerable<PageState> Office { get; } =
    [
        Of("work", "/work", Role.Officer),
        Of("work-all", "/work?view=all", Role.Head),
        Of("work-sorted", "/work?view=all&order=subject", Role.Head),
        Of("log", "/log", Role.Clerk),
        Of("log-oral", "/log?channel=oral", Role.Clerk),
        Of("work-bag", "/log/bag", Role.Clerk),
        Of("work-bag-ordinary", "/log/bag?channel=ordinaryPost", Role.Clerk),
        Of("work-views", "/views", Role.Officer),
        Reach("work-bag-sent", Role.Clerk, async visitor =>
        {
            await visitor.OpenAsync("/log/bag");
            await OfficeSteps.FillLetterAsync(visitor, 0, "演示：早市摊位收费标准");
            await OfficeSteps.FillLetterAsync(visitor, 1, "演示：流动摊贩疏导点位图");
            await OfficeSteps.FillLetterAsync(visitor, 2, "演示：广场舞噪声管理办法", phone: "");
            await visitor.SendAsync("#bag .acts .btn-main");
        }),
        Of("board", "/board", Role.Supervisor),
        Case("overdue", "环卫作业外包合同", Role.Officer),
        Case("consulting", "户外广告承包方报价", Role.Officer),
        Case("in-approval", "冬季清雪费用决算", Role.Reviewer),
        Case("tried", "垃圾分类考核办法", Role.Officer, "?what=extended&on=2026-10-21"),
        Case("act", "垃圾分类考核办法", Role.Officer, "/acts/ask-for-correction"),
        Case("act-seen", "垃圾分类考核办法", Role.Officer, "/acts/ask-for-correction", async v =>
        {
            await v.Page.FillAsync("[name=points]", "请写明所需考核办法的年份。");
            await v.SendAsync(".acts [name=look]");
        }),
        Case("found", "垃圾分类考核办法", Role.Officer, "?find=公开"),
        Case("act-refused", "垃圾分类考核办法", Role.Officer, "/acts/archive-case"),
        Case("letter", "早夜市设置批复", Role.Officer, "/letters/1"),
        Case("opinion", "冬季清雪费用决算", Role.Reviewer, "/acts/judge-letter"),
        Of("search", "/search?q=停车", Role.Officer),
        Of("inbox", "/inbox", Role.Officer),
        Of("inbox-all", "/inbox?all=true", Role.Head),
        Of("profile", "/profile", Role.Officer),
        Of("parts", "/parts", Role.Officer),
        Of("absences", "/absences", Role.Officer),
        Of("absence-form", "/acts/enter-absence", Role.Officer),
        Case("similar", "停车泊位收费依据", Role.Officer, "/similar"),
        Case("together", "停车泊位收费依据", Role.Officer, "/together"),
        Of("campaigns", "/campaigns", Role.Officer),
        Reach("campaign-new", Role.Officer, v => v.OpenAsync($"/campaigns/new?case={Site.NumberOf("冬季清雪费用决算")}&words=停车")),
        Of("docket", "/docket", Role.Clerk),
        Of("complaint-form", "/acts/open-complaint", Role.Clerk),
        Of("proposals", "/proposals", Role.Clerk),
        Of("searches", "/searches", Role.Officer),
        Case("archive", "停车泊位收费依据", Role.Supervisor, "/archive"),
        Case("disputes", "违法建设拆除公告", Role.Officer, "/disputes"),
        Case("disputes-suit", "夜市摊位抽签结果", Role.Officer, "/disputes"),
        Case("disputes-none", "停车泊位收费依据", Role.Officer, "/disputes"),
        Of("disputes", "/disputes?all=true", Role.Officer),
        Of("board-filtered", "/board?class=late&waitsLong=true", Role.Supervisor),
        Of("lateness", "/board/lateness", Role.Supervisor),
        Of("escalations", "/board/escalations?all=true", Role.Supervisor),
        Of("holidays", "/board/holidays", Role.Supervisor),
        Of("calendar", "/calendar", Role.Supervisor),
        Of("audit", "/audit", Role.Supervisor),
        Of("audit-person", "/audit?by=officer", Role.Supervisor),
        Of("board-sorted", "/board?order=margin", Role.Supervisor),
        Of("security", "/security", Role.Supervisor),
        Of("report", "/reports/2020", Role.Head),
        Of("report-now", "/reports", Role.Supervisor),
        Of("report-cell", "/reports/2020/NEW/total", Role.Head),
        Of("report-text", "/reports/2020/texts/1", Role.Head),
        Of("report-two", "/reports/2020/part-two", Role.Head),
        Of("report-compare", "/reports/2026/compare/2020", Role.Head),
        Of("report-freeze", "/acts/freeze-annual-report?year=2020&scope=body", Role.Head),
        Reach("report-check-refused", Role.Head, async v =>
        {
            await v.OpenAsync("/reports/check");
            await v.SendAsync("main form .btn-main");
        }),
        Reach("report-check-file", Role.Head, async v =>
        {
            await v.OpenAsync("/reports/check");
            await v.Page.SetInputFilesAsync("#file", new FilePayload { Name = "表.csv", MimeType = "text/csv",
                Buffer = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,0,0,0,0,0,2\n", 25))) });
            await v.SendAsync("main form .btn-main");
        }),
        Of("publications", "/publications/2020", Role.Head),
        Of("publications-form", "/acts/register-publications", Role.Head),
        Of("imports", "/imports", Role.Administrator),
        Of("admin", "/admin", Role.Administrator),
        Of("chains", "/admin/chains", Role.Administrator),
        Of("chain", "/admin/chains/reply", Role.Administrator),
        Reach("chain-step", Role.Administrator, async v =>
        {
            await v.OpenAsync("/admin/chains/DOC-3");
            await v.SendAsync("[name=step][value=add]");
        }),
        Reach("chain-refused", Role.Administrator, async v =>
        {
            await v.OpenAsync("/admin/chains/DOC-5");
            await v.SendAsync("[name=step][value=drop-0]");
            await v.SendAsync("[name=step][value=save]");
        }),
        Of("admin-settings", "/acts/change-body-settings", Role.Administrator),
        Of("users", "/admin/users", Role.Administrator),
        Reach("user-refused", Role.Administrator, async v =>
        {
            await v.OpenAsync("/acts/create-user");
            await v.SendAsync("main form .btn-main");
        }),
        Of("user-form", "/acts/create-user", Role.Administrator),
        Of("user-reset", "/acts/reset-sign-in?user=clerk", Role.Administrator),
        Reach("user-link", Role.Administrator, v => Account.GiveLinkAsync(v)),
        Of("email-form", "/acts/change-own-email", Role.Officer),
        Of("keys", "/admin/keys", Role.Administrator),
        Of("webhooks", "/admin/webhooks", Role.Administrator),
        Of("webhook-form", "/acts/subscribe-webhook", Role.Administrator),
        Of("health", "/admin/health", Role.Administrator),
        Reach("not-allowed", Role.Clerk, v => v.OpenAsync("/admin/users", 403)),
        Reach("not-there", Role.Clerk, v => v.OpenAsync("/cases/JCG-2026-9999", 404)),
        Of("approvals", "/approvals", Role.Reviewer),
        Of("approvals-evidence", "/approvals?tab=evidence", Role.Reviewer),
        Of("help", "/help", Role.Officer),
        Of("approvals-none", "/approvals", Role.Chief),
        Case("letter-checks", "冬季清雪费用决算", Role.Leader, "/letters/2"),
        Case("differences", "早夜市设置批复", Role.Officer, "/letters/1/differences"),
        Case("outcome", "广告牌匾设置审批档案", Role.Officer, "/outcome"),
        Case("outcome-end", "停车场经营权出让方案", Role.Officer, "/outcome?G11=y&G12=y&yes=G22&G16=y"),
        Case("settle-leaf", "广告牌匾设置审批档案", Role.Officer, "/acts/classify-outcome"),
        Case("settle", "广告牌匾设置审批档案", Role.Officer, "/acts/classify-outcome?leaf=REFUSED_PROCESS"),
        Case("settle-refused", "广告牌匾设置审批档案", Role.Officer, "/acts/classify-outcome?leaf=UNAVAILABLE_NOT_HELD&notHeldKind=notResponsible",
            v => v.SendAsync("main form .acts .btn-main")),
        Case("settle-parts", "停车场经营权出让方案", Role.Officer, "/acts/classify-outcome"),
        Case("draft", "停车场经营权出让方案", Role.Officer, "/draft"),
        Case("draft-rare", "停车场经营权出让方案", Role.Officer, "/draft#draft", v => v.Page.ClickAsync("#draft details summary")),
        Reach("case-draft-conflict", Role.Officer, v => ConflictAsync(v, "停车场经营权出让方案", "/draft", "[name=facts]", "#draft .acts [value=save]")),
        Reach("case-act-conflict", Role.Officer, v => ConflictAsync(v, "垃圾分类考核办法", "/acts/set-release-hold", "[name=reason]", "main form .acts .btn-main")),
        // Folds that open push down what is below them; that was asked for and does not count as a shift.
        Case("steps-open", "户外广告承包方报价", Role.Officer, "", v => v.Page.EvaluateAsync("() => { window.shifts.push = () => 0; for (const fold of document.querySelectorAll('.beside details')) fold.open = true; }")),
        Case("draft-none", "广告牌匾设置审批档案", Role.Officer, "/draft"),
        Case("draft-notice", "广告牌匾设置审批档案", Role.Officer, "/draft?kind=DOC-11"),
        Case("letters-new", "广告牌匾设置审批档案", Role.Officer, "/letters/new"),
        Case("redaction", "停车场经营权出让方案", Role.Officer, "/redaction"),
        Case("redaction-file", "停车场经营权出让方案", Role.Officer, "/redaction/1"),
        Case("service-issued", "公厕改造项目验收报告", Role.Clerk, "/service"),
        Case("service-in-person", "公厕改造项目验收报告", Role.Clerk, "/service?way=inPerson"),
        Case("service-posted", "公厕改造项目验收报告", Role.Clerk, "/service?way=postalRegistered"),
        Case("service-sent", "早夜市设置批复", Role.Clerk, "/service"),
        Case("returned", "河道清淤工程合同", Role.Officer),
        Case("service-returned", "河道清淤工程合同", Role.Clerk, "/service"),
        Case("service-served", "停车泊位收费依据", Role.Officer, "/service"),
        Case("papers", "停车泊位收费依据", Role.Clerk, "/papers"),
        Case("open", "停车泊位收费依据", Role.Clerk, "/open?kind=paper&paper=envelope"),
        Of("tracking", "/tracking", Role.Clerk),
        Reach("tracking-tried", Role.Clerk, async visitor =>
        {
            await visitor.OpenAsync("/tracking");
            await visitor.Page.SetInputFilesAsync("#list", new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes($"邮件号,状态,日期\nXA{Site.NumberOf("早夜市设置批复")[^4..]}00000CN,妥投,2026-10-20\nXA99999999CN,退回,2026-10-20\n") });
            await visitor.SendAsync("main form .btn-main");
        }),
        Of("templates", "/admin/templates", Role.Head),
        Of("template", "/admin/templates/DOC-3", Role.Head),
        Of("numbers", "/admin/numbers", Role.Supervisor),
        Case("archived", "有关城市管理的全部文件", Role.Clerk),
    ];

    public static IEnumerable<PageState> All => Portal.Concat(Office);

    private static PageState Of(string name, string address, Role? role = null) => Reach(name, role, v => v.OpenAsync(address));

    private static PageState Case(string name, string subject, Role role, string rest = "", Func<Visitor, Task>? then = null) => Reach($"case-{name}", role, async v =>
    {
        await v.OpenAsync($"/cases/{Site.NumberOf(subject)}{rest}");
        if (then is not null) await then(v);
    });

    // Whoever sends a form that was drawn with an older state of the case is told; here that state is made up, so that nothing is changed.
    private static async Task ConflictAsync(Visitor visitor, string subject, string rest, string field, string button)
    {
        await visitor.OpenAsync($"/cases/{Site.NumberOf(subject)}{rest}");
        // A passage that names somebody is written anew in a fold beside it.
        var fold = visitor.Page.Locator($"details:not([open]):has({field}) > summary");
        if (await fold.CountAsync() > 0) await fold.First.ClickAsync();
        await visitor.Page.FillAsync(field, "这里写的不会丢。");
        await visitor.Page.Locator("main form [name=seen]").First.EvaluateAsync("field => field.value = '00000000-0000-0000-0000-000000000001'");
        await visitor.Page.Locator("main form [name=since]").First.EvaluateAsync("field => field.value = '1'");
        await visitor.SendAsync(button);
        Assert.That(await visitor.Page.Locator("[aria-labelledby=changed]").CountAsync(), Is.EqualTo(1), await visitor.Page.InnerTextAsync("main"));
    }

    private static PageState Status(string name, string subject) => Reach($"status-{name}", null, async visitor =>
    {
        await Applicant.AskStatusAsync(visitor, Site.NumberOf(subject));
        Assert.That(await visitor.Page.Locator(".answer").CountAsync(), Is.EqualTo(1), await visitor.Page.InnerTextAsync("body"));
    });

    private static PageState Apply(string name, params Func<Visitor, Task>[] steps) => Reach($"apply-{name}", null, async visitor =>
    {
        await Applicant.AnswerAsync(visitor, "演示：道路停车泊位设置");
        foreach (var step in steps) await step(visitor);
    });

    private static PageState Reach(string name, Role? role, Func<Visitor, Task> reach) => new(name, role, visitor => reach((Visitor)visitor));
}
