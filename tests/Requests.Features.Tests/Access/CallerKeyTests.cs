using Requests.Features.Kernel;

namespace Requests.Features.Tests.Access;

public sealed class CallerKeyTests
{
    [Test]
    public async Task AKey_HoldsForWhatIsSentUnderItAlone()
    {
        var caller = new Caller();
        var within = await caller.OnceAsync("outer", async () =>
        {
            var inner = await caller.OnceAsync("inner", () => Task.FromResult(caller.IdempotencyKey));
            return (inner, caller.IdempotencyKey);
        });

        Assert.That(within, Is.EqualTo(("inner", "outer")));
        Assert.That(caller.IdempotencyKey, Is.Null);
    }

    // A form is sent back by whoever likes to, with any key.
    [Test]
    public async Task AKeyOfAnyLength_FitsItsRow_AndStaysTheSame()
    {
        var caller = new Caller();
        Task<string?> KeyOf(string given) => caller.OnceAsync(given, () => Task.FromResult(caller.IdempotencyKey));
        var (first, again, other) = (await KeyOf(new('长', 300)), await KeyOf(new('长', 300)), await KeyOf(new('长', 301)));
        Assert.That(first, Has.Length.LessThanOrEqualTo(TextLimits.IdempotencyKey).And.EqualTo(again).And.Not.EqualTo(other));
        Assert.That(await KeyOf(new('a', TextLimits.IdempotencyKey)), Is.EqualTo(new string('a', TextLimits.IdempotencyKey)));
    }

    [Test]
    public void AKey_DoesNotOutliveAFailure()
    {
        var caller = new Caller();
        Assert.ThrowsAsync<InvalidOperationException>(() => caller.OnceAsync("once", () => Task.FromException<int>(new InvalidOperationException())));
        Assert.That(caller.IdempotencyKey, Is.Null);
    }

    [Test]
    public void NobodyElse_MaySetAKey() =>
        Assert.That(typeof(Caller).GetProperty(nameof(Caller.IdempotencyKey))!.SetMethod!.IsPublic, Is.False);
}
