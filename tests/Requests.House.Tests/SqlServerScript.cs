using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Requests.House.Tests;

/// <summary>Checks a T-SQL script without a server: parsed, then every CREATE and ALTER put into a model that knows names.</summary>
internal static class SqlServerScript
{
    public static IReadOnlyList<string> Check(string script)
    {
        var (fragment, faults) = Parse(script);
        if (faults.Count > 0) return faults;
        var collected = Collect(fragment!);
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var found = new List<string>(collected.Faults);
        foreach (var statement in collected.Definitions)
        {
            new Sql160ScriptGenerator().GenerateScript(statement, out var text);
            try
            {
                model.AddObjects(text);
            }
            catch (DacModelException e)
            {
                found.Add($"{e.Message}: {text[..Math.Min(120, text.Length)]}");
            }
        }
        // Unknown names are errors in most places and warnings in some; both fail.
        found.AddRange(model.Validate().Select(m => $"{m.Number}: {m.Message}"));
        return found;
    }

    public static IReadOnlyList<string> TablesIn(string script) =>
        [.. Collect(Parse(script).Fragment!).Definitions.OfType<CreateTableStatement>().Select(t => t.SchemaObjectName.BaseIdentifier.Value)];

    private static (TSqlFragment? Fragment, IReadOnlyList<string> Faults) Parse(string script)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        return errors.Count > 0 ? (null, [.. errors.Select(e => $"line {e.Line}: {e.Message}")]) : (fragment, []);
    }

    private static Collector Collect(TSqlFragment fragment)
    {
        var collector = new Collector();
        fragment.Accept(collector);
        return collector;
    }

    private sealed class Collector : TSqlFragmentVisitor
    {
        public List<TSqlStatement> Definitions { get; } = [];
        public List<string> Faults { get; } = [];

        public override void ExplicitVisit(CreateTableStatement node)
        {
            if (node.SchemaObjectName.BaseIdentifier.Value != "__EFMigrationsHistory") Definitions.Add(node);
        }

        // The model takes columns from CREATE TABLE only, so that a column added later joins its table's definition.
        public override void ExplicitVisit(AlterTableAddTableElementStatement node)
        {
            var table = Definitions.OfType<CreateTableStatement>().FirstOrDefault(t => t.SchemaObjectName.BaseIdentifier.Value == node.SchemaObjectName.BaseIdentifier.Value);
            if (table is null || node.Definition.ColumnDefinitions.Count == 0) Definitions.Add(node);
            else foreach (var column in node.Definition.ColumnDefinitions) table.Definition.ColumnDefinitions.Add(column);
        }

        // A key taken off around a change of its column is put back by a later statement.
        public override void ExplicitVisit(AlterTableDropTableElementStatement node)
        {
            foreach (var name in node.AlterTableDropTableElements.Where(e => e.TableElementType == TableElementType.Constraint).Select(e => e.Name.Value))
            {
                foreach (var table in Definitions.OfType<CreateTableStatement>()) Remove(table.Definition, name);
                foreach (var added in Definitions.OfType<AlterTableAddTableElementStatement>()) Remove(added.Definition, name);
                Definitions.RemoveAll(d => d is AlterTableAddTableElementStatement { Definition: { ColumnDefinitions.Count: 0, TableConstraints.Count: 0 } });
            }

            static void Remove(TableDefinition definition, string name)
            {
                foreach (var constraint in definition.TableConstraints.Where(c => c.ConstraintIdentifier?.Value == name).ToList()) definition.TableConstraints.Remove(constraint);
            }
        }

        // Indexes too are made anew around a change of their column.
        public override void ExplicitVisit(DropIndexStatement node)
        {
            foreach (var clause in node.DropIndexClauses.OfType<DropIndexClause>())
                Definitions.RemoveAll(d => d is CreateIndexStatement index && index.Name.Value == clause.Index.Value);
        }

        public override void ExplicitVisit(CreateIndexStatement node) => Definitions.Add(node);

        public override void ExplicitVisit(CreateViewStatement node) => Definitions.Add(node);

        // EF wraps filtered indexes in EXEC(N'...').
        public override void ExplicitVisit(ExecuteStatement node)
        {
            if (node.ExecuteSpecification.ExecutableEntity is not ExecutableStringList { Strings: [StringLiteral text] }) return;
            var (fragment, faults) = Parse(text.Value);
            Faults.AddRange(faults);
            fragment?.Accept(this);
        }
    }
}
