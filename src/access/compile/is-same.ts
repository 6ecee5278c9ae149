import type { Json } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { CompiledPrincipal, Holding, HoldingGroup, TokenLimits } from '../engine/principal.ts';
import type { Subject } from '../engine/subject.ts';
import type { StatementTable } from '../statements/statement-table.ts';
import type { Standing } from './compile-person.ts';

/**
 * Whether two principals that were compiled in one workshop hold the same for ever, by bindings and memberships that
 * stand in the same places, and say the same of themselves.
 */
export function isSamePrincipal(one: CompiledPrincipal, other: CompiledPrincipal): boolean {
  return (
    one.name === other.name &&
    hasSameStanding(one, other) &&
    areSame(one.groups, other.groups, isSameGroup) &&
    isSameSubject(one.subject, other.subject) &&
    isSameToken(one.token, other.token)
  );
}

/** Whether the same limits two principals of one name. */
export function hasSameStanding(one: Standing, other: Standing): boolean {
  return (
    one.inactive?.because === other.inactive?.because &&
    one.invitationExpires === other.invitationExpires &&
    one.boundary === other.boundary
  );
}

export function areSameHoldings(one: readonly Holding[], other: readonly Holding[]): boolean {
  // Where they differ it is mostly by a role, which is seen at once.
  return one === other || (areSame(one, other, hasSameRole) && areSame(one, other, isSameHolding));
}

export function areSameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one === other || areSame(one, other, (a, b) => a === b);
}

function areSame<T>(one: readonly T[], other: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return (
    one.length === other.length && one.every((each, at) => each === other[at] || isSame(each, other[at] as T))
  );
}

function isSameGroup(one: HoldingGroup, other: HoldingGroup): boolean {
  return (
    areSameHoldings(one.holdings, other.holdings) &&
    isSamePeriod(one, other) &&
    isSameText(one.membership, other.membership)
  );
}

function hasSameRole(one: Holding, other: Holding): boolean {
  return one.role === other.role;
}

function isSameHolding(one: Holding, other: Holding): boolean {
  return (
    hasSameRole(one, other) &&
    one.scope === other.scope &&
    isSamePeriod(one, other) &&
    areSameTexts(one.teams, other.teams) &&
    isSameText(one.binding, other.binding)
  );
}

interface Period {
  readonly starts: number;
  readonly expires: number;
}

function isSamePeriod(one: Period, other: Period): boolean {
  return one.starts === other.starts && one.expires === other.expires;
}

function isSameSubject(one: Subject, other: Subject): boolean {
  return (
    one.type === other.type &&
    one.name === other.name &&
    one.id === other.id &&
    areSameAttributes(one.attributes, other.attributes) &&
    areSame(one.teams, other.teams, (a, b) => areSameTexts(a.teams, b.teams) && isSamePeriod(a, b))
  );
}

function areSameAttributes(one: Subject['attributes'], other: Subject['attributes']): boolean {
  if (one === other) return true;
  return areSame(
    [...one],
    [...other],
    ([name, value], [otherName, otherValue]) => name === otherName && isSameText(value, otherValue),
  );
}

function isSameToken(one: TokenLimits | undefined, other: TokenLimits | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.owner === other.owner &&
    one.expires === other.expires &&
    one.inherits === other.inherits &&
    isSameTable(one.scopes, other.scopes)
  );
}

function isSameTable(one: StatementTable | undefined, other: StatementTable | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return areSame(one.statements, other.statements, (a, b) => a === b);
}

/** What was written, and where; an attribute that nobody can read is a symbol. */
function isSameText(one: unknown, other: unknown): boolean {
  return jsonEqual(one as Json, other as Json);
}
