using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class KeyedProofs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Users",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "ServiceRecords",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "SecrecyClearances",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "SearchRecords",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "ReleaseMarks",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "ReleaseHolds",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "PersonalReadings",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "PastLetters",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Parties",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Memberships",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Matters",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "LatenessNotes",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "IdentityUserToken<Guid>",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "IdentityUserLogin<Guid>",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "FileAppraisals",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Events",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "DocumentTexts",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Documents",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "DisputeStages",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Disputes",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "DisputeDeadlines",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "DerivedFiles",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Consultations",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "ClockLedger",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "CheckWaivers",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Cases",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "CalendarChanges",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Bodies",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Attachments",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "ApprovalSteps",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "ApiKeys",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Absences",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProofEnds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    IsFresh = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProofEnds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProofEnds_IsFresh",
                table: "ProofEnds",
                column: "IsFresh",
                filter: "[IsFresh] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_ProofEnds_ParentId",
                table: "ProofEnds",
                column: "ParentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProofEnds");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "SecrecyClearances");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "SearchRecords");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ReleaseMarks");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ReleaseHolds");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "PersonalReadings");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "PastLetters");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Parties");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Matters");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "LatenessNotes");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "IdentityUserToken<Guid>");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "IdentityUserLogin<Guid>");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "FileAppraisals");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "DocumentTexts");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "DisputeStages");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "DisputeDeadlines");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "DerivedFiles");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ClockLedger");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "CheckWaivers");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "CalendarChanges");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Bodies");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ApprovalSteps");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ApiKeys");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Absences");
        }
    }
}
