import type { Organization } from '../../model/model.ts';
import { isMistake, parsePattern } from '../../model/patterns/pattern.ts';
import type { Subject } from '../engine/subject.ts';
import type { AccessSet } from '../sets/access-set.ts';
import { scopeSet } from '../sets/scope-set.ts';
import type { Universe } from '../sets/universe.ts';

/** What a guardrail is about, of one principal or of all. */
export interface Scope {
  /** The same for the same. */
  readonly key: string;
  readonly set: AccessSet;
  /** The actions of the catalogues that are in it. */
  readonly actions: readonly string[];
}

/** As a guardrail has it written. */
export interface WrittenScope {
  readonly actions: readonly string[];
  /** Left out: all. */
  readonly resources?: readonly string[] | undefined;
  readonly privileged?: boolean | undefined;
}

/**
 * How a variable without a value is taken: `widest`, as any text, where the guardrail says what must not be;
 * `narrowest`, as no text, where it says what must.
 */
export type Taken = 'widest' | 'narrowest';

export type Scopes = (written: WrittenScope, taken: Taken, of?: Subject) => Scope;

/**
 * Makes each scope once.
 *
 * @param lost actions, in lower case, that are done to `*` alone by now: `widest` holds that too
 */
export function scopesIn(
  organization: Organization,
  universe: Universe,
  lost: readonly string[] = [],
): Scopes {
  const isLost = new Set(lost);
  const known = new Map<string, Scope>();
  return ({ actions, resources, privileged = false }, taken, of) => {
    const meant = of === undefined ? resources : resources?.map((each) => withValues(each, of));
    const key = JSON.stringify([actions, meant ?? null, privileged, taken]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = scopeSet(organization, universe, {
      actions,
      ...(meant === undefined ? {} : { resources: meant }),
      ...(privileged ? { privileged } : {}),
      variables: taken === 'widest' ? 'any' : 'none',
    });
    const set = taken === 'widest' && lost.length > 0 ? withLost(own, isLost) : own;
    const named = [...universe.actions.keys()].filter((action) => set.mayHave(action));
    const scope = { key, set, actions: named };
    known.set(key, scope);
    return scope;
  };
}

function withLost(set: AccessSet, lost: ReadonlySet<string>): AccessSet {
  return {
    ...set,
    has: (point) =>
      set.has(point) ||
      (point.resource === '*' && lost.has(point.action.toLowerCase()) && set.mayHave(point.action)),
  };
}

/** Whether what is written differs from one principal to another. */
export function variesByPrincipal({ resources = [] }: WrittenScope): boolean {
  return resources.some((each) => /\{principal\./i.test(each));
}

/** A pattern with the values of the principal's variables; those that are not known stay. */
function withValues(text: string, of: Subject): string {
  const pieces = text.includes('{') ? parsePattern(text) : [];
  if (isMistake(pieces) || pieces.length === 0) return text;
  return pieces
    .map((piece) => {
      if (piece.is === 'any-text') return '*';
      if (piece.is === 'any-character') return '?';
      if (piece.is === 'literal') return escaped(piece.text);
      const value = valueIn(of, piece.name);
      return value === undefined ? `{${piece.name}}` : escaped(value);
    })
    .join('');
}

function valueIn({ id, name, type, attributes }: Subject, variable: string): string | undefined {
  const word = variable.toLowerCase();
  if (word === 'principal.id') return id;
  if (word === 'principal.name') return name;
  if (word === 'principal.type') return type;
  const attribute = word.startsWith('principal.attributes.')
    ? attributes.get(word.slice('principal.attributes.'.length))
    : undefined;
  return typeof attribute === 'string' ? attribute : undefined;
}

function escaped(text: string): string {
  return text.replaceAll(/[*?{}]/g, (each) => (each === '*' || each === '?' ? `{${each}}` : each + each));
}
