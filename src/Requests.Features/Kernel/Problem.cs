namespace Requests.Features.Kernel;

/// <summary>Decides the HTTP status a problem is told with.</summary>
public enum ProblemKind
{
    /// <summary>400: the input is malformed.</summary>
    Invalid,

    /// <summary>401: who is asking is not known.</summary>
    Unauthenticated,

    /// <summary>403: the caller's role may not do this.</summary>
    Forbidden,

    /// <summary>404: it does not exist, or the caller may not know that it does.</summary>
    NotFound,

    /// <summary>409: the state of the case says no.</summary>
    State,

    /// <summary>412: somebody changed the case meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>413: more bytes than this installation takes.</summary>
    TooLarge,

    /// <summary>422: the law says no.</summary>
    Law,

    /// <summary>429: asked too often.</summary>
    TooMany,
}

/// <summary>One of several things that stand in the way, each with its own rule.</summary>
/// <param name="Code">PascalCase name of what is wrong.</param>
/// <param name="Field">camelCase name of the fact to look at.</param>
public sealed record Finding(string Code, string RuleId, string? Article, string Field, Text Text);

/// <summary>A refusal with a stable code.</summary>
/// <param name="Code"><c>area.kebab-code</c>; never changes once published.</param>
/// <param name="RuleId">Rule of the statute dossier, such as CLK-5.</param>
/// <param name="Article">Article of the instrument behind the rule.</param>
public sealed record Problem(string Code, ProblemKind Kind, string? RuleId = null, string? Article = null)
{
    /// <summary>A problem whose words depend on what was found.</summary>
    public Problem(string code, ProblemKind kind, Text text, string? ruleId = null, string? article = null)
        : this(code, kind, ruleId, article) => Text = text;

    /// <summary>The words kept under the code, unless others are given.</summary>
    public Text Text { get => field ?? Text.Of($"problem.{Code}"); init; }

    /// <summary>Field name (camelCase) to messages; only for <see cref="ProblemKind.Invalid"/> and field-bound refusals.</summary>
    public IReadOnlyDictionary<string, string[]>? Fields { get; init; }

    /// <summary>All reasons at once, where the law gave more than one.</summary>
    public IReadOnlyList<Finding>? Findings { get; init; }

    public Problem With(params object?[] arguments) => this with { Text = Text.With(arguments) };

    public Problem At(string field) => this with { Fields = new Dictionary<string, string[]> { [field] = [Text.ToString()] } };
}
