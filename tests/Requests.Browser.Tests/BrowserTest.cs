using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>A test with visitors; whatever it is about, no page may ask another host or break its own policy.</summary>
public abstract class BrowserTest
{
    private readonly List<Visitor> _visitors = [];
    private readonly List<Look> _looks = [];

    private protected async Task<Visitor> VisitAsync(Manner? manner = null, Role? role = null, Uri? address = null)
    {
        var visitor = await Visitor.ArriveAsync(manner ?? new(), role, address);
        _visitors.Add(visitor);
        return visitor;
    }

    private protected async Task<Look> LookAsync(PageState sight, string language = "zh-CN")
    {
        var look = await Look.AtAsync(sight, language);
        _looks.Add(look);
        return look;
    }

    [TearDown]
    public async Task LeaveAsync()
    {
        foreach (var visitor in _visitors) await visitor.LeaveAsync();
        Assert.That(_visitors.SelectMany(v => v.Faults).Concat(_looks.SelectMany(l => l.Faults)), Is.Empty);
    }
}
