using System.Globalization;
using Requests.Statute.Intake;

namespace Requests.Statute.Tests.Intake;

/// <summary>How often the signals of a request are right, measured on texts in the manner of real requests (signals.tsv).</summary>
public sealed class RequestSignalTests
{
    private sealed record Labelled(string Text, IReadOnlySet<RequestSignalKind> Kinds);

    private static readonly IReadOnlyList<Labelled> Texts = [.. File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Intake", "signals.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
        .Select(cells => new Labelled(cells[0].Replace("\\n", "\n", StringComparison.Ordinal), cells[1].Split(' ',
            StringSplitOptions.RemoveEmptyEntries).Select(k => Enum.Parse<RequestSignalKind>(k, ignoreCase: true)).ToHashSet()))];

    [Test, Property("Rule", "INT-10")]
    public void Texts_AreManyAndOfEveryKind()
    {
        Assert.That(Texts, Has.Count.GreaterThanOrEqualTo(120));
        Assert.That(Texts.Count(t => t.Kinds.Count == 0), Is.GreaterThanOrEqualTo(40), "what no signal may ring at");
        foreach (var kind in Enum.GetValues<RequestSignalKind>()) Assert.That(Texts.Count(t => t.Kinds.Contains(kind)),
            Is.GreaterThanOrEqualTo(10), kind.ToString());
    }

    [Test, Property("Rule", "INT-10")]
    public void INT_10_Signals_HavePrecisionAndRecall([Values] RequestSignalKind kind)
    {
        var (right, wrong, missed) = (0, new List<string>(), new List<string>());
        foreach (var (text, kinds) in Texts.Select(t => (t.Text, t.Kinds)))
        {
            switch (RequestSignals.Of(text).Any(s => s.Kind == kind), kinds.Contains(kind))
            {
                case (true, true): right++; break;
                case (true, false): wrong.Add(text); break;
                case (false, true): missed.Add(text); break;
            }
        }
        var (precision, recall) = ((double)right / (right + wrong.Count), (double)right / (right + missed.Count));
        var told = string.Create(CultureInfo.InvariantCulture, $"{kind}: precision {precision:0.00}, recall {recall:0.00} of {Texts.Count} texts\n  wrong: {string.Join(" | ", wrong)}\n  missed: {string.Join(" | ", missed)}");
        TestContext.Out.WriteLine(told);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(precision, Is.GreaterThanOrEqualTo(0.9), told);
            Assert.That(recall, Is.GreaterThanOrEqualTo(0.8), told);
        }
    }
}
