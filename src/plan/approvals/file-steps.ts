import { canonicalJson } from '../../digest/canonical-json.ts';
import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import { type Address, objectKinds } from '../address.ts';
import type { Course } from '../course.ts';
import { findRenames } from '../find-renames.ts';
import { type Rename, renameInState } from '../rename-in-state.ts';
import type { DesiredState, ScheduledEdge, StateEntries } from '../state.ts';
import { courseOfEntry, declaredInTime } from './declared-in-time.ts';

/** All that the files of one commit declare in one target, whenever it begins or ends: by itself time changes no files. */
export interface DeclaredState {
  readonly entries: StateEntries;
  readonly previously: DesiredState['previously'];
  /**
   * In a system that keeps no dates, of what they say when it is so, and who is there by what they let end: it may be
   * something else by now only as time has passed.
   */
  readonly dated?: ReadonlySet<Address>;
  /** What else they say that decides what counts, such as guardrails: `guardrail/privileged severity`. */
  readonly rules: ReadonlyMap<string, string>;
}

/** What makes the one of two commits' files the other. */
export interface FileSteps {
  readonly renames: readonly Rename[];
  /** By address, under the new names, or by what rule it is. */
  readonly steps: ReadonlyMap<string, FileStep>;
}

export interface FileStep {
  /** What changed into what: the same for the same. */
  readonly is: string;
  /** Of an address what is declared there; of what is removed what was. */
  readonly value: JsonObject | undefined;
  /** What was declared there before. */
  readonly was?: JsonObject | undefined;
  /** Whether it is declared no longer. */
  readonly isGone?: boolean;
  /** Whether by now it is the same: it is about later times alone. */
  readonly isLater?: boolean;
  /** Whether somebody else has it, by the same name. */
  readonly isOthers: boolean;
}

/** Not one of the fields that anything is declared with. */
const identityField = '@identity';

export const nothingDeclared: DeclaredState = { entries: new Map(), previously: new Map(), rules: new Map() };

/** @param identityOf by what whoever an address is about is known elsewhere; undefined: it is about nobody */
export function declaredWhenever(
  {
    entries,
    scheduled,
    expired,
    previously,
  }: Pick<DesiredState, 'entries' | 'scheduled' | 'expired' | 'previously'>,
  rules: DeclaredState['rules'],
  identityOf: (address: Address) => string | undefined = () => undefined,
): DeclaredState {
  const all = new Map<Address, JsonObject>(entries);
  const later = [...scheduled, ...expired].sort(byText);
  // Several with other dates are one edge: each of them is part of what it is.
  for (const { address, value } of later) {
    const other = all.get(address);
    all.set(
      address,
      other === undefined ? value : { ...other, also: [canonicalJson(value), ...alsoIn(other)] },
    );
  }
  return { entries: identified(all, identityOf), previously, rules };
}

/**
 * The same of a system that keeps no dates.
 *
 * @param people whom something led there that ended by now
 */
export function declaredByCourse(
  course: Course,
  rules: DeclaredState['rules'],
  identityOf: (address: Address) => string | undefined,
  people: readonly Address[],
): DeclaredState {
  const { previously, timed } = course.now;
  const dated = new Set([...timed, ...people]);
  return { entries: identified(declaredInTime(course), identityOf), previously, rules, dated };
}

function identified(
  entries: StateEntries,
  identityOf: (address: Address) => string | undefined,
): StateEntries {
  const all = new Map(entries);
  for (const [address, value] of all) {
    const identity = identityOf(address);
    if (identity !== undefined) all.set(address, { ...value, [identityField]: identity });
  }
  return all;
}

export function fileSteps(before: DeclaredState, after: DeclaredState): FileSteps {
  const wanted = { entries: after.entries, fresh: after.entries, previously: after.previously };
  const renames = findRenames(wanted, before.entries, new Set(objectKinds));
  const renamed = renames.reduce<StateEntries>(renameInState, before.entries);
  const steps = new Map<string, FileStep>();
  const note = (address: Address, was: JsonObject | undefined, is: JsonObject | undefined) => {
    const from = renames.findLast(({ to }) => to === address)?.from ?? null;
    // Most are the same, which is told at once; what is left out may also stand there as undefined.
    if (from === null && jsonEqual(was, is)) return;
    const what = canonicalJson([from, was ?? null, is ?? null]);
    if (from === null && canonicalJson(was ?? null) === canonicalJson(is ?? null)) return;
    const isOthers = was !== undefined && is !== undefined && was[identityField] !== is[identityField];
    const isLater = !isOthers && nowText(was) === nowText(is);
    steps.set(address, { is: what, value: is ?? was, was, isGone: is === undefined, isLater, isOthers });
  };
  for (const [address, value] of after.entries) note(address, renamed.get(address), value);
  for (const [address, value] of renamed) if (!after.entries.has(address)) note(address, value, undefined);
  for (const key of new Set([...before.rules.keys(), ...after.rules.keys()])) {
    const [was, is] = [before.rules.get(key), after.rules.get(key)];
    if (was !== is)
      steps.set(key, { is: canonicalJson([was ?? null, is ?? null]), value: undefined, isOthers: false });
  }
  return { renames, steps };
}

function nowText(entry: JsonObject | undefined): string {
  return canonicalJson(courseOfEntry(entry).now ?? null);
}

function alsoIn({ also }: JsonObject): readonly string[] {
  return Array.isArray(also) ? (also as readonly string[]) : [];
}

function byText(a: ScheduledEdge, b: ScheduledEdge): number {
  const [one, other] = [canonicalJson(a.value), canonicalJson(b.value)];
  return one < other ? -1 : one > other ? 1 : 0;
}
