using System.Collections.Concurrent;

namespace Requests.Browser.Tests;

/// <summary>
/// One look at a page state in one language. To come to a state costs more than to measure it, so it is reached once and measured
/// by all who ask about it; each test then reads its own part.
/// </summary>
/// <param name="Faults">What <see cref="Visitor.Faults"/> noted on the way.</param>
/// <param name="Moved">What moved by itself after the page was opened.</param>
/// <param name="Violations">What axe found, and what sticks out of the smallest screen.</param>
/// <param name="Refusing">Text that does not take forced colours.</param>
/// <param name="Enlarged">What is wrong with type twice as large and at 400 %; only the portal is looked at so.</param>
/// <param name="OnPaper">What is wrong in print; only what people print is looked at so.</param>
internal sealed record Look(IReadOnlyList<string> Faults, string Moved, IReadOnlyList<string> Violations, Weight Weight, IReadOnlyList<string> Refusing,
    IReadOnlyList<string> Enlarged, IReadOnlyList<string> OnPaper)
{
    private static readonly ConcurrentDictionary<(string PageState, string Language), Lazy<Task<Look>>> Taken = new();

    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

    public static Task<Look> AtAsync(PageState sight, string language) => Taken.GetOrAdd((sight.Name, language),
        _ => new(() => TakeAsync(sight, language))).Value;

    private static async Task<Look> TakeAsync(PageState sight, string language)
    {
        var visitor = await Visitor.ArriveAsync(new(language), sight.Role);
        try
        {
            var scale = new Scale(visitor);
            await sight.ReachAsync(visitor);
            var moved = await visitor.MovedAsync();
            var refusing = await AccessibilityTests.RefusingAsync(visitor);
            var violations = await AccessibilityTests.ViolationsAsync(visitor);
            // Nothing has gone to another page, so by now all has long arrived.
            var weight = await scale.ReadAsync();
            var onPaper = PaperTests.Printed.Contains(sight) ? await PaperTests.FaultsAsync(visitor) : [];
            // The walk with the Tab key moves the focus, so it comes last.
            var enlarged = PageStates.Portal.Contains(sight) ? await LargeTypeTests.FaultsAsync(visitor) : [];
            return new([.. visitor.Faults], moved, violations, weight, refusing, enlarged, onPaper);
        }
        finally
        {
            await visitor.LeaveAsync();
        }
    }
}
