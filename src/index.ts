// The library: operations, the types they take and give, and the error they throw.

export type { AccessQuestion, EffectivePermission, EffectivePermissions, WhoCan } from './access/answers.ts';
export type {
  AccessPath,
  Assumption,
  Contribution,
  Decision,
  Inactivity,
  InvitationState,
  Layer,
  StatementOrigin,
  StatementSource,
  VersionStanding,
} from './access/decision.ts';
export type {
  AccessCause,
  AccessChange,
  AccessCounts,
  AccessDiff,
  AccessExample,
  AccessForecast,
  AccessRoute,
  AccessStay,
  ResourceReach,
  RouteGift,
  RouteStep,
} from './access/diff/access-diff.ts';
export type { ApprovalReason, NeededApproval } from './access/guardrails/breach.ts';
export type { GuardrailChange } from './access/guardrails/changed-guardrails.ts';
export type {
  AccessRequest,
  ContextScalar,
  ContextValue,
  RequestContext,
  RequestMistake,
} from './access/request.ts';
export type { Risk, RiskCause, RiskLevel, RiskReason } from './access/risk/risk.ts';
export type {
  EntryKind,
  LedgerEntry,
  Outcome,
  OutcomeStatus,
  RecordedChange,
  RecordedGuardrail,
  Runner,
} from './audit/entry.ts';
export type { Happening } from './audit/happening.ts';
export type { AcceptedIdentity, Invitation, InvitationStanding } from './audit/lifecycle/invitation.ts';
export type { RecordedApproval, RecordedReview } from './audit/recorded-approval.ts';
export type { SettledIntent } from './audit/settled-intent.ts';
export { BylawError } from './diagnostic/bylaw-error.ts';
export type { DiagnosticCode } from './diagnostic/catalogue.ts';
export type { Diagnostic, Position, Related, Severity, SourceRange } from './diagnostic/diagnostic.ts';
export type { FailureCode } from './diagnostic/failures.ts';
export type { Json, JsonObject, JsonScalar } from './digest/json.ts';
export type {
  Finding as ImportFinding,
  ImportSummary,
  OrganizationCounts as ImportedCounts,
} from './import/peribolos/import-summary.ts';
export type { Binding, Instant, TeamMembership } from './model/model.ts';
export { type ApplyOptions, apply } from './operations/apply.ts';
export type { AppliedSection, ApplyResult, ApplyStatus } from './operations/apply-result.ts';
export { type AuditShowOptions, auditShow } from './operations/audit-show.ts';
export type {
  AccessSnapshot,
  AccessVersion,
  Authorizer,
  DecisionRecord,
  Moment,
} from './operations/authorizer/authorizer.ts';
export { type AuthorizerOptions, createAuthorizer } from './operations/authorizer/create-authorizer.ts';
export type { AuthorizerSource } from './operations/authorizer/load-access.ts';
export type { TemplateOwner } from './operations/check-template-owner.ts';
export type { CheckedSource } from './operations/checked-source.ts';
export { type DoctorOptions, doctor } from './operations/doctor.ts';
export type { CommitWish } from './operations/edits/commit-edited.ts';
export type { EditingOptions } from './operations/edits/edit-repository.ts';
export { type FmtOptions, fmt } from './operations/fmt.ts';
export { type ForgetOptions, forget } from './operations/forget.ts';
export {
  type ImportPeribolosOptions,
  type ImportPeribolosResult,
  importPeribolosTree,
} from './operations/import-peribolos.ts';
export { type InitOptions, init } from './operations/init.ts';
export {
  type InvitationAcceptOptions,
  invitationAccept,
} from './operations/invitations/invitation-accept.ts';
export {
  type InvitationCancelOptions,
  invitationCancel,
} from './operations/invitations/invitation-cancel.ts';
export { type InvitationListOptions, invitationList } from './operations/invitations/invitation-list.ts';
export type { InvitationOptions } from './operations/invitations/invitation-options.ts';
export { invitationResend } from './operations/invitations/invitation-resend.ts';
export type { SentInvitation } from './operations/invitations/sent-invitation.ts';
export { ledgerResume } from './operations/ledger-resume.ts';
export { ledgerSync } from './operations/ledger-sync.ts';
export { type LogOptions, log } from './operations/log.ts';
export { type PlanRequest, plan } from './operations/plan.ts';
export type * from './operations/results.ts';
export { type SchemaResult, schema } from './operations/schema.ts';
export { type Progress, type Session, silent } from './operations/session.ts';
export { type TestAccessOptions, type TestAccessResult, testAccess } from './operations/test-access.ts';
export { type ValidateOptions, validate } from './operations/validate.ts';
export type { Origin } from './parse/document.ts';
export type { Address, ObjectKind } from './plan/address.ts';
export type { AwaitedApproval, Awaiting } from './plan/approvals/awaiting.ts';
export type { NamedChange, ReviewedComparison } from './plan/compare-reviewed.ts';
export type {
  Change,
  ChangeAction,
  Effect,
  EmergencyHold,
  EvaluatedAccess,
  EvaluatedApprovals,
  ExpectedVersion,
  GuardRefusal,
  GuardrailsAnswer,
  NotEvaluated,
  Plan,
  PlanSection,
} from './plan/plan.ts';
export type { ScheduledEdge } from './plan/state.ts';
export type {
  ContributionReport,
  Introduction,
  LinkTerms,
  StatementReport,
  StepKind,
  StepReport,
} from './report/access/access-reports.ts';
export type { SourcePlace } from './report/access/source-place.ts';
export type { EditReport, FileEdit } from './report/edits/edit-report.ts';
export type {
  InvitationListReport,
  InvitationReport,
  ListedInvitation,
} from './report/invitations/invitation-reports.ts';
export type { SentInvitationReport } from './report/invitations/render-sent-invitations.ts';
export type {
  HeldStatement,
  TestedAccess,
  TestedOrganization,
  TestedStatements,
  TestFailure,
  TestPlace,
} from './report/tests/access-test-report.ts';
