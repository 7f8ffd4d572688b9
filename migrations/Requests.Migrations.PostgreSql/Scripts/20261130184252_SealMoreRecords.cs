using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.PostgreSql.Scripts
{
    /// <inheritdoc />
    public partial class SealMoreRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "SideDuties",
                type: "bytea",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "RuleChanges",
                type: "bytea",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Invitations",
                type: "bytea",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "IntakeCorrections",
                type: "bytea",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Impediments",
                type: "bytea",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "ImpedimentPleas",
                type: "bytea",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "FrozenReports",
                type: "bytea",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "FeeCharges",
                type: "bytea",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "CalendarProposals",
                type: "bytea",
                maxLength: 64,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "SideDuties");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "RuleChanges");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "IntakeCorrections");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Impediments");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ImpedimentPleas");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "FrozenReports");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "FeeCharges");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "CalendarProposals");
        }
    }
}
