import type { CompiledAccess } from '../compiled-access.ts';
import type { SystemAccess } from '../diff/system-access.ts';
import { type Engine, engineOf } from '../engine/engine.ts';
import { inactivityAt } from '../engine/inactivity.ts';
import type { CompiledPrincipal } from '../engine/principal.ts';
import { raisersOf } from '../lints/escalation/alike.ts';
import { changesFor } from '../lints/escalation/all-changes.ts';
import type { Change, Changes, Effort, Parts } from '../lints/escalation/change.ts';
import { partitionsOf } from '../lints/escalation/partitions.ts';
import { raisingActions } from '../lints/escalation/raising-actions.ts';
import { raisingParts } from '../lints/escalation/raising-parts.ts';
import { type Standing, statementsHeldBy } from '../lints/escalation/standing.ts';
import { type TableNote, tableNotes } from '../lints/escalation/table-notes.ts';
import type { CompiledStatement } from '../statements/compiled-statement.ts';
import { candidatesFor, type StatementTable } from '../statements/statement-table.ts';
import { byIdentifying } from './by-identifying.ts';
import { type Raised, raisedFrom } from './raised.ts';

export interface Raising {
  /**
   * All that somebody could come to hold at a time, the shortest ways first; `undefined` where there were too many to
   * go through. Found as it is asked for: whoever found what they look for asks no further.
   */
  of(principal: string, now: number): Iterable<Raised | undefined>;
}

const noWays: Iterable<Raised | undefined> = [];

/** So many changes after another: taking a role, joining the team that it opens, writing into what that holds. */
const mostSteps = 3;
/** So many changes are gone through for those who hold the same. */
const mostChanges = 5_000;

/** Whoever holds the same can change the same: each such group is gone through once. */
export function raisingIn(access: CompiledAccess, system: SystemAccess, effort: Effort): Raising {
  const engine = engineOf(access);
  const partitions = partitionsOf(engine.organization);
  // Owners are asked too: a guardrail that is not about them says so. Who is suspended is asked at no time.
  const people = [...engine.byName.values()].filter(
    ({ subject, inactive }) => subject.type !== 'team' && inactive === undefined,
  );
  let firstOf: ReadonlyMap<string, CompiledPrincipal> | undefined;
  const firsts = () => {
    firstOf ??= firstsAmong(engine, people);
    return firstOf;
  };
  // What somebody could change hinges on their roles and teams, and not on what these come to alone.
  const kindOf = (name: string, now: number) =>
    JSON.stringify([firsts().get(name)?.name ?? null, system.at(name, now).key]);
  const others = [byIdentifying(kindOf)];
  const moments = new Map<number, Moment>();
  return {
    of(principal, now) {
      const first = firsts().get(principal);
      if (first === undefined || inactivityAt(first, now) !== undefined) return noWays;
      const moment = moments.get(now) ?? momentAt(now);
      moments.set(now, moment);
      const found = moment.found.get(first) ?? remembered(raisedBy(first, moment.parts, now));
      moment.found.set(first, found);
      return found;
    },
  };

  function momentAt(now: number): Moment {
    const active = people.filter((each) => inactivityAt(each, now) === undefined);
    let kinds: readonly CompiledPrincipal[] | undefined;
    const parts: Parts = {
      ...raisingParts(engine, active),
      people: () => {
        kinds ??= onePerKind(active, (name) => kindOf(name, now));
        return kinds;
      },
      effort,
    };
    return { parts, found: new Map() };
  }

  function* raisedBy(principal: CompiledPrincipal, parts: Parts, now: number): Iterable<Raised | undefined> {
    const budget = { left: mostChanges };
    const seen = new Set<string>();
    let open: readonly Step[] = partitions.map((partition) => ({
      standing: { engine, principal, now, partition },
      before: undefined,
      lifted: '',
    }));
    for (let steps = 0; steps < mostSteps && open.length > 0; steps += 1) {
      const next: Step[] = [];
      for (const { change, before, lifted } of changesIn(open, parts, seen, others)) {
        const raised = raisedFrom(engine, system, change, before);
        yield raised;
        // Somebody else is asked by themselves, and there are no more of them than people.
        if (raised.as !== undefined) continue;
        if (!pay(budget, parts.effort)) return yield undefined;
        if (opensMore(engine, change)) next.push({ standing: change.after, before: raised, lifted });
      }
      open = next;
    }
  }
}

function pay(budget: Effort, effort: Effort): boolean {
  budget.left -= 1;
  effort.left -= costOfChange;
  return budget.left >= 0 && effort.left >= 0;
}

interface Found extends Omit<Step, 'standing'> {
  readonly change: Change;
}

/**
 * Each change once, though several ways lead to it; once more where what denied or bounded them is out of the way, as it
 * gives more then.
 */
function* changesIn(
  open: readonly Step[],
  parts: Parts,
  seen: Set<string>,
  others: readonly Changes[],
): Iterable<Found> {
  for (const { standing, before, lifted } of open)
    for (const changes of [...changesFor(standing.principal), ...others])
      for (const change of changes(standing, parts)) {
        const key = `${change.action} ${change.resource} ${change.does}`;
        if (seen.has(`${lifted}\n${key}`)) continue;
        seen.add(`${lifted}\n${key}`);
        yield { change, before, lifted: lifts(change) ? `${lifted}\n${key}` : lifted };
      }
}

function lifts({ freed = [], against }: Change): boolean {
  return freed.length > 0 || against !== undefined;
}

/** What one change takes, in the units of what may be spent. */
const costOfChange = 25;

interface Moment {
  readonly parts: Parts;
  readonly found: Map<CompiledPrincipal, Iterable<Raised | undefined>>;
}

interface Step {
  readonly standing: Standing;
  readonly before: Raised | undefined;
  /** The changes before by which something that denied or bounded them went. */
  readonly lifted: string;
}

/** Whether after a change more changes may be made than before, or the same ones give more. */
function opensMore(engine: Engine, { gained, freed = [], after }: Change): boolean {
  const raises = (each: CompiledStatement) => !each.isDeny && mayRaise(engine, each);
  if (freed.length > 0 || after.engine !== engine) return statementsHeldBy(after).some(raises);
  return gained.some(raises);
}

function mayRaise({ actions: table }: Engine, { actions, exceptActions }: CompiledStatement): boolean {
  if (exceptActions || actions === 'all') return true;
  return [...raisingActions, 'bylaw:members.identify'].some((text) => {
    const action = table.find(text);
    return action !== undefined && actions.get(action.service)?.includes(action.index) === true;
  });
}

/** By name the one who is asked for all who hold the same, of those who may change anything that counts. */
function firstsAmong(
  engine: Engine,
  people: readonly CompiledPrincipal[],
): ReadonlyMap<string, CompiledPrincipal> {
  const firstOf = new Map<string, CompiledPrincipal>();
  for (const { first, all } of raisersOf(people, notesOf(engine)))
    for (const principal of all) firstOf.set(principal, first);
  return firstOf;
}

/** Besides the actions that the lint looks for, that by which somebody becomes somebody else. */
function notesOf(engine: Engine): (table: StatementTable) => TableNote {
  const notes = tableNotes(engine);
  const { actions } = engine;
  const identify = actions.find('bylaw:members.identify');
  return (table) => {
    const note = notes(table);
    if (note.raises.length > 0 || identify === undefined) return note;
    const may = candidatesFor(table, identify, actions.services)?.some(({ isDeny }) => !isDeny) === true;
    return may ? { ...note, raises: ['members.identify'] } : note;
  };
}

function onePerKind(
  active: readonly CompiledPrincipal[],
  kindOf: (name: string) => string,
): readonly CompiledPrincipal[] {
  const kinds = new Map<string, CompiledPrincipal>();
  for (const principal of active) {
    if (principal.token !== undefined) continue;
    const kind = kindOf(principal.name);
    if (!kinds.has(kind)) kinds.set(kind, principal);
  }
  return [...kinds.values()];
}

/** What was found once is not looked for again. */
function remembered<T>(source: Iterable<T>): Iterable<T> {
  const iterator = source[Symbol.iterator]();
  const found: T[] = [];
  let isDone = false;
  return {
    *[Symbol.iterator]() {
      for (let at = 0; ; at += 1) {
        if (at === found.length) {
          const next = isDone ? undefined : iterator.next();
          if (next === undefined || next.done === true) {
            isDone = true;
            return;
          }
          found.push(next.value);
        }
        yield found[at] as T;
      }
    },
  };
}
