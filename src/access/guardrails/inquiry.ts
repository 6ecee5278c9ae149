import type { Organization } from '../../model/model.ts';
import type { CompiledAccess } from '../compiled-access.ts';
import type { SystemAccess } from '../diff/system-access.ts';
import { engineOf } from '../engine/engine.ts';
import type { Subject } from '../engine/subject.ts';
import type { Effort } from '../sets/effort.ts';
import type { Before } from './changed-step.ts';
import type { Finder } from './find-in.ts';
import type { Holds, Reaches } from './reach.ts';
import type { GuardrailRule } from './rule.ts';
import { type Scope, type Scopes, type Taken, variesByPrincipal, type WrittenScope } from './scope.ts';
import type { Whom } from './whom.ts';

/** What one guardrail is held against. */
export interface Inquiry {
  readonly rule: GuardrailRule;
  readonly whom: Whom;
  readonly organization: Organization;
  readonly access: CompiledAccess;
  readonly system: SystemAccess;
  /** In milliseconds. */
  readonly now: number;
  readonly scopes: Scopes;
  readonly finder: Finder;
  readonly holds: Holds;
  readonly reaches: Reaches;
  readonly effort: Effort;
  /** When who is in which team changes, for everybody. */
  readonly momentsOf: (principal: string) => readonly number[];
  /** What was there before the change; undefined where nobody can say. */
  readonly before: () => Before | undefined;
}

/** A scope, as it is for somebody. */
export function scopeFor(
  { scopes, access }: Pick<Inquiry, 'scopes' | 'access'>,
  written: WrittenScope,
  taken: Taken,
  principal?: string,
): Scope {
  if (principal === undefined || !variesByPrincipal(written)) return scopes(written, taken);
  return scopes(written, taken, subjectOf(access, principal));
}

/** Of a token its owner: what it may do its owner may too. */
function subjectOf(access: CompiledAccess, principal: string): Subject | undefined {
  const found = engineOf(access).byName.get(principal);
  return found?.token?.owner.subject ?? found?.subject;
}
