using Microsoft.EntityFrameworkCore.Storage;

namespace Requests.Features.Data;

/// <summary>
/// The writers of this process on a database that lets one write at a time. They write in the order in which they came, none
/// holds a thread while it waits, and readers have no part in it. Waiting has an end: whoever is not served is told so before
/// anything was done for it.
/// </summary>
/// <param name="patienceOfJobs">How long a job waits, for which nobody sits before a screen.</param>
/// <param name="patience">How long a person waits; <see cref="Patience"/> where nothing else is said.</param>
public sealed class WriteQueue(TimeProvider time, TimeSpan patienceOfJobs, TimeSpan? patience = null) : IDisposable
{
    /// <summary>So many people may wait at once.</summary>
    public const int Places = 500;

    /// <summary>How long a person waits for the others of this process, unless a setting says otherwise.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Other processes are few and keep no order among them, so whoever is first here may meet several of their writes.
    private static readonly TimeSpan PatienceWithOthers = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private int _waiting;

    /// <summary>Who waits at this instant.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Waits until all who came before have written.</summary>
    /// <param name="isJob">Nobody sits before a screen.</param>
    /// <exception cref="WritersBusyException">Too many wait already, or it took longer than patience lasts.</exception>
    public async ValueTask<WriteTurn> EnterAsync(bool isJob, CancellationToken ct)
    {
        if (_turn.Wait(0, ct)) return new WriteTurn(_turn);
        try
        {
            if (Interlocked.Increment(ref _waiting) > Places && !isJob) throw new WritersBusyException();
            using var limit = new CancellationTokenSource(isJob ? patienceOfJobs : patience ?? Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
            try
            {
                // Released to the one that has waited longest.
                await _turn.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                throw new WritersBusyException();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        return new WriteTurn(_turn);
    }

    /// <summary>How long whoever has its turn waits for writers of other processes.</summary>
    internal TimeSpan WithOthers(bool isJob)
    {
        if (isJob) return patienceOfJobs;
        var ofPeople = patience > PatienceWithOthers ? patience.Value : PatienceWithOthers;
        return ofPeople < patienceOfJobs ? ofPeople : patienceOfJobs;
    }

    public void Dispose() => _turn.Dispose();
}

/// <summary>The right to write, until it is given back.</summary>
public sealed class WriteTurn(SemaphoreSlim turn) : IDisposable
{
    private int _given;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _given, 1) == 0) turn.Release();
    }
}

/// <summary>Others write, and it did not come to this one in time. Nothing was done.</summary>
public sealed class WritersBusyException() : Exception("Too many write at this moment; nothing was done.");

/// <summary>A transaction that writes, and the turn it is written in.</summary>
public sealed class WriteTransaction(IDbContextTransaction transaction, WriteTurn? turn) : IAsyncDisposable
{
    /// <summary>What was done is on disk when this returns; the next may write.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await transaction.CommitAsync(ct);
        turn?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            turn?.Dispose();
        }
    }
}
