using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class MailboxAndScans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "At",
                table: "RequestDrafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FromHash",
                table: "RequestDrafts",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BounceStatus",
                table: "Outbox",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "BouncedAt",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opening",
                table: "Attachments",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IntakeProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeProposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProposalFiles",
                columns: table => new
                {
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalFiles", x => new { x.ProposalId, x.Sha256 });
                });

            migrationBuilder.CreateTable(
                name: "RecognisedTexts",
                columns: table => new
                {
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Pages = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecognisedTexts", x => new { x.BodyId, x.Sha256 });
                });

            migrationBuilder.CreateTable(
                name: "TakenMails",
                columns: table => new
                {
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Mailbox = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UidValidity = table.Column<long>(type: "INTEGER", nullable: false),
                    Uid = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TakenMails", x => new { x.BodyId, x.Hash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_RequestDrafts_FromHash_At",
                table: "RequestDrafts",
                columns: new[] { "FromHash", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_At",
                table: "Attachments",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_IntakeProposals_BodyId_No",
                table: "IntakeProposals",
                columns: new[] { "BodyId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IntakeProposals_BodyId_State_ArrivedAt",
                table: "IntakeProposals",
                columns: new[] { "BodyId", "State", "ArrivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TakenMails_BodyId_Mailbox_UidValidity_Uid",
                table: "TakenMails",
                columns: new[] { "BodyId", "Mailbox", "UidValidity", "Uid" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IntakeProposals");

            migrationBuilder.DropTable(
                name: "ProposalFiles");

            migrationBuilder.DropTable(
                name: "RecognisedTexts");

            migrationBuilder.DropTable(
                name: "TakenMails");

            migrationBuilder.DropIndex(
                name: "IX_RequestDrafts_FromHash_At",
                table: "RequestDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_At",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "At",
                table: "RequestDrafts");

            migrationBuilder.DropColumn(
                name: "FromHash",
                table: "RequestDrafts");

            migrationBuilder.DropColumn(
                name: "BounceStatus",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "BouncedAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Opening",
                table: "Attachments");
        }
    }
}
