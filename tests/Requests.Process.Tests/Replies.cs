using Requests.Features.Kernel;

namespace Requests.Process.Tests;

/// <summary>Replies that wait for nothing but their issue.</summary>
internal static class Replies
{
    /// <summary>Registers this many requests today and takes their replies through the whole chain of approval; their numbers.</summary>
    public static async Task<List<string>> ApproveAsync(Office office, Node node, int count)
    {
        using var clerk = await node.ClientAsync(Office.Name(Role.Clerk));
        using var officer = await node.ClientAsync(Office.Name(Role.Officer));
        using var head = await node.ClientAsync(Office.Name(Role.Head));
        var officerId = await office.UserIdAsync(Role.Officer);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var numbers = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var number = (await clerk.RegisterAsync($"reply-{i}", today))!;
            await head.ActAsync(number, "assignment", new { officerId });
            await officer.ActAsync(number, "outcome", new
            {
                leaf = "UNAVAILABLE_NOT_HELD",
                notHeldKind = "notResponsible",
                reason = "该事项的职责不由我局承担",
                basis = new { responsibleAgency = "某市水务局", responsibleContact = "000-0000000" },
            });
            await officer.ActAsync(number, "reply-drafts", new { });
            await officer.ActAsync(number, "reply-submissions", new { });
            numbers.Add(number);
        }
        foreach (var role in new[] { Role.Reviewer, Role.Head, Role.Leader, Role.Chief })
        {
            using var signer = await node.ClientAsync(Office.Name(role));
            foreach (var number in numbers) await signer.ActAsync(number, "opinions", new { verdict = "agree", opinion = "同意" });
        }
        return numbers;
    }

    /// <summary>Issues the reply of a case under a key of its own, so that it can be sent again; false when no answer came.</summary>
    public static Task<bool> IssueAsync(this HttpClient officer, string number) => officer.ActAsync(number, "issues", new { }, $"issue-{number}");
}
