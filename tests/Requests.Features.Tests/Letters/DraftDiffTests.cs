using Requests.Features.Services.Letters;

namespace Requests.Features.Tests.Letters;

public sealed class DraftDiffTests
{
    [Test]
    public void AParagraph_OfWhichMostStayed_IsComparedByCharacter() =>
        Assert.That(Parts("特此告知如下。", "现告知如下。"), Is.EqualTo(new[] { "-特此", "+现", "=告知如下。" }));

    [Test]
    public void AParagraph_OfWhichLessThanHalfStayed_HasGoneAndComeWhole() =>
        Assert.That(Parts("本机关没有制作过这份批复。", "经检索，该信息由江城市交通运输局掌握。"), Is.EqualTo(new[] { "-本机关没有制作过这份批复。", "+经检索，该信息由江城市交通运输局掌握。" }));

    private static IEnumerable<string> Parts(string before, string after) =>
        DraftDiff.Of(before, after).SelectMany(l => l.Parts).Select(p => p.Kind switch { DiffKind.Removed => "-", DiffKind.Added => "+", _ => "=" } + p.Text);
}
