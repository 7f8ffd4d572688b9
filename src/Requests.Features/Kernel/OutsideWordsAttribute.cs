namespace Requests.Features.Kernel;

/// <summary>
/// Words of somebody outside in an answer to staff: numbers of people in them (identity, telephone, bank, mail) are masked on the
/// way out, for every reader (PII-10).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public class OutsideWordsAttribute : Attribute;

/// <summary>The same where the reader may work with the words as they are: masked only for roles without the right to reveal.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutsideWordsOfTheCaseAttribute : OutsideWordsAttribute;
