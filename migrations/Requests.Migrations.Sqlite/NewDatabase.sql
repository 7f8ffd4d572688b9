CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "ApiKeys" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApiKeys" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "KeyHash" TEXT NOT NULL,
    "Scopes" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL
);

CREATE TABLE "ArchiveSeals" (
    "BodyId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "CaseId" TEXT NOT NULL,
    "CaseNumber" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ManifestHash" TEXT NOT NULL,
    "PreviousHash" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_ArchiveSeals" PRIMARY KEY ("BodyId", "Sequence")
);

CREATE TABLE "Bodies" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Bodies" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Settings" TEXT NOT NULL,
    "Version" TEXT NOT NULL
);

CREATE TABLE "CalendarChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CalendarChanges" PRIMARY KEY,
    "BodyId" TEXT NULL,
    "Source" TEXT NOT NULL,
    "Year" INTEGER NULL,
    "PublishedOn" TEXT NOT NULL,
    "Days" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "Cases" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Cases" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "RequestText" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "ApplicantType" TEXT NOT NULL,
    "WantedForm" TEXT NULL,
    "WantedRoute" TEXT NULL,
    "ElectronicServiceConsent" INTEGER NOT NULL,
    "RegisteredAt" TEXT NOT NULL,
    "RegisteredOn" TEXT NOT NULL,
    "ArrivedOn" TEXT NOT NULL,
    "ParentId" TEXT NULL,
    "QueryCodeHash" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ReceivedOn" TEXT NULL,
    "ReceiptRule" TEXT NULL,
    "DueOn" TEXT NULL,
    "DueIsProvisional" INTEGER NOT NULL,
    "ClockPhase" TEXT NOT NULL,
    "NextLapseOn" TEXT NULL,
    "CalendarVersion" TEXT NOT NULL,
    "OfficerId" TEXT NULL,
    "UnitId" TEXT NULL,
    "Leaf" TEXT NULL,
    "NotHeldKind" TEXT NULL,
    "OutcomeReason" TEXT NULL,
    "OutcomeBasis" TEXT NULL,
    "DecidedOn" TEXT NULL,
    "RepliedOn" TEXT NULL,
    "ClosedOn" TEXT NULL,
    "WasLate" INTEGER NOT NULL,
    "Version" TEXT NOT NULL
);

CREATE TABLE "Events" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Events" PRIMARY KEY AUTOINCREMENT,
    "BodyId" TEXT NULL,
    "CaseId" TEXT NULL,
    "Sequence" INTEGER NOT NULL,
    "Act" TEXT NOT NULL,
    "LawOn" TEXT NOT NULL,
    "ByUserId" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "Details" TEXT NOT NULL,
    "DueBefore" TEXT NULL,
    "DueAfter" TEXT NULL,
    "RuleIds" TEXT NOT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "Heartbeats" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Heartbeats" PRIMARY KEY AUTOINCREMENT,
    "Job" TEXT NOT NULL,
    "Node" TEXT NOT NULL,
    "Checked" INTEGER NOT NULL,
    "Faults" INTEGER NOT NULL,
    "Line" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "IdempotencyRecords" (
    "Scope" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "RequestHash" TEXT NOT NULL,
    "Response" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_IdempotencyRecords" PRIMARY KEY ("Scope", "Key")
);

CREATE TABLE "IdentityUserClaim<Guid>" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_IdentityUserClaim<Guid>" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL
);

CREATE TABLE "IdentityUserLogin<Guid>" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_IdentityUserLogin<Guid>" PRIMARY KEY ("LoginProvider", "ProviderKey")
);

CREATE TABLE "IdentityUserToken<Guid>" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_IdentityUserToken<Guid>" PRIMARY KEY ("UserId", "LoginProvider", "Name")
);

CREATE TABLE "Inbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Inbox" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "CaseId" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Arguments" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ReadAt" TEXT NULL
);

CREATE TABLE "InstallationValues" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_InstallationValues" PRIMARY KEY,
    "Value" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "Leases" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Leases" PRIMARY KEY,
    "Owner" TEXT NOT NULL,
    "Until" TEXT NOT NULL
);

CREATE TABLE "Memberships" (
    "UserId" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "UnitId" TEXT NULL,
    CONSTRAINT "PK_Memberships" PRIMARY KEY ("UserId", "BodyId", "Role")
);

CREATE TABLE "NumberSeries" (
    "BodyId" TEXT NOT NULL,
    "Series" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Last" INTEGER NOT NULL,
    CONSTRAINT "PK_NumberSeries" PRIMARY KEY ("BodyId", "Series", "Year")
);

CREATE TABLE "Outbox" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY,
    "BodyId" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "LastError" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "SentAt" TEXT NULL
);

CREATE TABLE "PersonalReadings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PersonalReadings" PRIMARY KEY AUTOINCREMENT,
    "BodyId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "ByUserId" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "PublicationCounts" (
    "BodyId" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Channel" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    "EvidenceLink" TEXT NULL,
    CONSTRAINT "PK_PublicationCounts" PRIMARY KEY ("BodyId", "Year", "Channel", "Unit")
);

CREATE TABLE "RegisterImports" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RegisterImports" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Mode" TEXT NOT NULL,
    "Format" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Rows" INTEGER NOT NULL,
    "Good" INTEGER NOT NULL,
    "Bad" INTEGER NOT NULL,
    "DueDiffers" INTEGER NOT NULL,
    "Error" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Version" TEXT NOT NULL
);

CREATE TABLE "RemindersSent" (
    "CaseId" TEXT NOT NULL,
    "Rule" TEXT NOT NULL,
    "DueOn" TEXT NOT NULL,
    "Threshold" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_RemindersSent" PRIMARY KEY ("CaseId", "Rule", "DueOn", "Threshold")
);

CREATE TABLE "Units" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Units" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL
);

CREATE TABLE "Users" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Users" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

CREATE TABLE "Attachments" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "MediaType" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Scan" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_Attachments" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_Attachments_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ClockLedger" (
    "CaseId" TEXT NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "DeliveredOn" TEXT NULL,
    "WorkingDays" INTEGER NULL,
    "RefersTo" INTEGER NULL,
    "UntilOn" TEXT NULL,
    "ApprovedOn" TEXT NULL,
    "ToldOn" TEXT NULL,
    "Reason" TEXT NULL,
    "ByUserId" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_ClockLedger" PRIMARY KEY ("CaseId", "Sequence"),
    CONSTRAINT "FK_ClockLedger_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Consultations" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Agency" TEXT NULL,
    "PartyId" TEXT NULL,
    "Passages" TEXT NOT NULL,
    "SentOn" TEXT NOT NULL,
    "DeliveredOn" TEXT NULL,
    "DeliveryProof" TEXT NULL,
    "AnsweredOn" TEXT NULL,
    "Opinion" TEXT NULL,
    "OpinionText" TEXT NULL,
    "LedgerSequence" INTEGER NOT NULL,
    "TakenBack" INTEGER NOT NULL,
    CONSTRAINT "PK_Consultations" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_Consultations_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Disputes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Disputes" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Forum" TEXT NULL,
    "OriginalActIsOurs" INTEGER NOT NULL,
    "Organ" TEXT NOT NULL,
    "Reference" TEXT NULL,
    "ReceivedOn" TEXT NOT NULL,
    "Result" TEXT NOT NULL,
    "ResultOn" TEXT NULL,
    "ResultNote" TEXT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_Disputes_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Documents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Documents" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Chain" TEXT NOT NULL,
    "Agreed" INTEGER NOT NULL,
    "DraftedBy" TEXT NULL,
    "Number" TEXT NULL,
    "LetterOn" TEXT NULL,
    "FixedHash" TEXT NULL,
    "VoidReason" TEXT NULL,
    "Version" TEXT NOT NULL,
    CONSTRAINT "FK_Documents_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Matters" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Leaf" TEXT NULL,
    CONSTRAINT "PK_Matters" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_Matters_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Parties" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Parties" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "NameCipher" BLOB NOT NULL,
    "NameHash" TEXT NOT NULL,
    "IdNumberCipher" BLOB NOT NULL,
    "IdNumberHash" TEXT NOT NULL,
    "PhoneCipher" BLOB NOT NULL,
    "PhoneHash" TEXT NOT NULL,
    "AddressCipher" BLOB NOT NULL,
    "AddressHash" TEXT NOT NULL,
    "EmailCipher" BLOB NOT NULL,
    "EmailHash" TEXT NOT NULL,
    CONSTRAINT "FK_Parties_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SearchRecords" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Keywords" TEXT NOT NULL,
    "OrderedOn" TEXT NOT NULL,
    "DueOn" TEXT NOT NULL,
    "Steps" TEXT NOT NULL,
    "Conclusion" TEXT NULL,
    "WhyNone" TEXT NULL,
    "SignedBy" TEXT NULL,
    "SignedOn" TEXT NULL,
    CONSTRAINT "PK_SearchRecords" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_SearchRecords_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ImportedCases" (
    "ImportId" TEXT NOT NULL,
    "Row" INTEGER NOT NULL,
    "CaseId" TEXT NOT NULL,
    "SealedRow" TEXT NOT NULL,
    CONSTRAINT "PK_ImportedCases" PRIMARY KEY ("ImportId", "Row"),
    CONSTRAINT "FK_ImportedCases_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ImportedCases_RegisterImports_ImportId" FOREIGN KEY ("ImportId") REFERENCES "RegisterImports" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ImportFindings" (
    "ImportId" TEXT NOT NULL,
    "Row" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "Line" INTEGER NOT NULL,
    "Column" TEXT NOT NULL,
    "Value" TEXT NULL,
    "Rule" TEXT NOT NULL,
    "IsFault" INTEGER NOT NULL,
    CONSTRAINT "PK_ImportFindings" PRIMARY KEY ("ImportId", "Row", "No"),
    CONSTRAINT "FK_ImportFindings_RegisterImports_ImportId" FOREIGN KEY ("ImportId") REFERENCES "RegisterImports" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ApprovalSteps" (
    "DocumentId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Role" TEXT NOT NULL,
    "Verdict" TEXT NOT NULL,
    "Opinion" TEXT NOT NULL,
    "ByUserId" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "TextHash" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_ApprovalSteps" PRIMARY KEY ("DocumentId", "No"),
    CONSTRAINT "FK_ApprovalSteps_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DocumentTexts" (
    "DocumentId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_DocumentTexts" PRIMARY KEY ("DocumentId", "No"),
    CONSTRAINT "FK_DocumentTexts_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ServiceRecords" (
    "DocumentId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Method" TEXT NOT NULL,
    "DispatchedOn" TEXT NOT NULL,
    "ReceivedOn" TEXT NULL,
    "TrackingNumber" TEXT NULL,
    "Proof" TEXT NULL,
    "ReturnedOn" TEXT NULL,
    "ReturnReason" TEXT NULL,
    CONSTRAINT "PK_ServiceRecords" PRIMARY KEY ("DocumentId", "No"),
    CONSTRAINT "FK_ServiceRecords_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_ApiKeys_KeyHash" ON "ApiKeys" ("KeyHash");

CREATE INDEX "IX_ArchiveSeals_CaseId" ON "ArchiveSeals" ("CaseId");

CREATE UNIQUE INDEX "IX_Bodies_Code" ON "Bodies" ("Code");

CREATE INDEX "IX_Cases_BodyId_NextLapseOn" ON "Cases" ("BodyId", "NextLapseOn");

CREATE INDEX "IX_Cases_BodyId_OfficerId_DueOn" ON "Cases" ("BodyId", "OfficerId", "DueOn");

CREATE INDEX "IX_Cases_BodyId_ReceivedOn" ON "Cases" ("BodyId", "ReceivedOn");

CREATE INDEX "IX_Cases_BodyId_State_DueOn" ON "Cases" ("BodyId", "State", "DueOn");

CREATE UNIQUE INDEX "IX_Cases_Number" ON "Cases" ("Number");

CREATE INDEX "IX_Disputes_BodyId_ReceivedOn" ON "Disputes" ("BodyId", "ReceivedOn");

CREATE INDEX "IX_Disputes_CaseId" ON "Disputes" ("CaseId");

CREATE UNIQUE INDEX "IX_Documents_BodyId_Number" ON "Documents" ("BodyId", "Number") WHERE [Number] IS NOT NULL;

CREATE INDEX "IX_Documents_BodyId_State" ON "Documents" ("BodyId", "State");

CREATE UNIQUE INDEX "IX_Documents_CaseId_No" ON "Documents" ("CaseId", "No");

CREATE INDEX "IX_Events_BodyId_At" ON "Events" ("BodyId", "At");

CREATE UNIQUE INDEX "IX_Events_CaseId_Sequence" ON "Events" ("CaseId", "Sequence") WHERE [CaseId] IS NOT NULL;

CREATE INDEX "IX_Heartbeats_Job_At" ON "Heartbeats" ("Job", "At");

CREATE UNIQUE INDEX "IX_ImportedCases_CaseId" ON "ImportedCases" ("CaseId");

CREATE UNIQUE INDEX "IX_Inbox_UserId_Key" ON "Inbox" ("UserId", "Key");

CREATE INDEX "IX_Inbox_UserId_ReadAt" ON "Inbox" ("UserId", "ReadAt");

CREATE INDEX "IX_Memberships_BodyId_Role" ON "Memberships" ("BodyId", "Role");

CREATE UNIQUE INDEX "IX_Outbox_Key" ON "Outbox" ("Key");

CREATE INDEX "IX_Outbox_State_DueAt" ON "Outbox" ("State", "DueAt");

CREATE INDEX "IX_Parties_AddressHash" ON "Parties" ("AddressHash");

CREATE INDEX "IX_Parties_CaseId" ON "Parties" ("CaseId");

CREATE INDEX "IX_Parties_EmailHash" ON "Parties" ("EmailHash");

CREATE INDEX "IX_Parties_IdNumberHash" ON "Parties" ("IdNumberHash");

CREATE INDEX "IX_Parties_NameHash" ON "Parties" ("NameHash");

CREATE INDEX "IX_Parties_PhoneHash" ON "Parties" ("PhoneHash");

CREATE INDEX "IX_PersonalReadings_CaseId" ON "PersonalReadings" ("CaseId");

CREATE INDEX "IX_RegisterImports_State_At" ON "RegisterImports" ("State", "At");

CREATE UNIQUE INDEX "IX_Units_BodyId_Code" ON "Units" ("BodyId", "Code");

CREATE UNIQUE INDEX "IX_Users_NormalizedUserName" ON "Users" ("NormalizedUserName") WHERE [NormalizedUserName] IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123070755_Initial', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_Cases_BodyId_OfficerId_DueOn";

DROP INDEX "IX_Cases_BodyId_ReceivedOn";

DROP INDEX "IX_Cases_BodyId_State_DueOn";

ALTER TABLE "ServiceRecords" ADD "AnswerBy" TEXT NULL;

ALTER TABLE "ServiceRecords" ADD "Particulars" TEXT NULL;

ALTER TABLE "ServiceRecords" ADD "ReceivedFile" INTEGER NULL;

ALTER TABLE "ServiceRecords" ADD "ReceivedKind" TEXT NULL;

ALTER TABLE "ServiceRecords" ADD "SentFile" INTEGER NULL;

ALTER TABLE "ServiceRecords" ADD "SentKind" TEXT NULL;

ALTER TABLE "ServiceRecords" ADD "SentWords" TEXT NULL;

ALTER TABLE "Parties" ADD "IsOrganisation" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Outbox" ADD "IgnoresQuietHours" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Inbox" ADD "AcknowledgedAt" TEXT NULL;

ALTER TABLE "Inbox" ADD "NeedsAcknowledgement" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "ImportFindings" ADD "Trail" TEXT NULL;

ALTER TABLE "Heartbeats" ADD "Found" TEXT NOT NULL DEFAULT '';

ALTER TABLE "DocumentTexts" ADD "Content" TEXT NULL;

ALTER TABLE "Documents" ADD "Files" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Cases" ADD "IsOpen" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Cases" ADD "PendingUntil" TEXT NOT NULL DEFAULT '0001-01-01';

ALTER TABLE "ArchiveSeals" ADD "ImportId" TEXT NULL;

ALTER TABLE "ApprovalSteps" ADD "OnBehalfOf" TEXT NULL;

CREATE TABLE "Absences" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Absences" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "DeputyUserId" TEXT NULL,
    "Reason" TEXT NOT NULL
);

CREATE TABLE "ArchiveHeads" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_ArchiveHeads" PRIMARY KEY,
    "On" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "ArchiveImports" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ArchiveImports" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "ListHash" TEXT NOT NULL,
    "Sequences" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "BodyTemplates" (
    "BodyId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Text" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_BodyTemplates" PRIMARY KEY ("BodyId", "Code", "No")
);

CREATE TABLE "CalendarFeeds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CalendarFeeds" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL
);

CREATE TABLE "CheckWaivers" (
    "DocumentId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "CheckId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "ByUserId" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "TextHash" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_CheckWaivers" PRIMARY KEY ("DocumentId", "No"),
    CONSTRAINT "FK_CheckWaivers_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DerivedFiles" (
    "CaseId" TEXT NOT NULL,
    "FileNo" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "SourceNo" INTEGER NOT NULL,
    "How" TEXT NOT NULL,
    CONSTRAINT "PK_DerivedFiles" PRIMARY KEY ("CaseId", "FileNo"),
    CONSTRAINT "FK_DerivedFiles_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DisclosureEntries" (
    "CaseId" TEXT NOT NULL CONSTRAINT "PK_DisclosureEntries" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Leaf" TEXT NOT NULL,
    "AnsweredOn" TEXT NOT NULL,
    "Link" TEXT NULL,
    "ByName" TEXT NOT NULL,
    CONSTRAINT "FK_DisclosureEntries_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DisputeDeadlines" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DisputeDeadlines" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "DisputeId" TEXT NOT NULL,
    "Stage" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "SetUntil" TEXT NULL,
    "SettledOn" TEXT NULL,
    "Note" TEXT NULL,
    CONSTRAINT "FK_DisputeDeadlines_Disputes_DisputeId" FOREIGN KEY ("DisputeId") REFERENCES "Disputes" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DisputeStages" (
    "DisputeId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Instance" TEXT NOT NULL,
    "Organ" TEXT NOT NULL,
    "Reference" TEXT NULL,
    "ReceivedOn" TEXT NOT NULL,
    "Result" TEXT NOT NULL,
    "ResultOn" TEXT NULL,
    "ResultNote" TEXT NULL,
    CONSTRAINT "PK_DisputeStages" PRIMARY KEY ("DisputeId", "No"),
    CONSTRAINT "FK_DisputeStages_Disputes_DisputeId" FOREIGN KEY ("DisputeId") REFERENCES "Disputes" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DutyFigures" (
    "BodyId" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Row" TEXT NOT NULL,
    "Column" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    "EvidenceLink" TEXT NULL,
    CONSTRAINT "PK_DutyFigures" PRIMARY KEY ("BodyId", "Year", "Row", "Column")
);

CREATE TABLE "Escalations" (
    "CaseId" TEXT NOT NULL,
    "Rule" TEXT NOT NULL,
    "DueOn" TEXT NOT NULL,
    "WorkingDays" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_Escalations" PRIMARY KEY ("CaseId", "Rule", "DueOn", "WorkingDays"),
    CONSTRAINT "FK_Escalations_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "FileAppraisals" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Verdict" TEXT NOT NULL,
    "KeepUntil" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "ByUserId" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_FileAppraisals" PRIMARY KEY ("CaseId", "No")
);

CREATE TABLE "FilePages" (
    "CaseId" TEXT NOT NULL,
    "FileNo" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Pages" INTEGER NOT NULL,
    CONSTRAINT "PK_FilePages" PRIMARY KEY ("CaseId", "FileNo"),
    CONSTRAINT "FK_FilePages_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "FrozenReports" (
    "BodyId" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Content" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Leader" TEXT NULL,
    "Reason" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_FrozenReports" PRIMARY KEY ("BodyId", "Scope", "Year")
);

CREATE TABLE "KnownReports" (
    "BodyId" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    "Tables" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_KnownReports" PRIMARY KEY ("BodyId", "Scope", "Year")
);

CREATE TABLE "LatenessNotes" (
    "CaseId" TEXT NOT NULL CONSTRAINT "PK_LatenessNotes" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Cause" TEXT NOT NULL,
    "Explanation" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_LatenessNotes_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PublicationItems" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PublicationItems" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "Category" INTEGER NULL,
    "Title" TEXT NULL,
    "Count" INTEGER NOT NULL,
    "EvidenceLink" TEXT NULL,
    "ByName" TEXT NOT NULL
);

CREATE TABLE "ReleaseHolds" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "SetOn" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "LiftedOn" TEXT NULL,
    "LiftReason" TEXT NULL,
    CONSTRAINT "PK_ReleaseHolds" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_ReleaseHolds_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ReleaseMarks" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "FileNo" INTEGER NOT NULL,
    "Page" INTEGER NOT NULL,
    "Left" REAL NOT NULL,
    "Top" REAL NOT NULL,
    "Width" REAL NOT NULL,
    "Height" REAL NOT NULL,
    "PartNo" INTEGER NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Removed" INTEGER NOT NULL,
    CONSTRAINT "PK_ReleaseMarks" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_ReleaseMarks_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ReportTexts" (
    "BodyId" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Part" INTEGER NOT NULL,
    "No" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_ReportTexts" PRIMARY KEY ("BodyId", "Scope", "Year", "Part", "No")
);

CREATE TABLE "RequestDrafts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RequestDrafts" PRIMARY KEY,
    "CodeHash" TEXT NOT NULL,
    "Answers" TEXT NOT NULL,
    "ExpiresOn" TEXT NOT NULL
);

CREATE TABLE "SearchEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SearchEntries" PRIMARY KEY AUTOINCREMENT,
    "BodyId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "Text" BLOB NOT NULL
);

CREATE TABLE "SearchMarks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SearchMarks" PRIMARY KEY AUTOINCREMENT,
    "CaseId" TEXT NOT NULL
);

CREATE TABLE "SearchTerms" (
    "Term" INTEGER NOT NULL,
    "EntryId" INTEGER NOT NULL,
    CONSTRAINT "PK_SearchTerms" PRIMARY KEY ("Term", "EntryId")
);

CREATE TABLE "SecrecyClearances" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "FileNo" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Basis" TEXT NOT NULL,
    "DecidedOn" TEXT NOT NULL,
    "ByUserId" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_SecrecyClearances" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_SecrecyClearances_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "TriedNumbers" (
    "ImportId" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    CONSTRAINT "PK_TriedNumbers" PRIMARY KEY ("ImportId", "Number"),
    CONSTRAINT "FK_TriedNumbers_RegisterImports_ImportId" FOREIGN KEY ("ImportId") REFERENCES "RegisterImports" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WebhookSubscriptions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_WebhookSubscriptions" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Events" TEXT NOT NULL,
    "SealedSecret" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "SeenUntil" TEXT NOT NULL,
    "EndedAt" TEXT NULL
);

CREATE INDEX "IX_ServiceRecords_TrackingNumber" ON "ServiceRecords" ("TrackingNumber");

CREATE INDEX "IX_ClockLedger_Kind_On" ON "ClockLedger" ("Kind", "On");

CREATE INDEX "IX_Cases_BodyId_DueOn_Number" ON "Cases" ("BodyId", "DueOn", "Number");

CREATE INDEX "IX_Cases_BodyId_IsOpen_DueOn_Number" ON "Cases" ("BodyId", "IsOpen", "DueOn", "Number");

CREATE INDEX "IX_Cases_BodyId_OfficerId_IsOpen_DueOn_Number" ON "Cases" ("BodyId", "OfficerId", "IsOpen", "DueOn", "Number");

CREATE INDEX "IX_Cases_BodyId_PendingUntil_ReceivedOn_Leaf_State_ApplicantType_RepliedOn_ClosedOn_Number" ON "Cases" ("BodyId", "PendingUntil", "ReceivedOn", "Leaf", "State", "ApplicantType", "RepliedOn", "ClosedOn", "Number");

CREATE INDEX "IX_Cases_BodyId_ReceivedOn_State_Channel" ON "Cases" ("BodyId", "ReceivedOn", "State", "Channel");

CREATE INDEX "IX_Cases_BodyId_RepliedOn_WasLate_State" ON "Cases" ("BodyId", "RepliedOn", "WasLate", "State");

CREATE INDEX "IX_Cases_BodyId_State_DueOn_Number" ON "Cases" ("BodyId", "State", "DueOn", "Number");

CREATE INDEX "IX_Absences_BodyId_To_From" ON "Absences" ("BodyId", "To", "From");

CREATE UNIQUE INDEX "IX_ArchiveHeads_On" ON "ArchiveHeads" ("On");

CREATE INDEX "IX_ArchiveImports_BodyId" ON "ArchiveImports" ("BodyId");

CREATE INDEX "IX_CalendarFeeds_BodyId_UserId" ON "CalendarFeeds" ("BodyId", "UserId");

CREATE UNIQUE INDEX "IX_CalendarFeeds_TokenHash" ON "CalendarFeeds" ("TokenHash");

CREATE INDEX "IX_DisclosureEntries_BodyId_AnsweredOn" ON "DisclosureEntries" ("BodyId", "AnsweredOn");

CREATE INDEX "IX_DisputeDeadlines_DisputeId" ON "DisputeDeadlines" ("DisputeId");

CREATE INDEX "IX_DisputeDeadlines_SettledOn_BodyId" ON "DisputeDeadlines" ("SettledOn", "BodyId");

CREATE INDEX "IX_PublicationItems_BodyId_On" ON "PublicationItems" ("BodyId", "On");

CREATE UNIQUE INDEX "IX_RequestDrafts_CodeHash" ON "RequestDrafts" ("CodeHash");

CREATE INDEX "IX_RequestDrafts_ExpiresOn" ON "RequestDrafts" ("ExpiresOn");

CREATE UNIQUE INDEX "IX_SearchEntries_CaseId_Source_No" ON "SearchEntries" ("CaseId", "Source", "No");

CREATE INDEX "IX_SearchMarks_CaseId" ON "SearchMarks" ("CaseId");

CREATE INDEX "IX_SearchTerms_EntryId" ON "SearchTerms" ("EntryId");

CREATE INDEX "IX_WebhookSubscriptions_BodyId_EndedAt" ON "WebhookSubscriptions" ("BodyId", "EndedAt");

CREATE TABLE "ef_temp_ServiceRecords" (
    "DocumentId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "AnswerBy" TEXT NULL,
    "DispatchedOn" TEXT NOT NULL,
    "Method" TEXT NULL,
    "Particulars" TEXT NULL,
    "Proof" TEXT NULL,
    "ReceivedFile" INTEGER NULL,
    "ReceivedKind" TEXT NULL,
    "ReceivedOn" TEXT NULL,
    "ReturnReason" TEXT NULL,
    "ReturnedOn" TEXT NULL,
    "SentFile" INTEGER NULL,
    "SentKind" TEXT NULL,
    "SentWords" TEXT NULL,
    "TrackingNumber" TEXT NULL,
    CONSTRAINT "PK_ServiceRecords" PRIMARY KEY ("DocumentId", "No"),
    CONSTRAINT "FK_ServiceRecords_Documents_DocumentId" FOREIGN KEY ("DocumentId") REFERENCES "Documents" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_ServiceRecords" ("DocumentId", "No", "AnswerBy", "DispatchedOn", "Method", "Particulars", "Proof", "ReceivedFile", "ReceivedKind", "ReceivedOn", "ReturnReason", "ReturnedOn", "SentFile", "SentKind", "SentWords", "TrackingNumber")
SELECT "DocumentId", "No", "AnswerBy", "DispatchedOn", "Method", "Particulars", "Proof", "ReceivedFile", "ReceivedKind", "ReceivedOn", "ReturnReason", "ReturnedOn", "SentFile", "SentKind", "SentWords", "TrackingNumber"
FROM "ServiceRecords";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "ServiceRecords";

ALTER TABLE "ef_temp_ServiceRecords" RENAME TO "ServiceRecords";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_ServiceRecords_TrackingNumber" ON "ServiceRecords" ("TrackingNumber");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123122617_LettersSupervisionSearch', '10.0.14');

BEGIN TRANSACTION;
DROP INDEX "IX_Cases_BodyId_IsOpen_DueOn_Number";

CREATE TABLE "SavedViews" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SavedViews" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "List" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Filters" TEXT NOT NULL
);

CREATE INDEX "IX_Cases_BodyId_IsOpen_DueOn_Number_ClockPhase_DueIsProvisional" ON "Cases" ("BodyId", "IsOpen", "DueOn", "Number", "ClockPhase", "DueIsProvisional");

CREATE INDEX "IX_Cases_ParentId" ON "Cases" ("ParentId");

CREATE UNIQUE INDEX "IX_SavedViews_BodyId_UserId_List_Name" ON "SavedViews" ("BodyId", "UserId", "List", "Name");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123154525_AccountsAndViews', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Cases" ADD "WantedFormWords" TEXT NULL;

ALTER TABLE "Cases" ADD "WantedRouteWords" TEXT NULL;

UPDATE Cases SET WantedFormWords = CASE WHEN WantedForm IN ('纸质', '电子文档', '光盘等介质') THEN NULL ELSE WantedForm END, WantedForm = CASE WHEN WantedForm = '纸质' THEN 'Paper' WHEN WantedForm = '电子文档' THEN 'Electronic' WHEN WantedForm = '光盘等介质' THEN 'Disc' WHEN WantedForm = 'On paper' THEN 'Paper' WHEN WantedForm = 'As a file' THEN 'Electronic' WHEN WantedForm = 'On a disc' THEN 'Disc' WHEN WantedForm LIKE '%光盘%' THEN 'Disc' WHEN WantedForm LIKE '%电子%' THEN 'Electronic' WHEN WantedForm LIKE '%邮件%' THEN 'Electronic' WHEN WantedForm LIKE '%网%' THEN 'Electronic' WHEN WantedForm LIKE '%查阅%' THEN 'Inspection' WHEN WantedForm LIKE '%纸%' THEN 'Paper' ELSE NULL END WHERE WantedForm IS NOT NULL;

UPDATE Cases SET WantedRouteWords = CASE WHEN WantedRoute IN ('邮寄', '自行领取', '电子邮件') THEN NULL ELSE WantedRoute END, WantedRoute = CASE WHEN WantedRoute = '邮寄' THEN 'Post' WHEN WantedRoute = '自行领取' THEN 'Collect' WHEN WantedRoute = '电子邮件' THEN 'Email' WHEN WantedRoute = 'By post' THEN 'Post' WHEN WantedRoute = 'I will collect it' THEN 'Collect' WHEN WantedRoute = 'By e-mail' THEN 'Email' ELSE NULL END WHERE WantedRoute IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130070341_TypedWishes', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Documents" ADD "IsPast" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "PastLetters" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "ApprovedOn" TEXT NULL,
    "DeliveredOn" TEXT NULL,
    "ScanFile" INTEGER NOT NULL,
    "ProofFile" INTEGER NOT NULL,
    "Terms" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ByUserId" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "SecondName" TEXT NULL,
    "SecondAt" TEXT NULL,
    "SecondWords" TEXT NULL,
    CONSTRAINT "PK_PastLetters" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_PastLetters_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130101643_PastLetters', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Matters" ADD "Basis" TEXT NULL;

ALTER TABLE "Matters" ADD "NotHeldKind" TEXT NULL;

ALTER TABLE "Matters" ADD "Reason" TEXT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130103042_MattersOfTheirOwn', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Users" ADD "ChosenBodyId" TEXT NULL;

ALTER TABLE "Users" ADD "HomeBodyId" TEXT NULL;

ALTER TABLE "Users" ADD "IsOperator" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Users" ADD "IsService" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Users" ADD "LastCodeStep" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Events" ADD "ByKey" TEXT NULL;

ALTER TABLE "CalendarChanges" ADD "ConfirmedBy" TEXT NULL;

ALTER TABLE "CalendarChanges" ADD "TakenBackAt" TEXT NULL;

ALTER TABLE "Bodies" ADD "AcceptedSuperior" TEXT NULL;

ALTER TABLE "ApiKeys" ADD "ExpiresAt" TEXT NULL;

ALTER TABLE "ApiKeys" ADD "LastUsedAt" TEXT NULL;

CREATE TABLE "CalendarProposals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CalendarProposals" PRIMARY KEY,
    "Source" TEXT NOT NULL,
    "Year" INTEGER NULL,
    "PublishedOn" TEXT NOT NULL,
    "Days" TEXT NOT NULL,
    "Deviation" TEXT NULL,
    "TakesBack" TEXT NULL,
    "ByUserId" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "Invitations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitations" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "Roles" TEXT NOT NULL,
    "UnitId" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "SecurityEvents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SecurityEvents" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "BodyId" TEXT NULL,
    "UserId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Details" TEXT NOT NULL,
    "At" TEXT NOT NULL
);

CREATE TABLE "UserSessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_UserSessions" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Agent" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "SeenAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Turn" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_Invitations_UserId_BodyId" ON "Invitations" ("UserId", "BodyId");

CREATE INDEX "IX_SecurityEvents_Address_Kind_At" ON "SecurityEvents" ("Address", "Kind", "At");

CREATE INDEX "IX_SecurityEvents_At" ON "SecurityEvents" ("At");

CREATE INDEX "IX_SecurityEvents_BodyId_At" ON "SecurityEvents" ("BodyId", "At");

CREATE INDEX "IX_SecurityEvents_UserId_Kind_At" ON "SecurityEvents" ("UserId", "Kind", "At");

CREATE INDEX "IX_UserSessions_ExpiresAt" ON "UserSessions" ("ExpiresAt");

CREATE INDEX "IX_UserSessions_UserId_EndedAt" ON "UserSessions" ("UserId", "EndedAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130110436_SafeBetweenStrangers', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_Cases_Number";

ALTER TABLE "UserSessions" ADD "ConfirmedAt" TEXT NULL;

ALTER TABLE "Users" ADD "RowSeal" BLOB NULL;

ALTER TABLE "ServiceRecords" ADD "RowSeal" BLOB NULL;

ALTER TABLE "SecrecyClearances" ADD "RowSeal" BLOB NULL;

ALTER TABLE "SearchRecords" ADD "CheckedBy" TEXT NULL;

ALTER TABLE "SearchRecords" ADD "RowSeal" BLOB NULL;

ALTER TABLE "RequestDrafts" ADD "At" TEXT NULL;

ALTER TABLE "RequestDrafts" ADD "FromHash" TEXT NULL;

ALTER TABLE "ReleaseMarks" ADD "RowSeal" BLOB NULL;

ALTER TABLE "ReleaseHolds" ADD "RowSeal" BLOB NULL;

ALTER TABLE "RegisterImports" ADD "Mapping" TEXT NOT NULL DEFAULT '';

ALTER TABLE "PersonalReadings" ADD "IsTyped" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "PersonalReadings" ADD "RowSeal" BLOB NULL;

ALTER TABLE "PersonalReadings" ADD "What" TEXT NOT NULL DEFAULT '';

ALTER TABLE "PastLetters" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Parties" ADD "MandateUntil" TEXT NULL;

ALTER TABLE "Parties" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Outbox" ADD "BounceStatus" TEXT NULL;

ALTER TABLE "Outbox" ADD "BouncedAt" TEXT NULL;

ALTER TABLE "Outbox" ADD "CaseId" TEXT NULL;

ALTER TABLE "Memberships" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Matters" ADD "RowSeal" BLOB NULL;

ALTER TABLE "LatenessNotes" ADD "RowSeal" BLOB NULL;

ALTER TABLE "IdentityUserToken<Guid>" ADD "RowSeal" BLOB NULL;

ALTER TABLE "IdentityUserLogin<Guid>" ADD "RowSeal" BLOB NULL;

ALTER TABLE "FileAppraisals" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Events" ADD "RowSeal" BLOB NULL;

ALTER TABLE "DocumentTexts" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Documents" ADD "RowSeal" BLOB NULL;

ALTER TABLE "DisputeStages" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Disputes" ADD "MoreEvidence" TEXT NULL;

ALTER TABLE "Disputes" ADD "Papers" TEXT NULL;

ALTER TABLE "Disputes" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Disputes" ADD "SuitUntold" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "DisputeDeadlines" ADD "RowSeal" BLOB NULL;

ALTER TABLE "DerivedFiles" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Consultations" ADD "RowSeal" BLOB NULL;

ALTER TABLE "ClockLedger" ADD "RowSeal" BLOB NULL;

ALTER TABLE "CheckWaivers" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Cases" ADD "Evidence" TEXT NULL;

ALTER TABLE "Cases" ADD "IdentityCheckedAt" TEXT NULL;

ALTER TABLE "Cases" ADD "IdentityCheckedBy" TEXT NULL;

ALTER TABLE "Cases" ADD "IdentityProof" TEXT NULL;

ALTER TABLE "Cases" ADD "RowSeal" BLOB NULL;

ALTER TABLE "CalendarChanges" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Bodies" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Attachments" ADD "Opening" TEXT NULL;

ALTER TABLE "Attachments" ADD "RowSeal" BLOB NULL;

ALTER TABLE "ApprovalSteps" ADD "RowSeal" BLOB NULL;

ALTER TABLE "ApiKeys" ADD "LastAddress" TEXT NOT NULL DEFAULT '';

ALTER TABLE "ApiKeys" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Absences" ADD "RowSeal" BLOB NULL;

CREATE TABLE "FeeCharges" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Tariff" TEXT NULL,
    "Earlier" INTEGER NOT NULL,
    "Count" INTEGER NOT NULL,
    "AmountFen" INTEGER NOT NULL,
    "NoticeOn" TEXT NULL,
    "WaivedOn" TEXT NULL,
    "WaivedReason" TEXT NULL,
    "WaivedBy" TEXT NULL,
    CONSTRAINT "PK_FeeCharges" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_FeeCharges_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ImpedimentPleas" (
    "CaseId" TEXT NOT NULL,
    "ImpedimentId" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "IsPleaded" INTEGER NOT NULL,
    "Words" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_ImpedimentPleas" PRIMARY KEY ("CaseId", "ImpedimentId"),
    CONSTRAINT "FK_ImpedimentPleas_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Impediments" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Impediments" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    "What" TEXT NOT NULL,
    "Evidence" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "TakenBackReason" TEXT NULL
);

CREATE TABLE "IntakeCorrections" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Changes" TEXT NOT NULL,
    "Fields" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ByUserId" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "ReceivedBefore" TEXT NULL,
    "ReceivedAfter" TEXT NULL,
    "DueBefore" TEXT NULL,
    "DueAfter" TEXT NULL,
    "SecondName" TEXT NULL,
    "SecondAt" TEXT NULL,
    "SecondWords" TEXT NULL,
    CONSTRAINT "PK_IntakeCorrections" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_IntakeCorrections_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "IntakeProposals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_IntakeProposals" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Source" TEXT NOT NULL,
    "ArrivedAt" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "CaseId" TEXT NULL,
    "Reason" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "DoneByName" TEXT NULL,
    "DoneAt" TEXT NULL,
    "Version" TEXT NOT NULL
);

CREATE TABLE "ProofEnds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ProofEnds" PRIMARY KEY,
    "ParentId" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    "IsFresh" INTEGER NOT NULL,
    "State" BLOB NOT NULL
);

CREATE TABLE "ProposalFiles" (
    "ProposalId" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    CONSTRAINT "PK_ProposalFiles" PRIMARY KEY ("ProposalId", "Sha256")
);

CREATE TABLE "RecognisedTexts" (
    "BodyId" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Pages" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_RecognisedTexts" PRIMARY KEY ("BodyId", "Sha256")
);

CREATE TABLE "RuleChanges" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RuleChanges" PRIMARY KEY,
    "From" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Lengths" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "OnAt" TEXT NULL,
    "OnByName" TEXT NULL
);

CREATE TABLE "SideDuties" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SideDuties" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "PersonCipher" BLOB NOT NULL,
    "PersonHash" TEXT NOT NULL,
    "ContactCipher" BLOB NOT NULL,
    "ContactHash" TEXT NOT NULL,
    "Evidence" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "SettledOn" TEXT NULL,
    "Result" TEXT NULL,
    "Note" TEXT NULL,
    "Proof" TEXT NULL
);

CREATE TABLE "TakenMails" (
    "BodyId" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Mailbox" TEXT NOT NULL,
    "UidValidity" INTEGER NOT NULL,
    "Uid" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_TakenMails" PRIMARY KEY ("BodyId", "Hash")
);

CREATE INDEX "IX_RequestDrafts_FromHash_At" ON "RequestDrafts" ("FromHash", "At");

CREATE UNIQUE INDEX "IX_Cases_Number_BodyId" ON "Cases" ("Number", "BodyId");

CREATE INDEX "IX_Attachments_At" ON "Attachments" ("At");

CREATE INDEX "IX_Impediments_BodyId_From" ON "Impediments" ("BodyId", "From");

CREATE UNIQUE INDEX "IX_IntakeProposals_BodyId_No" ON "IntakeProposals" ("BodyId", "No");

CREATE INDEX "IX_IntakeProposals_BodyId_State_ArrivedAt" ON "IntakeProposals" ("BodyId", "State", "ArrivedAt");

CREATE INDEX "IX_ProofEnds_IsFresh" ON "ProofEnds" ("IsFresh") WHERE [IsFresh] = 1;

CREATE INDEX "IX_ProofEnds_ParentId" ON "ProofEnds" ("ParentId");

CREATE UNIQUE INDEX "IX_SideDuties_BodyId_Number" ON "SideDuties" ("BodyId", "Number");

CREATE INDEX "IX_SideDuties_BodyId_SettledOn_From" ON "SideDuties" ("BodyId", "SettledOn", "From");

CREATE UNIQUE INDEX "IX_TakenMails_BodyId_Mailbox_UidValidity_Uid" ON "TakenMails" ("BodyId", "Mailbox", "UidValidity", "Uid");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130161045_EdgesMadeTrue', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "SideDuties" ADD "RowSeal" BLOB NULL;

ALTER TABLE "RuleChanges" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Invitations" ADD "RowSeal" BLOB NULL;

ALTER TABLE "IntakeCorrections" ADD "RowSeal" BLOB NULL;

ALTER TABLE "Impediments" ADD "RowSeal" BLOB NULL;

ALTER TABLE "ImpedimentPleas" ADD "RowSeal" BLOB NULL;

ALTER TABLE "FrozenReports" ADD "RowSeal" BLOB NULL;

ALTER TABLE "FeeCharges" ADD "RowSeal" BLOB NULL;

ALTER TABLE "CalendarProposals" ADD "RowSeal" BLOB NULL;

CREATE TABLE "ApplicantContacts" (
    "CaseId" TEXT NOT NULL CONSTRAINT "PK_ApplicantContacts" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "StoppedAt" TEXT NULL,
    CONSTRAINT "FK_ApplicantContacts_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CaseNotes" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_CaseNotes" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_CaseNotes_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CaseWatchers" (
    "CaseId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    CONSTRAINT "PK_CaseWatchers" PRIMARY KEY ("CaseId", "UserId"),
    CONSTRAINT "FK_CaseWatchers_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Urges" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "ByUserId" TEXT NOT NULL,
    "ToName" TEXT NOT NULL,
    "ToUserId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Answer" TEXT NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredAt" TEXT NULL,
    CONSTRAINT "PK_Urges" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_Urges_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Cases_BodyId_Channel_DueOn_Number" ON "Cases" ("BodyId", "Channel", "DueOn", "Number");

CREATE INDEX "IX_Cases_BodyId_Leaf_DueOn_Number" ON "Cases" ("BodyId", "Leaf", "DueOn", "Number");

CREATE INDEX "IX_Cases_BodyId_RegisteredOn_Number" ON "Cases" ("BodyId", "RegisteredOn", "Number");

CREATE INDEX "IX_Cases_BodyId_RepliedOn_Number" ON "Cases" ("BodyId", "RepliedOn" DESC, "Number") WHERE [RepliedOn] IS NOT NULL AND [OfficerId] IS NOT NULL;

CREATE INDEX "IX_Urges_BodyId_AnsweredAt" ON "Urges" ("BodyId", "AnsweredAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130193644_SharedWork', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "CaseFlags" (
    "CaseId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_CaseFlags" PRIMARY KEY ("CaseId", "Kind"),
    CONSTRAINT "FK_CaseFlags_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CaseInsiders" (
    "CaseId" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    CONSTRAINT "PK_CaseInsiders" PRIMARY KEY ("CaseId", "UserId"),
    CONSTRAINT "FK_CaseInsiders_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CaseLinks" (
    "CaseId" TEXT NOT NULL,
    "OtherId" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_CaseLinks" PRIMARY KEY ("CaseId", "OtherId"),
    CONSTRAINT "FK_CaseLinks_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CaseLinks_Cases_OtherId" FOREIGN KEY ("OtherId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CaseRestrictions" (
    "CaseId" TEXT NOT NULL CONSTRAINT "PK_CaseRestrictions" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_CaseRestrictions_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ServiceRatings" (
    "CaseId" TEXT NOT NULL CONSTRAINT "PK_ServiceRatings" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Satisfaction" TEXT NOT NULL,
    "Words" TEXT NULL,
    "On" TEXT NOT NULL,
    CONSTRAINT "FK_ServiceRatings_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_CaseFlags_BodyId_Kind" ON "CaseFlags" ("BodyId", "Kind");

CREATE INDEX "IX_CaseLinks_OtherId" ON "CaseLinks" ("OtherId");

CREATE INDEX "IX_CaseRestrictions_BodyId" ON "CaseRestrictions" ("BodyId");

CREATE INDEX "IX_ServiceRatings_BodyId_On" ON "ServiceRatings" ("BodyId", "On");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130225815_LinksFlagsAndRatings', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "DraftTypings" (
    "CaseId" TEXT NOT NULL,
    "Letter" TEXT NOT NULL,
    "UserId" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "SeenAt" TEXT NOT NULL,
    "Words" TEXT NULL,
    "OnVersion" INTEGER NOT NULL,
    "TypedAt" TEXT NULL,
    CONSTRAINT "PK_DraftTypings" PRIMARY KEY ("CaseId", "Letter", "UserId"),
    CONSTRAINT "FK_DraftTypings_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201023828_DraftTyping', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "SideDuties" ADD "Against" TEXT NULL;

ALTER TABLE "SideDuties" ADD "CaseNumber" TEXT NULL;

ALTER TABLE "SideDuties" ADD "InChargeId" TEXT NULL;

ALTER TABLE "SideDuties" ADD "OwnDays" INTEGER NULL;

ALTER TABLE "DisclosureEntries" ADD "PublicFrom" TEXT NULL;

CREATE TABLE "AnswerLinks" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AnswerLinks" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "Consultation" INTEGER NOT NULL,
    "Until" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "RevokedBy" TEXT NULL,
    "Reason" TEXT NULL,
    CONSTRAINT "FK_AnswerLinks_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Referrals" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Referrals" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "ToBodyId" TEXT NOT NULL,
    "ProposalId" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "AnsweredAt" TEXT NULL,
    "AnsweredBy" TEXT NULL,
    "Answer" TEXT NULL,
    "NewCaseId" TEXT NULL,
    "NewNumber" TEXT NULL,
    CONSTRAINT "FK_Referrals_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Referrals_IntakeProposals_ProposalId" FOREIGN KEY ("ProposalId") REFERENCES "IntakeProposals" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SavedRequests" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SavedRequests" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "On" TEXT NOT NULL
);

CREATE INDEX "IX_AnswerLinks_CaseId" ON "AnswerLinks" ("CaseId");

CREATE INDEX "IX_Referrals_CaseId" ON "Referrals" ("CaseId");

CREATE INDEX "IX_Referrals_NewCaseId" ON "Referrals" ("NewCaseId");

CREATE UNIQUE INDEX "IX_Referrals_ProposalId" ON "Referrals" ("ProposalId");

CREATE INDEX "IX_SavedRequests_BodyId_On" ON "SavedRequests" ("BodyId", "On");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201032555_ReferralsComplaintsAndLinks', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "SavedViews" ADD "IsShared" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "ApprovalSteps" ADD "TakesBack" INTEGER NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201054318_TakenBackVerdictsAndSharedViews', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "Campaigns" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Campaigns" PRIMARY KEY,
    "BodyId" TEXT NOT NULL,
    "ModelId" TEXT NOT NULL,
    "ModelNumber" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_Campaigns_Cases_ModelId" FOREIGN KEY ("ModelId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignCases" (
    "CampaignId" TEXT NOT NULL,
    "CaseId" TEXT NOT NULL,
    "BodyId" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "DocumentId" TEXT NULL,
    "Reason" TEXT NULL,
    "ReasonInEnglish" TEXT NULL,
    CONSTRAINT "PK_CampaignCases" PRIMARY KEY ("CampaignId", "CaseId"),
    CONSTRAINT "FK_CampaignCases_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CampaignCases_Cases_CaseId" FOREIGN KEY ("CaseId") REFERENCES "Cases" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_CampaignCases_CaseId" ON "CampaignCases" ("CaseId");

CREATE INDEX "IX_CampaignCases_DocumentId" ON "CampaignCases" ("DocumentId");

CREATE INDEX "IX_Campaigns_BodyId_At" ON "Campaigns" ("BodyId", "At");

CREATE INDEX "IX_Campaigns_ModelId" ON "Campaigns" ("ModelId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201064832_Campaigns', '10.0.14');

COMMIT;

