namespace Requests.Features.Kernel;

/// <summary>Lets a pipeline behaviour refuse without knowing the answer's type.</summary>
public interface IRefusable<TSelf> where TSelf : IRefusable<TSelf>
{
    Problem? Problem { get; }

    static abstract TSelf Refuse(Problem problem);
}

/// <summary>What a use case answers: a value, or the problem that stood in the way.</summary>
public sealed class Result<T> : IRefusable<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, Problem? problem) => (_value, Problem) = (value, problem);

    public Problem? Problem { get; }

    /// <exception cref="InvalidOperationException">The use case was refused.</exception>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException($"Refused: {Problem.Code}");

    static Result<T> IRefusable<Result<T>>.Refuse(Problem problem) => new(default, problem);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}
