using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Proofs;

/// <summary>A table whose rows are sealed, as a clerk would name what one of them is. Stored inside the tallies.</summary>
public enum SealedRecord
{
    Case,
    Party,
    Matter,
    ClockEntry,
    Attachment,
    Consultation,
    SearchRecord,
    Event,
    Reading,
    Letter,
    LetterText,
    Opinion,
    Service,
    Waiver,
    Dispute,
    DisputeStage,
    DisputeDuty,
    RedactionMark,
    DerivedFile,
    ReleaseHold,
    Clearance,
    PastLetter,
    Lateness,
    Appraisal,
    Account,
    Membership,
    SignInFactor,
    ProviderSignIn,
    ApiKey,
    Body,
    Absence,
    CalendarDay,
    IntakeCorrection,
    SideDuty,
    Impediment,
    ImpedimentPlea,
    FeeCharge,
    FrozenReport,
    Invitation,
    RuleChange,
    CalendarProposal,

    /// <summary>A whole stream: all records of a case or an account.</summary>
    File,
}

/// <summary>One column of a sealed table, as the database holds it.</summary>
/// <param name="Read">The stored value out of an entity.</param>
/// <param name="Loaded">The stored value out of an entity as it was before it changed.</param>
internal sealed record SealedColumn(string Name, Type Stored, bool IsNullable, bool IsRewritten, IProperty Property, Func<object, object?> Read,
    Func<EntityEntry, object?> Loaded);

/// <summary>
/// One kind of sealed row: which columns its seal covers and to whose stream it belongs. The seal is taken over what is stored, so
/// that it can be taken again without today's types. Columns at their default are left out, so that one added later changes no seal.
/// </summary>
internal sealed class SealedTable
{
    /// <summary>The column of every sealed table that holds the seal.</summary>
    public const string Seal = "RowSeal";

    private static readonly ConditionalWeakTable<IModel, IReadOnlyDictionary<Type, SealedTable>> Known = [];

    /// <param name="Stream">Column with the stream's id; the first that is not null counts, none at all is the installation's stream, as is no column.</param>
    /// <param name="Through">The stream is found through this table's row, whose key the column is.</param>
    /// <param name="Without">Columns that may change without a word: they follow from others or serve the program only.</param>
    /// <param name="Only">Where given, the columns covered.</param>
    /// <param name="Label">What tells rows of one stream apart for people.</param>
    private sealed record Rule(SealedRecord Record, Type Entity, string[] Stream, Type? Through = null, string[]? Without = null,
        string[]? Only = null, string? Label = null);

    private static readonly string[] OfCase = ["CaseId"];
    private static readonly string[] OfUser = ["UserId"];

    private static readonly Rule[] Rules =
    [
        new(SealedRecord.Case, typeof(Case), ["Id"], Without: [nameof(Case.IsOpen), nameof(Case.PendingUntil)]),
        new(SealedRecord.Party, typeof(Party), OfCase),
        new(SealedRecord.Matter, typeof(Matter), OfCase, Label: "No"),
        new(SealedRecord.ClockEntry, typeof(ClockLedgerRow), OfCase, Label: "Sequence"),
        new(SealedRecord.Attachment, typeof(Attachment), OfCase, Label: "No"),
        new(SealedRecord.Consultation, typeof(Consultation), OfCase, Label: "No"),
        new(SealedRecord.SearchRecord, typeof(SearchRecord), OfCase, Label: "No"),
        new(SealedRecord.Event, typeof(OfficeEvent), ["CaseId", "BodyId"], Without: ["Id"], Label: "Sequence"),
        new(SealedRecord.Reading, typeof(PersonalReading), OfCase, Without: ["Id"]),
        new(SealedRecord.Letter, typeof(Document), OfCase, Label: "No"),
        new(SealedRecord.LetterText, typeof(DocumentText), ["DocumentId"], typeof(Document), Label: "No"),
        new(SealedRecord.Opinion, typeof(ApprovalStep), ["DocumentId"], typeof(Document), Label: "No"),
        new(SealedRecord.Service, typeof(ServiceRecord), ["DocumentId"], typeof(Document), Label: "No"),
        new(SealedRecord.Waiver, typeof(CheckWaiver), ["DocumentId"], typeof(Document), Label: "No"),
        new(SealedRecord.Dispute, typeof(Dispute), OfCase),
        new(SealedRecord.DisputeStage, typeof(DisputeStage), ["DisputeId"], typeof(Dispute), Label: "No"),
        new(SealedRecord.DisputeDuty, typeof(DisputeDeadline), OfCase),
        new(SealedRecord.RedactionMark, typeof(ReleaseMark), OfCase, Label: "No"),
        new(SealedRecord.DerivedFile, typeof(DerivedFile), OfCase, Label: "FileNo"),
        new(SealedRecord.ReleaseHold, typeof(ReleaseHold), OfCase, Label: "No"),
        new(SealedRecord.Clearance, typeof(SecrecyClearance), OfCase, Label: "No"),
        new(SealedRecord.PastLetter, typeof(PastLetter), OfCase, Label: "No"),
        new(SealedRecord.Lateness, typeof(LatenessNote), OfCase),
        new(SealedRecord.Appraisal, typeof(FileAppraisal), OfCase, Label: "No"),
        new(SealedRecord.Account, typeof(User), ["Id"], Only: ["Id", "UserName", "NormalizedUserName", "Email", "PasswordHash", "TwoFactorEnabled",
            nameof(User.DisplayName), nameof(User.IsActive), nameof(User.IsOperator), nameof(User.IsService), nameof(User.HomeBodyId)]),
        new(SealedRecord.Membership, typeof(Membership), OfUser, Label: "Role"),
        new(SealedRecord.SignInFactor, typeof(IdentityUserToken<Guid>), OfUser, Label: "Name"),
        new(SealedRecord.ProviderSignIn, typeof(IdentityUserLogin<Guid>), OfUser, Label: "LoginProvider"),
        new(SealedRecord.ApiKey, typeof(ApiKey), OfUser, Without: [nameof(ApiKey.LastUsedAt)], Label: "Name"),
        new(SealedRecord.Body, typeof(Body), ["Id"]),
        new(SealedRecord.Absence, typeof(Absence), ["BodyId"]),
        new(SealedRecord.CalendarDay, typeof(CalendarChange), ["BodyId"], Label: "Source"),
        new(SealedRecord.IntakeCorrection, typeof(IntakeCorrection), OfCase, Label: "No"),
        new(SealedRecord.SideDuty, typeof(SideDuty), ["BodyId"], Label: "Number"),
        new(SealedRecord.Impediment, typeof(Impediment), ["BodyId"]),
        new(SealedRecord.ImpedimentPlea, typeof(ImpedimentPlea), OfCase),
        new(SealedRecord.FeeCharge, typeof(FeeCharge), OfCase, Label: "No"),
        new(SealedRecord.FrozenReport, typeof(FrozenReport), ["BodyId"], Label: "Year"),
        new(SealedRecord.Invitation, typeof(Invitation), ["BodyId"]),
        new(SealedRecord.RuleChange, typeof(RuleChange), [], Label: "Act"),
        new(SealedRecord.CalendarProposal, typeof(CalendarProposal), [], Label: "Source"),
    ];

    private readonly Rule _rule;
    private readonly string[] _streamColumns;
    private readonly Func<object, object?>[] _streamReads;
    private readonly IEntityType? _through;

    private SealedTable(Rule rule, IEntityType entity, IModel model)
    {
        _rule = rule;
        Entity = entity;
        var left = (rule.Without ?? []).Append(nameof(IVersioned.Version)).ToHashSet();
        Columns = [.. ColumnsOf(entity, row => row, entry => entry).Where(c => rule.Only?.Contains(c.Name) ?? !left.Contains(c.Name)).OrderBy(c
            => c.Name, StringComparer.Ordinal)];
        _streamColumns = rule.Stream;
        _streamReads = [.. rule.Stream.Select(name => Columns.Single(c => c.Name == name).Read)];
        _through = rule.Through is null ? null : model.FindEntityType(rule.Through);
    }

    public SealedRecord Record => _rule.Record;
    public string Kind => _rule.Record.ToString();
    public string? Label => _rule.Label;
    public IEntityType Entity { get; }
    public IReadOnlyList<SealedColumn> Columns { get; }

    /// <summary>The entity by which the stream is found, where the row does not name it.</summary>
    public Type? Through => _rule.Through;

    public string? ThroughTable => _through?.GetTableName();

    public static IEnumerable<Type> Entities => Rules.Select(r => r.Entity);

    /// <summary>All sealed tables of a model, by the type of their rows.</summary>
    public static IReadOnlyDictionary<Type, SealedTable> Of(IModel model) => Known.GetValue(model, m =>
        Rules.ToDictionary(r => r.Entity, r => new SealedTable(r, m.FindEntityType(r.Entity)!, m)));

    /// <summary>What the row itself names: the stream, or the key of the row it is found through; the installation where nothing is named.</summary>
    public Guid NamedBy(object row) => _streamReads.Select(read => read(row)).OfType<Guid>().FirstOrDefault();

    /// <summary>The case a letter or a dispute belongs to.</summary>
    public static Guid CaseOf(object owner) => owner is Document letter ? letter.CaseId : ((Dispute)owner).CaseId;

    /// <summary>The bytes a seal is taken over.</summary>
    public byte[] ContentOf(object row) => Content(column => column.Read(row));

    /// <summary>The same out of the values as they were loaded with an entity.</summary>
    public byte[] ContentOf(EntityEntry entry) => Content(column => column.Loaded(entry));

    /// <summary>The same out of what the database holds.</summary>
    /// <param name="first">Place of the first column, as <see cref="SelectSql"/> gives them.</param>
    public byte[] ContentOf(DbDataReader row, int first)
    {
        var at = first;
        var values = Columns.ToDictionary(c => c.Name, c => row.IsDBNull(at++) ? null : ValueOf(row, at - 1, c.Stored));
        return Content(column => values[column.Name]);
    }

    /// <summary>Selects seal, stream and columns, in this order, of the rows that a condition on <c>s.Stream</c> picks.</summary>
    public string SelectSql(Func<string, string> quote)
    {
        var columns = string.Join(", ", Columns.Select(c => $"t.{quote(c.Name)}"));
        return $"SELECT t.{quote(Seal)}, {StreamSql(quote)} AS {quote("Stream")}, {columns} FROM {From(quote)}";
    }

    public string From(Func<string, string> quote) => $"{quote(Entity.GetTableName()!)} t" + (_through is null ? ""
        : $" JOIN {quote(_through.GetTableName()!)} p ON p.{quote("Id")} = t.{quote(_streamColumns[0])}");

    /// <summary>The column a condition can use an index on; for rows that may belong to several kinds of streams the one at this place.</summary>
    public IEnumerable<string> StreamConditions(Func<string, string> quote, string ids)
    {
        if (_through is not null) return [$"p.{quote("CaseId")} IN ({ids})"];
        return _streamColumns.Select((column, at) => string.Concat(_streamColumns[..at].Select(earlier
            => $"t.{quote(earlier)} IS NULL AND ")) + $"t.{quote(column)} IN ({ids})");
    }

    /// <summary>Rows of the installation's own stream; null where there can be none.</summary>
    public string? NoStreamCondition(Func<string, string> quote)
    {
        var mayBeNone = _through is null && _streamColumns.All(name => Columns.Single(c => c.Name == name).IsNullable);
        return mayBeNone ? string.Join(" AND ", _streamColumns.Select(c => $"t.{quote(c)} IS NULL").DefaultIfEmpty("1 = 1")) : null;
    }

    /// <summary>All its rows are the installation's.</summary>
    public bool IsInstallations => _through is null && _streamColumns.Length == 0;

    public string StreamSql(Func<string, string> quote) => IsInstallations ? "NULL" : _through is not null ? $"p.{quote("CaseId")}"
        : _streamColumns.Length == 1 ? $"t.{quote(_streamColumns[0])}" : $"COALESCE({string.Join(", ", _streamColumns.Select(c => $"t.{quote(c)}"))})";

    private byte[] Content(Func<SealedColumn, object?> valueOf)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Kind);
        foreach (var column in Columns)
            if (valueOf(column) is { } value && !(IsDefault(value) && !column.IsNullable))
            {
                writer.Write(column.Name);
                Write(writer, value);
            }
        writer.Flush();
        return bytes.ToArray();
    }

    private static bool IsDefault(object value) => value is "" or false or 0 or 0L or byte[] { Length: 0 };

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.Write('s'); writer.Write(text); break;
            case Guid id: writer.Write('g'); writer.Write(id.ToByteArray(bigEndian: true)); break;
            case bool flag: writer.Write('b'); writer.Write(flag); break;
            case int number: writer.Write('i'); writer.Write((long)number); break;
            case long number: writer.Write('i'); writer.Write(number); break;
            case double number: writer.Write('f'); writer.Write(number); break;
            case decimal number: writer.Write('d'); writer.Write(number.ToString(CultureInfo.InvariantCulture)); break;
            case DateOnly day: writer.Write('y'); writer.Write(day.DayNumber); break;
            case DateTime at: writer.Write('t'); writer.Write(at.Ticks); break;
            case byte[] blob: writer.Write('x'); writer.Write(blob.Length); writer.Write(blob); break;
            default: throw new NotSupportedException($"A sealed column of type {value.GetType()}.");
        }
    }

    private static object ValueOf(DbDataReader row, int at, Type stored) => stored switch
    {
        _ when stored == typeof(string) => row.GetString(at),
        _ when stored == typeof(Guid) => row.GetGuid(at),
        _ when stored == typeof(bool) => row.GetBoolean(at),
        _ when stored == typeof(int) => row.GetInt32(at),
        _ when stored == typeof(long) => row.GetInt64(at),
        _ when stored == typeof(double) => row.GetDouble(at),
        _ when stored == typeof(decimal) => row.GetDecimal(at),
        _ when stored == typeof(DateOnly) => row.GetFieldValue<DateOnly>(at),
        _ when stored == typeof(DateTime) => row.GetDateTime(at),
        _ when stored == typeof(byte[]) => row.GetFieldValue<byte[]>(at),
        _ => throw new NotSupportedException($"A sealed column of type {stored}."),
    };

    private static IEnumerable<SealedColumn> ColumnsOf(IEntityType entity, Func<object, object?> reach, Func<EntityEntry, EntityEntry?> reachEntry)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        foreach (var property in entity.GetProperties())
        {
            if (property.IsShadowProperty()) continue;
            var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
            var stored = converter?.ProviderClrType ?? property.ClrType;
            // What is kept as JSON may lie there in the words of an older program; where the row changes it is written anew.
            var isRewritten = converter is not null && stored == typeof(string) && !(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum;
            yield return new(property.GetColumnName(table)!, Nullable.GetUnderlyingType(stored) ?? stored, property.IsColumnNullable(table),
                isRewritten, property,
                row => reach(row) is { } owner ? Stored(getter.GetClrValue(owner)) : null,
                entry => reachEntry(entry) is { } owner ? Stored(owner.Property(property).OriginalValue) : null);

            object? Stored(object? value) => value is null || converter is null ? value : converter.ConvertToProvider(value);
        }
        foreach (var navigation in entity.GetNavigations().Where(n => n.TargetEntityType.IsOwned()))
        {
            var (getter, name) = (navigation.GetGetter(), navigation.Name);
            foreach (var column in ColumnsOf(navigation.TargetEntityType, row => reach(row) is { } owner ? getter.GetClrValue(owner) : null,
                entry => reachEntry(entry)?.Reference(name).TargetEntry)) yield return column;
        }
    }
}
