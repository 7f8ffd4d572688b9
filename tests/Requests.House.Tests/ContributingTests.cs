using System.Text.RegularExpressions;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.House.Tests;

/// <summary>The recipes name files and tests that exist, so that nobody is led astray after a rename.</summary>
public sealed partial class ContributingTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(House.Root, ".github", "CONTRIBUTING.md"));

    [Test]
    public void ThereAreTenRecipes_EachHeldByTests()
    {
        var recipes = Recipes();
        Assert.That(recipes, Has.Count.EqualTo(10));
        Assert.That(recipes.Where(r => !r.Contains("\nHeld by `", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void EveryFileNamedInTheRecipes_Exists()
    {
        var named = Recipes().SelectMany(r => FileName().Matches(r).Select(m => m.Value)).Distinct().ToList();
        Assert.That(named, Has.Count.GreaterThan(40));
        var files = Directory.EnumerateFiles(House.Root, "*",
            SearchOption.AllDirectories).Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Select(f => f.Replace('\\', '/')).ToList();
        Assert.That(named.Where(n => !files.Exists(f => f.EndsWith("/" + n, StringComparison.Ordinal))), Is.Empty,
            ".github/CONTRIBUTING.md names a file that is no more: give the place its new name");
    }

    [Test]
    public void EveryTestNamedInTheRecipes_Exists()
    {
        var tests = string.Join('\n', House.Sources("tests").Values);
        var named = Recipes().SelectMany(r => r.Split("\nHeld by ")[1..]).SelectMany(line => Quoted().Matches(line.Split("\n\n")[0]).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.That(named, Has.Count.GreaterThan(15));
        Assert.That(named.Where(n => !Regex.IsMatch(tests, $@"(class {n}\b|\b{n}\()")), Is.Empty, ".github/CONTRIBUTING.md names a test that is no more");
        Assert.That(Regex.IsMatch(tests, @"\bNoSuchTestAnywhere\d\("), Is.False, "the rule can go red");
    }

    /// <summary>A role that may stand in a chain but may not give its opinion would stop every letter.</summary>
    [Test]
    public void EveryApprover_MayGiveAnOpinion() =>
        Assert.That(Permissions.Table.Single(p => p.Act == Act.GiveOpinion).Roles, Is.EquivalentTo(Permissions.Approvers));

    private static List<string> Recipes()
    {
        var all = Page[Page.IndexOf("## Ten recipes", StringComparison.Ordinal)..Page.IndexOf("## A release", StringComparison.Ordinal)];
        return [.. all.Split("\n### ")[1..]];
    }

    [GeneratedRegex(@"[A-Za-z0-9][\w./-]*\.(?:cs|cshtml|txt|tsv|json|xsd)\b(?<!Directory\.Build\.props)")]
    private static partial Regex FileName();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
