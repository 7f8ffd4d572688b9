using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.PostgreSql.Scripts
{
    /// <inheritdoc />
    public partial class SharedWork : Migration
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

            migrationBuilder.CreateTable(
                name: "ApplicantContacts",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StoppedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicantContacts", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_ApplicantContacts_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseNotes",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseNotes", x => new { x.CaseId, x.No });
                    table.ForeignKey(
                        name: "FK_CaseNotes_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseWatchers",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseWatchers", x => new { x.CaseId, x.UserId });
                    table.ForeignKey(
                        name: "FK_CaseWatchers_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Urges",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    ByName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ByUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToName = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ToUserId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AnsweredBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Urges", x => new { x.CaseId, x.No });
                    table.ForeignKey(
                        name: "FK_Urges_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_BodyId_Channel_DueOn_Number",
                table: "Cases",
                columns: new[] { "BodyId", "Channel", "DueOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_BodyId_Leaf_DueOn_Number",
                table: "Cases",
                columns: new[] { "BodyId", "Leaf", "DueOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_BodyId_RegisteredOn_Number",
                table: "Cases",
                columns: new[] { "BodyId", "RegisteredOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_BodyId_RepliedOn_Number",
                table: "Cases",
                columns: new[] { "BodyId", "RepliedOn", "Number" },
                descending: new[] { false, true, false },
                filter: "\"RepliedOn\" IS NOT NULL AND \"OfficerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Urges_BodyId_AnsweredAt",
                table: "Urges",
                columns: new[] { "BodyId", "AnsweredAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApplicantContacts");

            migrationBuilder.DropTable(
                name: "CaseNotes");

            migrationBuilder.DropTable(
                name: "CaseWatchers");

            migrationBuilder.DropTable(
                name: "Urges");

            migrationBuilder.DropIndex(
                name: "IX_Cases_BodyId_Channel_DueOn_Number",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_BodyId_Leaf_DueOn_Number",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_BodyId_RegisteredOn_Number",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_BodyId_RepliedOn_Number",
                table: "Cases");

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
