import type { Place } from '../../diagnostic/diagnostic.ts';
import type { SystemAccess } from '../diff/system-access.ts';
import type { Engine } from '../engine/engine.ts';
import type { Change } from '../lints/escalation/change.ts';
import type { Standing } from '../lints/escalation/standing.ts';
import type { AccessSet } from '../sets/access-set.ts';
import { effectiveAccess } from '../sets/effective-access.ts';
import type { CompiledStatement } from '../statements/compiled-statement.ts';

/** What somebody could come to hold by changing the files, and by which change first. */
export interface Raised {
  /** `roles.assign` on `role/payer` */
  readonly action: string;
  readonly resource: string;
  /** "give themselves `payer`" */
  readonly does: string;
  readonly at?: Place;
  readonly set: AccessSet;
  /** Where it is all that somebody else holds as things are: who. What they could change is not gone through again. */
  readonly as?: string;
  /** Whether it depends on what nobody can list, such as attributes that they may then give themselves. */
  readonly isOpen: boolean;
  /** Whether they may write what they like into what they hold: every action on every resource of the organization. */
  readonly isEverything: boolean;
  /** The same in two systems for a way that gives the same to whoever holds the same, unless zones differ. */
  readonly key: string;
}

/** What a change would give, after others or at once. */
export function raisedFrom(
  { byName }: Engine,
  system: SystemAccess,
  change: Change,
  before: Raised | undefined,
): Raised {
  const { action, resource, does, at, after, isOpen = false } = change;
  const first = before ?? { action, resource, does: '', ...(at === undefined ? {} : { at }) };
  const how = before === undefined ? does : `${before.does}, then ${does}`;
  const { name } = after.principal;
  const isAnother = after.engine.byName === byName && byName.get(name) === after.principal;
  // Most are never looked into: somebody else's access is known, and the first way often is enough.
  let set: AccessSet | undefined;
  let key: string | undefined;
  return {
    action: first.action,
    resource: first.resource,
    ...(first.at === undefined ? {} : { at: first.at }),
    does: how,
    isOpen,
    isEverything: change.gained.some(
      ({ source }) => source.from.is === 'permissions' && source.from.role === '',
    ),
    ...(isAnother ? { as: name } : {}),
    get set() {
      set ??= isAnother ? system.at(name, after.now).set : accessAfter(after);
      return set;
    },
    get key() {
      const last = isAnother ? system.at(name, after.now).key : keyOf(change);
      key ??= JSON.stringify([before?.key ?? '', action, resource, does, last]);
      return key;
    },
  };
}

function keyOf({ gained, freed = [] }: Change): string {
  return JSON.stringify([gained.map(textOf), freed.map(textOf)]);
}

const texts = new WeakMap<CompiledStatement, string>();

/** What a statement says, wherever it stands. */
function textOf(statement: CompiledStatement): string {
  const { isDeny, source } = statement;
  const text = texts.get(statement) ?? JSON.stringify([isDeny, source.from.is, source.written]);
  texts.set(statement, text);
  return text;
}

/** Somebody as they would be, and nobody else. */
function accessAfter({ engine, principal, now }: Standing): AccessSet {
  const changed: Engine = { ...engine, byName: new Map([[principal.name, principal]]) };
  return effectiveAccess(changed, principal.name, now);
}
