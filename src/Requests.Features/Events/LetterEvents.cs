using MediatR;
using Requests.Features.Data.Entities;

namespace Requests.Features.Events;

/// <summary>
/// What became of a letter, told within the command's transaction once letter, case and event log say so. Whoever is told
/// may add to the transaction; a failure rolls all of it back.
/// </summary>
/// <param name="IsReply">An answer to the request, whose way is the case's own.</param>
public abstract record LetterEvent(Case Case, Document Letter, bool IsReply) : INotification;

/// <summary>A letter recorded afterwards would lift lateness, so it waits for a second person (CLK-5a).</summary>
public sealed record PastLetterWaits(Case Case, PastLetter Letter) : INotification;

/// <summary>It went up its chain.</summary>
public sealed record LetterSubmitted(Case Case, Document Letter, bool IsReply) : LetterEvent(Case, Letter, IsReply);

/// <summary>One step of its chain agreed, and the next has it.</summary>
public sealed record LetterPassedOn(Case Case, Document Letter, bool IsReply) : LetterEvent(Case, Letter, IsReply);

/// <summary>It goes back to its drafter, from its chain or after its approval.</summary>
public sealed record LetterReturned(Case Case, Document Letter, bool IsReply) : LetterEvent(Case, Letter, IsReply);

/// <summary>The last verdict was taken back by whoever gave it: who was told of it hears that it no longer stands.</summary>
/// <param name="Step">The row that says so, with the verdict taken back.</param>
public sealed record LetterVerdictTakenBack(Case Case, Document Letter, bool IsReply, ApprovalStep Step) : LetterEvent(Case, Letter, IsReply);

/// <summary>It has its number and its date, and its text is fixed.</summary>
public sealed record LetterApproved(Case Case, Document Letter, bool IsReply) : LetterEvent(Case, Letter, IsReply);

/// <summary>Its written forms are kept. A letter that is no reply has left with this.</summary>
public sealed record LetterIssued(Case Case, Document Letter, bool IsReply) : LetterEvent(Case, Letter, IsReply);

/// <param name="WasIssued">A seal holds it as issued.</param>
public sealed record LetterVoided(Case Case, Document Letter, bool IsReply, bool WasIssued) : LetterEvent(Case, Letter, IsReply);

/// <summary>How it left is on record.</summary>
public sealed record LetterDispatched(Case Case, Document Letter, bool IsReply) : LetterEvent(Case, Letter, IsReply);

/// <summary>It reached its addressee.</summary>
public sealed record LetterServed(Case Case, Document Letter, bool IsReply) : LetterEvent(Case, Letter, IsReply);

/// <summary>It was brought back, and may be tried another way.</summary>
public sealed record LetterCameBack(Case Case, Document Letter, bool IsReply) : LetterEvent(Case, Letter, IsReply);
