using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class EdgesMadeTrue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_Number",
                table: "Cases");

            migrationBuilder.AddColumn<DateTime>(
                name: "ConfirmedAt",
                table: "UserSessions",
                type: "TEXT",
                nullable: true);

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

            migrationBuilder.AddColumn<string>(
                name: "CheckedBy",
                table: "SearchRecords",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "SearchRecords",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

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

            migrationBuilder.AddColumn<string>(
                name: "Mapping",
                table: "RegisterImports",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsTyped",
                table: "PersonalReadings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "PersonalReadings",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "What",
                table: "PersonalReadings",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "PastLetters",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MandateUntil",
                table: "Parties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Parties",
                type: "BLOB",
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

            migrationBuilder.AddColumn<Guid>(
                name: "CaseId",
                table: "Outbox",
                type: "TEXT",
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

            migrationBuilder.AddColumn<string>(
                name: "MoreEvidence",
                table: "Disputes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Papers",
                table: "Disputes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RowSeal",
                table: "Disputes",
                type: "BLOB",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SuitUntold",
                table: "Disputes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.AddColumn<string>(
                name: "Evidence",
                table: "Cases",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "IdentityCheckedAt",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "IdentityCheckedBy",
                table: "Cases",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "IdentityProof",
                table: "Cases",
                type: "TEXT",
                maxLength: 40,
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

            migrationBuilder.AddColumn<string>(
                name: "Opening",
                table: "Attachments",
                type: "TEXT",
                maxLength: 40,
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

            migrationBuilder.AddColumn<string>(
                name: "LastAddress",
                table: "ApiKeys",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

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
                name: "FeeCharges",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tariff = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Earlier = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    NoticeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WaivedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WaivedReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    WaivedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeeCharges", x => new { x.CaseId, x.No });
                    table.ForeignKey(
                        name: "FK_FeeCharges_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImpedimentPleas",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImpedimentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsPleaded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImpedimentPleas", x => new { x.CaseId, x.ImpedimentId });
                    table.ForeignKey(
                        name: "FK_ImpedimentPleas_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Impediments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    What = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenBackReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Impediments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IntakeCorrections",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ByUserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReceivedBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReceivedAfter = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DueAfter = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SecondName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SecondAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SecondWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeCorrections", x => new { x.CaseId, x.No });
                    table.ForeignKey(
                        name: "FK_IntakeCorrections_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "RuleChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Lengths = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OnByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SideDuties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PersonCipher = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PersonHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContactCipher = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContactHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SettledOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Proof = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SideDuties", x => x.Id);
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
                name: "IX_Cases_Number_BodyId",
                table: "Cases",
                columns: new[] { "Number", "BodyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_At",
                table: "Attachments",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Impediments_BodyId_From",
                table: "Impediments",
                columns: new[] { "BodyId", "From" });

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
                name: "IX_ProofEnds_IsFresh",
                table: "ProofEnds",
                column: "IsFresh",
                filter: "[IsFresh] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_ProofEnds_ParentId",
                table: "ProofEnds",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_SideDuties_BodyId_Number",
                table: "SideDuties",
                columns: new[] { "BodyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SideDuties_BodyId_SettledOn_From",
                table: "SideDuties",
                columns: new[] { "BodyId", "SettledOn", "From" });

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
                name: "FeeCharges");

            migrationBuilder.DropTable(
                name: "ImpedimentPleas");

            migrationBuilder.DropTable(
                name: "Impediments");

            migrationBuilder.DropTable(
                name: "IntakeCorrections");

            migrationBuilder.DropTable(
                name: "IntakeProposals");

            migrationBuilder.DropTable(
                name: "ProofEnds");

            migrationBuilder.DropTable(
                name: "ProposalFiles");

            migrationBuilder.DropTable(
                name: "RecognisedTexts");

            migrationBuilder.DropTable(
                name: "RuleChanges");

            migrationBuilder.DropTable(
                name: "SideDuties");

            migrationBuilder.DropTable(
                name: "TakenMails");

            migrationBuilder.DropIndex(
                name: "IX_RequestDrafts_FromHash_At",
                table: "RequestDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Number_BodyId",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_At",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "UserSessions");

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
                name: "CheckedBy",
                table: "SearchRecords");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "SearchRecords");

            migrationBuilder.DropColumn(
                name: "At",
                table: "RequestDrafts");

            migrationBuilder.DropColumn(
                name: "FromHash",
                table: "RequestDrafts");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ReleaseMarks");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ReleaseHolds");

            migrationBuilder.DropColumn(
                name: "Mapping",
                table: "RegisterImports");

            migrationBuilder.DropColumn(
                name: "IsTyped",
                table: "PersonalReadings");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "PersonalReadings");

            migrationBuilder.DropColumn(
                name: "What",
                table: "PersonalReadings");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "PastLetters");

            migrationBuilder.DropColumn(
                name: "MandateUntil",
                table: "Parties");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Parties");

            migrationBuilder.DropColumn(
                name: "BounceStatus",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "BouncedAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "CaseId",
                table: "Outbox");

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
                name: "MoreEvidence",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "Papers",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Disputes");

            migrationBuilder.DropColumn(
                name: "SuitUntold",
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
                name: "Evidence",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "IdentityCheckedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "IdentityCheckedBy",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "IdentityProof",
                table: "Cases");

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
                name: "Opening",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ApprovalSteps");

            migrationBuilder.DropColumn(
                name: "LastAddress",
                table: "ApiKeys");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "ApiKeys");

            migrationBuilder.DropColumn(
                name: "RowSeal",
                table: "Absences");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Number",
                table: "Cases",
                column: "Number",
                unique: true);
        }
    }
}
