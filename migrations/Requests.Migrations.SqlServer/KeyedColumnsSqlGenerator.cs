using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace Requests.Migrations.SqlServer;

/// <summary>
/// SQL Server changes no column of a primary key, and EF rebuilds indexes around a change but not keys. So a key is taken off
/// before such a change and put back after it.
/// </summary>
public sealed class KeyedColumnsSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    protected override void Generate(AlterColumnOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        var key = model?.GetRelationalModel().FindTable(operation.Table, operation.Schema)?.PrimaryKey;
        if (key?.Columns.Any(c => c.Name == operation.Name) is not true)
        {
            base.Generate(operation, model, builder);
            return;
        }
        Generate(new DropPrimaryKeyOperation { Name = key.Name, Table = operation.Table, Schema = operation.Schema }, model, builder);
        base.Generate(operation, model, builder);
        Generate(new AddPrimaryKeyOperation { Name = key.Name, Table = operation.Table, Schema = operation.Schema, Columns = [.. key.Columns.Select(c => c.Name)] }, model, builder);
    }
}
