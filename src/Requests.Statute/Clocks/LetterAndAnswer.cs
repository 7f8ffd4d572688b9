using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>A letter to the applicant that opens a period, and what came back.</summary>
internal sealed class LetterAndAnswer(ClockEntry letter, DateOnly from, DueDate due)
{
    public ClockEntry Letter => letter;

    public DateOnly From => from;

    public DueDate Due => due;

    public ClockEntry? Answer { get; set; }

    public DeadlineState State =>
        Answer is null ? DeadlineState.Pending : Answer.InTimeOn <= due.On ? DeadlineState.Met : DeadlineState.Late;
}
