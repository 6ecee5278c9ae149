// The library: operations, the types they take and give, and the error they throw.

export type { EffectivePermission, EffectivePermissions, WhoCan } from './access/answers.ts';
export type { AccessPath, Contribution, Decision, StatementSource } from './access/decision.ts';
export type { AccessRequest, RequestContext, RequestMistake } from './access/request.ts';
export type { LedgerEntry, Outcome } from './audit/entry.ts';
export { BylawError } from './diagnostic/bylaw-error.ts';
export type { Diagnostic, Position, Severity, SourceRange } from './diagnostic/diagnostic.ts';
export type { Json, JsonObject } from './digest/json.ts';
export { apply } from './operations/apply.ts';
export type { AppliedSection, ApplyResult } from './operations/apply-result.ts';
export { auditShow } from './operations/audit-show.ts';
export type {
  AccessSnapshot,
  AccessVersion,
  Authorizer,
  DecisionRecord,
} from './operations/authorizer/authorizer.ts';
export { type AuthorizerOptions, createAuthorizer } from './operations/authorizer/create-authorizer.ts';
export { doctor } from './operations/doctor.ts';
export { fmt } from './operations/fmt.ts';
export { forget } from './operations/forget.ts';
export { importPeribolosTree } from './operations/import-peribolos.ts';
export { init } from './operations/init.ts';
export { ledgerResume } from './operations/ledger-resume.ts';
export { ledgerSync } from './operations/ledger-sync.ts';
export { log } from './operations/log.ts';
export { plan } from './operations/plan.ts';
export type * from './operations/results.ts';
export { schema } from './operations/schema.ts';
export { type Progress, type Session, silent } from './operations/session.ts';
export { type TestAccessOptions, type TestAccessResult, testAccess } from './operations/test-access.ts';
export { validate } from './operations/validate.ts';
export type { Change, Plan, PlanSection } from './plan/plan.ts';
