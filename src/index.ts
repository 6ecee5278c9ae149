export { BylawError } from './diagnostic/bylaw-error.ts';
export type { Diagnostic } from './diagnostic/diagnostic.ts';
export type { ApplyResult } from './operations/apply-result.ts';
export type { PlanResult, ValidateResult } from './operations/results.ts';
export type { Session } from './operations/session.ts';
