namespace Requests.House.Tests;

/// <summary>Names that were stored once are stored for ever: a rename goes red here.</summary>
public sealed class StoredNamesTests
{
    private const string Pin = "tests/stored-names.txt";

    [Test]
    public void NoStoredNameIsLost()
    {
        var now = StoredNames.All();
        var path = Path.Combine(House.Root, Pin);
        if (Environment.GetEnvironmentVariable("REWRITE_PAGES") == "1") File.WriteAllText(path, string.Join('\n', now) + "\n");
        var pinned = File.Exists(path) ? File.ReadAllLines(path) : [];
        var (gone, fresh) = (StoredNames.Gone(pinned, now), StoredNames.Gone(now, pinned));
        Assert.That(gone, Is.Empty, $"""
            These names lie in data folders and sealed packages and are gone from the code. A rename in the code does not rename them there:
            old rows are then not found, or cannot be read. Keep the stored name (HasColumnName, JsonPropertyName, a value converter), or
            add a step to DataUpgrade and a reader of the old name, and let UpgradeFrom100Tests show it. Only then, or when the name was
            never in a release, write the pin anew: REWRITE_PAGES=1 dotnet test tests/Requests.House.Tests
            """);
        Assert.That(fresh, Is.Empty, $"New names are to be stored; from the next release on they stay. REWRITE_PAGES=1 dotnet test tests/Requests.House.Tests writes them into {Pin}.");
    }

    [Test]
    public void TheListHoldsEveryKindOfName_AndARenameIsSeen()
    {
        var now = StoredNames.All();
        string[] some =
        [
            "act IssueReply", "column Cases.PendingUntil", "enum CaseState.AwaitingCorrection", "json BodySettings.replyChain", "json Block is Paragraph",
            "notice ReplyDue", "outcome Granted GRANTED", "seal issued", "sweep remind-due", "webhook case.issued",
        ];
        Assert.That(now, Is.SupersetOf(some));
        var renamed = now.Select(n => n == "act IssueReply" ? "act SendReply" : n);
        Assert.That(StoredNames.Gone(now, renamed), Is.EqualTo(new[] { "act IssueReply" }));
    }
}
