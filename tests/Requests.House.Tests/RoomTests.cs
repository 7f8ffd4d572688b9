using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Type = System.Type;

namespace Requests.House.Tests;

/// <summary>The order of rooms (src/rooms.txt): a room uses those before it, an area no other area.</summary>
public sealed partial class RoomTests
{
    private const string Root = "Requests.Features";
    private const string PlantedRoot = "Requests.House.Tests.Planted";

    private static readonly IReadOnlyList<string> Rooms = RoomOrder.Read(File.ReadAllText(Path.Combine(House.Root, "src/rooms.txt")));
    private static readonly Architecture Features = new ArchLoader().LoadAssemblies(House.Features).Build();
    private static readonly Architecture Planted = new ArchLoader().LoadAssemblies(typeof(RoomTests).Assembly).Build();

    [Test]
    public void ARoomUsesThoseBeforeIt()
    {
        var order = new RoomOrder(Root, Rooms);
        Assert.That(order.Unlisted(Features.Types), Is.Empty, "src/rooms.txt lists every room");
        Assert.That(order.Offenders(Features.Types), Is.Empty);

        var planted = new RoomOrder(PlantedRoot, ["Kernel", "Areas"]);
        Assert.That(planted.Offenders(Planted.Types), Has.Some.Contains("LowRoom uses").And.Some.Contains("NosyArea uses").And.Exactly(2).Items, "the rule can go red");
        Assert.That(new RoomOrder(PlantedRoot, ["Kernel"]).Unlisted(Planted.Types), Is.EqualTo(["Areas"]), "the rule can go red");
    }

    // Services cannot: their order is a list.
    [Test]
    public void NoAreasFormACycle()
    {
        SliceRuleDefinition.Slices().Matching($"{Root}.Areas.(*)..").Should().BeFreeOfCycles().Check(Features);
        Assert.That(SliceRuleDefinition.Slices().Matching($"{PlantedRoot}.(*)..").Should().BeFreeOfCycles().HasNoViolations(Planted), Is.False, "the rule can go red");
    }

    [Test]
    public void TheReadMeDrawsTheOrder()
    {
        var drawn = Regex.Match(File.ReadAllText(Path.Combine(House.Root, "src/README.md")), "`(Kernel > [^`]+)`").Groups[1].Value;
        Assert.That(drawn.Split(" > "), Is.EqualTo(Rooms));
    }

    /// <summary>How much of the room a reader may have to know: files that can be reached from one use case.</summary>
    [TestCase(typeof(AskForCorrection), 124)]
    [TestCase(typeof(IssueLetter), 128)]
    public void AUseCaseReachesFewFiles(Type useCase, int most)
    {
        var reached = FilesReachedFrom(useCase);
        TestContext.Out.WriteLine($"{useCase.Name} reaches {reached.Count} files of {Root}");
        Assert.That(reached, Has.Count.LessThanOrEqualTo(most), string.Join('\n', reached));
        Assert.That(reached, Has.Count.GreaterThan(5), "it looks at something");
    }

    private static IReadOnlyList<string> FilesReachedFrom(Type useCase)
    {
        var files = House.Sources("src/Requests.Features")
            .SelectMany(f => Declared().Matches(f.Value).Select(m => (Type: NamespaceOf(f.Value) + "." + m.Groups[1].Value, File: f.Key)))
            .ToLookup(d => d.Type, d => d.File);
        var byOuter = Features.Types.Where(t => (t.Namespace?.FullName ?? "").StartsWith(Root, StringComparison.Ordinal)).ToLookup(OuterOf);
        var seen = new HashSet<string> { useCase.FullName! };
        var waiting = new Stack<string>(seen);
        while (waiting.TryPop(out var outer))
        {
            foreach (var next in byOuter[outer].SelectMany(t => t.Dependencies).Select(d => OuterOf(d.Target)).Where(n => byOuter.Contains(n)))
                if (seen.Add(next)) waiting.Push(next);
        }
        return [.. seen.SelectMany(t => files[t]).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string OuterOf(IType type) => type.FullName.Split('+', '`')[0];

    private static string NamespaceOf(string source) => Regex.Match(source, @"^namespace ([\w.]+);", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"^(?:public|internal)?\s*(?:static |sealed |abstract |partial |readonly )*(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
