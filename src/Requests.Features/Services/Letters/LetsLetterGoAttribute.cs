namespace Requests.Features.Services.Letters;

/// <summary>A command that lets a letter go with a number; whoever does it by a page reads the letter before, as <see cref="TriedLetter"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LetsLetterGoAttribute : Attribute;
