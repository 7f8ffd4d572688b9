using System.Text.Encodings.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Requests.Features.Office;

namespace Requests.Web.Hosting;

/// <summary>The page behind the one-time link: a plain form, no script.</summary>
internal static class SetUpPage
{
    public static void Map(WebApplication app)
    {
        app.MapGet(SetUpLink.Path, (string? token, HtmlEncoder html) => Page(Form(html.Encode(token ?? "")))).ExcludeFromDescription();
        // The token itself proves that the form was not posted from elsewhere.
        app.MapPost(SetUpLink.Path, SetUpAsync).DisableAntiforgery().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
    }

    private static async Task<IResult> SetUpAsync([FromForm] string? token, [FromForm] string? bodyCode, [FromForm] string? bodyName,
        [FromForm] string? userName, [FromForm] string? password, IMediator mediator, HtmlEncoder html, CancellationToken ct)
    {
        var command = new SetUpOffice.Command(token ?? "", bodyCode?.Trim().ToUpperInvariant() ?? "", bodyName ?? "", userName?.Trim() ?? "", password ?? "");
        var result = await mediator.Send(command, ct);
        if (result.Problem is not { } problem) return Page($"<p>已完成，请以 {html.Encode(result.Value.UserName)} 登录。 / Done. Sign in as {html.Encode(result.Value.UserName)}.</p>");
        var faults = problem.Fields?.SelectMany(f => f.Value.Select(m => $"{f.Key}: {m}")) ?? [problem.Text.ToString()];
        return Page($"<ul role=\"alert\">{string.Concat(faults.Select(f => $"<li>{html.Encode(f)}</li>"))}</ul>{Form(html.Encode(token ?? ""))}", ProblemAnswers.StatusOf(problem.Kind));
    }

    private static string Form(string token) => $"""
        <form method="post" action="{SetUpLink.Path}">
        <input type="hidden" name="token" value="{token}">
        <p><label>机关代码 / Body code <input name="bodyCode" required pattern="[A-Za-z0-9]+" maxlength="10"></label></p>
        <p><label>机关名称 / Name of the body <input name="bodyName" required></label></p>
        <p><label>管理员用户名 / Administrator <input name="userName" required autocomplete="username"></label></p>
        <p><label>密码（至少 12 位） / Password (12 or more) <input type="password" name="password" required minlength="12" autocomplete="new-password"></label></p>
        <p><button>建立 / Create</button></p>
        </form>
        """;

    private static IResult Page(string content, int status = StatusCodes.Status200OK) => Results.Content($"""
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>初始设置 · Set-up</title></head><body><main><h1>初始设置 · Set-up</h1>{content}</main></body></html>
        """, "text/html; charset=utf-8", statusCode: status);
}
