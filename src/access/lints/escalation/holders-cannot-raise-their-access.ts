import type { Organization } from '../../../model/model.ts';
import { compileAccess } from '../../compile-access.ts';
import { type Engine, engineOf } from '../../engine/engine.ts';
import type { CompiledPrincipal } from '../../engine/principal.ts';
import type { Finding } from '../lint.ts';
import type { LintedOrganization } from '../linted-organization.ts';
import { type Alike, raisersOf } from './alike.ts';
import { askedToRaise } from './asked-to-raise.ts';
import type { Effort, Parts } from './change.ts';
import { partitionsOf } from './partitions.ts';
import { raisesOf } from './raise.ts';
import { type RaiseOf, raiseFindings, unaskedFinding } from './raise-findings.ts';
import { bindingOf, raisingBindings } from './raising-bindings.ts';
import { raisingParts } from './raising-parts.ts';
import { tableNotes } from './table-notes.ts';

/**
 * Who can change what grants them access: by what they may effectively do to the organization's own documents, now and
 * when what they hold begins. Owners are to have everything, and are not asked.
 */
export function holdersCannotRaiseTheirAccess({ organization, now }: LintedOrganization): readonly Finding[] {
  const { found, holders, unasked } = raisesIn(organization, now);
  return [...raiseFindings(organization, found, holders), ...unaskedFinding(organization, unasked)];
}

/** Some ten seconds of comparing. One such policy in a thousand, for 10,000 members, was done within it. */
const enough = 60_000_000;

export interface Raises {
  readonly found: readonly RaiseOf[];
  /** Who hold each binding that allows such actions, by `bindingOf`. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whom there was no time to ask. */
  readonly unasked: readonly string[];
}

/**
 * Of each binding that allows an action by which its holders raise their access, a change that does. Who holds nothing
 * but what was told of others is not asked: a thousand members of one team are one finding.
 */
export function raisesIn(organization: Organization, now: number, effort: Effort = { left: enough }): Raises {
  const engine = engineOf(compileAccess(organization));
  const partitions = partitionsOf(organization);
  const asked = askedToRaise(engine, now);
  const parts = { ...raisingParts(engine, asked), effort };
  const tables = tableNotes(engine);
  const noted = { told: new Set<string>(), holders: new Map(), found: [] };
  const inquiry: Inquiry = { engine, partitions, parts, tables, ...noted };
  const unasked: string[] = [];
  for (const alike of raisersOf(asked, tables)) {
    if (effort.left < 0) unasked.push(...alike.all);
    else for (const moment of momentsOf(alike.first, now)) ask(inquiry, alike, moment);
  }
  const { found, holders } = inquiry;
  return { found, holders, unasked };
}

interface Inquiry {
  readonly engine: Engine;
  readonly partitions: readonly string[];
  readonly parts: Parts;
  readonly tables: ReturnType<typeof tableNotes>;
  /** Each binding with an action, of which it is told that it lets its holders raise their access. */
  readonly told: Set<string>;
  readonly holders: Map<string, Set<string>>;
  readonly found: RaiseOf[];
}

/** Asks one of those who hold the same about the actions that it is not told of yet. */
function ask(inquiry: Inquiry, alike: Alike, now: number): void {
  const { engine, partitions, parts, tables, told, holders, found } = inquiry;
  const { first: principal, all: able } = alike;
  const bindings = raisingBindings({ engine, principal, now, partition: '' }, tables);
  for (const binding of new Set([...bindings.values()].flat())) addAll(holders, binding, able);
  // What a token has is its owner's too, and none of it is a binding of its own.
  const isUntold = (action: string) =>
    principal.token !== undefined ||
    (bindings.get(action)?.some((binding) => !told.has(`${binding} ${action}`)) ?? false);
  for (const partition of partitions)
    for (const raise of raisesOf({ engine, principal, now, partition }, parts, isUntold)) {
      found.push({ raise, able });
      for (const { path } of raise.by) told.add(`${bindingOf(path)} ${raise.change.action}`);
    }
}

function addAll(sets: Map<string, Set<string>>, key: string, items: readonly string[]): void {
  const set = sets.get(key) ?? new Set();
  for (const item of items) set.add(item);
  sets.set(key, set);
}

/** Now, and whenever later something begins. */
function momentsOf({ groups }: CompiledPrincipal, now: number): readonly number[] {
  const starts = groups.flatMap((group) => [group.starts, ...group.holdings.map((each) => each.starts)]);
  return [now, ...new Set(starts.filter((each) => each > now && each < Number.POSITIVE_INFINITY))].sort(
    (a, b) => a - b,
  );
}
