using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features;
using Requests.Features.Data.Entities;
using Requests.House.Tests.Offenders;

namespace Requests.House.Tests;

/// <summary>Who may import whom, and what every slice owes. Each rule is also shown red on a planted offender.</summary>
public sealed class ArchitectureTests
{
    private static readonly System.Reflection.Assembly Planted = typeof(OpenEntity).Assembly;

    [Test]
    public void StatuteReferencesTheBaseLibraryOnly()
    {
        Assert.That(Rules.ForeignReferences(House.Statute, "System", "netstandard"), Is.Empty);
        Assert.That(Rules.ForeignReferences(Planted, "System"), Is.Not.Empty, "the rule can go red");
    }

    [Test]
    public void FeaturesKnowsNoWebNoJobsAndNoProvider()
    {
        string[] foreign = ["Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Hangfire", "Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient",
            "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer"];
        Assert.That(House.Features.GetReferencedAssemblies().Select(a => a.Name).Where(n => foreign.Any(f => n!.StartsWith(f,
            StringComparison.Ordinal))), Is.Empty);
        Assert.That(House.Web.GetReferencedAssemblies().Select(a => a.Name), Has.Some.StartsWith("Hangfire"), "the names are those in use");
    }

    [Test]
    public void PaperKnowsNoCaseNoLawAndNoDatabase()
    {
        string[] foreign = ["Requests.Features", "Requests.Statute", "Requests.Web", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"];
        IEnumerable<string> Known(System.Reflection.Assembly assembly) =>
            assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => foreign.Any(f => n.StartsWith(f, StringComparison.Ordinal)));
        Assert.That(Known(House.Paper), Is.Empty);
        Assert.That(Known(Planted), Is.Not.Empty, "the rule can go red");
    }

    [Test]
    public void LettersKnowLawPapersAndWordsOnly()
    {
        string[] known = ["System", "Requests.Statute", "Requests.Paper", "Requests.Words"];
        Assert.That(Rules.ForeignReferences(House.Letters, known), Is.Empty);
        Assert.That(Rules.ForeignReferences(House.Features, known), Is.Not.Empty, "the rule can go red");
        string[] forbidden = ["System.IO.File", "System.IO.Directory", "System.TimeProvider", "System.Environment", "System.Net.Http", "System.Random"];
        Assert.That(Rules.Mentions(House.Letters, t => t.Namespace.StartsWith("Requests.Letters", StringComparison.Ordinal), forbidden), Is.Empty);
    }

    // The same question under another right, and what answers both.
    private static readonly (string Who, string Question)[] SameQuestion =
        [("Search.SearchByNumber", "Search.SearchCases"), ("Search.CaseSearch", "Search.SearchCases"), ("Supervision.PrintRiskBoard", "Supervision.ReadRiskBoard")];

    [Test]
    public void NoSliceUsesAnother()
    {
        const string Areas = "Requests.Features.Areas.";
        Assert.That(Rules.CountSlices(House.Features), Is.GreaterThan(5));
        Assert.That(Rules.SlicesUsingSlices(House.Features).Where(use => !SameQuestion.Any(s =>
            use.StartsWith(Areas + s.Who, StringComparison.Ordinal) && use.EndsWith($" {Areas}{s.Question}", StringComparison.Ordinal))), Is.Empty);
        Assert.That(Rules.SlicesUsingSlices(Planted), Has.Some.Contains(nameof(NosySlice)), "the rule can go red");
    }

    [Test]
    public void OnlyHostingVerbsAndJobsTouchTheDatabaseInTheWebRoom()
    {
        string[] rooms = ["Requests.Web.Api", "Requests.Web.Pages"];
        var offenders = Rules.Mentions(House.Web, t => rooms.Any(r => t.FullName.StartsWith(r, StringComparison.Ordinal)),
            "Requests.Features.Data.RequestsDb", "Microsoft.EntityFrameworkCore");
        Assert.That(offenders, Is.Empty);
        Assert.That(Rules.Mentions(Planted, t => t.Name == nameof(DatabaseUser), "Microsoft.EntityFrameworkCore"), Is.Not.Empty, "the rule can go red");
    }

    // Elsewhere begun, it would write past the queue of the writers.
    [Test]
    public void EveryTransactionIsBegunInOnePlace()
    {
        var begun = House.Sources("src").Where(file => file.Value.Contains(".BeginTransactionAsync(", StringComparison.Ordinal)).Select(file => file.Key);
        Assert.That(begun, Is.EqualTo([Path.Combine("src", "Requests.Features", "Data", "RequestsDb.cs")]));
    }

    [Test]
    public void StatuteReadsNoClock()
    {
        string[] forbidden = ["System.IO.File", "System.IO.Directory", "System.TimeProvider", "System.Environment", "System.Net.Http", "System.Random"];
        Assert.That(Rules.Mentions(House.Statute, t => t.Namespace.StartsWith("Requests.Statute", StringComparison.Ordinal), forbidden), Is.Empty);
        Assert.That(Rules.Mentions(House.Web, _ => true, forbidden), Is.Not.Empty, "the rule can go red");
    }

    [Test]
    public void EveryRequestNamesItsAct()
    {
        Assert.That(House.Requests, Has.Count.GreaterThan(5));
        Assert.That(Rules.WithoutAct(House.Requests), Is.Empty);
        Assert.That(Rules.WithoutAct(Planted.GetTypes().Where(House.IsRequest)), Has.Some.Contains(nameof(NamelessSlice)), "the rule can go red");
    }

    [Test]
    public void EveryRequestHasExactlyOneHandler()
    {
        var services = new ServiceCollection().AddRequestsFeatures();
        var handled = services.Where(s => s.ServiceType.IsGenericType && s.ServiceType.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(s => s.ServiceType.GenericTypeArguments[0]).ToList();
        Assert.That(handled, Is.EquivalentTo(House.Requests));
    }

    [Test]
    public void EverySliceHasADoorAndATest()
    {
        var slices = House.Requests.Select(r => r.DeclaringType!.Name).Distinct().ToList();
        var doors = House.Sources("src/Requests.Web").Values;
        var tests = House.Sources("tests").Where(f => !f.Key.Contains("House", StringComparison.Ordinal)).Select(f => f.Value).ToList();
        Assert.That(Rules.Unmentioned(slices.Select(s => s + "."), doors), Is.Empty, "no door");
        Assert.That(Rules.Unmentioned(slices.Select(s => s + "."), tests), Is.Empty, "no test");
        Assert.That(Rules.Unmentioned(["NamelessSlice."], doors), Is.Not.Empty, "the rule can go red");
    }

    [Test]
    public void OnlyTheTableKnowsAKindOfLetterByItsCode()
    {
        var table = Path.Combine("src", "Requests.Statute", "Letters", "LetterKinds.cs");
        var sources = House.Sources("src").Concat(House.Sources("src", "*.cshtml")).ToDictionary();
        Assert.That(Rules.KindsByCode(sources.Where(f => f.Key != table)), Is.Empty);
        Assert.That(Rules.KindsByCode(sources.Where(f => f.Key == table)), Is.Not.Empty, "the table is where it is looked for");
        Assert.That(Rules.KindsByCode([new("Planted.cs", "if (letter.Kind.Code == \"DOC-6\") return;")]), Is.Not.Empty, "the rule can go red");
    }

    [Test]
    public void NothingButTheSweepTakesObjectsAway()
    {
        string[] mayKnow = ["Requests.Features.Areas.Archive.SweepArchive", "Requests.Features.Services.Content.FolderContentStore",
            "Requests.Features.Services.Archive.ArchiveRegistration", "Requests.Web.Files.S3ContentStore"];
        var others = new[] { House.Features, House.Web }.SelectMany(a => Rules.Mentions(a,
            t => !mayKnow.Any(n => t.FullName.StartsWith(n, StringComparison.Ordinal)), Eraser));
        Assert.That(others, Is.Empty);
        Assert.That(Rules.Mentions(House.Features, t => t.FullName.StartsWith(mayKnow[0], StringComparison.Ordinal), Eraser), Is.Not.Empty,
            "the rule can go red");
    }

    [Test]
    public void OnlyTheLawAddsWorkingDays()
    {
        // The compiler keeps it: what counts days on is not public, and the product's rooms are no friends of the law.
        string[] counters = ["AddWorkdays", "AddCalendarDays", "AddMonths"];
        var calendar = typeof(Statute.Calendars.WorkdayCalendar);
        Assert.That(counters.Where(name => calendar.GetMethod(name) is not null), Is.Empty);
        Assert.That(counters.Where(name => calendar.GetMethod(name,
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic) is null), Is.Empty, "they bear these names");
        var friends = House.Statute.GetCustomAttributes(typeof(System.Runtime.CompilerServices.InternalsVisibleToAttribute), false)
            .Cast<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName);
        Assert.That(friends, Is.EquivalentTo(new[] { "Requests.Statute.Tests", "Requests.Benchmarks" }));
    }

    private const string Eraser = "Requests.Features.Services.Content.IContentEraser";

    [Test]
    public void EntitiesChangeByMethodsOnly()
    {
        // Whatever the model maps, wherever it stands. The identity library sets the fields of its user itself.
        using var db = MigrationTests.Sqlite();
        var entities = db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t != typeof(User) && t.Assembly == House.Features).Distinct().ToList();
        Assert.That(entities, Has.Count.GreaterThan(60));
        Assert.That(Rules.PublicSetters(entities), Is.Empty);
        Assert.That(Rules.PublicSetters([typeof(OpenEntity)]), Is.Not.Empty, "the rule can go red");
    }
    [Test]
    public void QuestionsReadWithoutTracking()
    {
        var questions = House.Sources("src/Requests.Features/Areas").Where(f => f.Value.Contains(": IQuery<", StringComparison.Ordinal)
            || f.Value.Contains(": PortalQuery<", StringComparison.Ordinal)).ToList();
        Assert.That(questions, Has.Count.GreaterThan(50));
        Assert.That(questions.Where(f => Tracks(f.Value)).Select(f => f.Key), Is.Empty);
        Assert.That(Tracks("await desk.FindAsync(query.CaseNumber, ct)"), "the rule can go red");

        static bool Tracks(string source) => source.Contains("desk.FindAsync(", StringComparison.Ordinal);
    }
}
