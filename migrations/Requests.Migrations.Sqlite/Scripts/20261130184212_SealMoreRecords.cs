using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.Sqlite.Scripts
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
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "RuleChanges",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Invitations",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "IntakeCorrections",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Impediments",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "ImpedimentPleas",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "FrozenReports",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "FeeCharges",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "CalendarProposals",
                type: "BLOB",
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
