namespace Requests.House.Tests;

/// <summary>What the doors of the product leave to one place.</summary>
public sealed class DoorTests
{
    [Test]
    public void NoPageAndNoEndpointStartsAJobItself()
    {
        string[] doors = ["Requests.Web.Api", "Requests.Web.Pages"];
        Assert.That(Rules.Mentions(House.Web, t => doors.Any(d => t.FullName.StartsWith(d, StringComparison.Ordinal)), "Hangfire"), Is.Empty);
        Assert.That(Rules.Mentions(House.Web, t => t.FullName.StartsWith("Requests.Web.Jobs", StringComparison.Ordinal), "Hangfire"),
            Is.Not.Empty, "the rule can go red");
    }

    [Test]
    public void EveryDoorTakesInFilesTheSameWay()
    {
        string[] firstHalves = ["Requests.Features.Areas.Files.TakeInFile/Command", "Requests.Features.Areas.Portal.TakeInMaterial/Command"];
        var users = Rules.Mentions(House.Web, t => !t.FullName.StartsWith("Requests.Web.Demo", StringComparison.Ordinal), firstHalves);
        Assert.That(users, Is.Not.Empty.And.All.StartsWith("Requests.Web.Hosting.IncomingFiles"));
    }
}
