import type { KnownAccounts } from '../../access/diff/known-accounts.ts';
import type { Instant } from '../../model/model.ts';
import type { ObjectKind } from '../address.ts';
import type { UnjudgedChange } from '../diff-state.ts';
import type { Change } from '../plan.ts';
import type { PolicyTexts } from '../policy-texts.ts';
import type { RoleTerms } from '../projection.ts';
import { lineOf } from '../reach/line-of.ts';
import { wordsBetween } from '../reach/words-between.ts';
import type { StateEntries } from '../state.ts';
import { type AccessAt, accessAfter, accessAt } from './access-before-after.ts';
import { bestOrder, searchLimit } from './best-order.ts';
import { type JudgedChange, judgeChange } from './judge-change.ts';
import { compareRank } from './rank.ts';
import { replacePaths } from './replace-paths.ts';
import { blockersOf, emit, type Schedule, startSchedule } from './schedule.ts';

export interface OrderInput {
  readonly changes: readonly UnjudgedChange[];
  /** The actual state under its new names: `renamed` of diffState. */
  readonly actual: StateEntries;
  readonly manages: ReadonlySet<ObjectKind>;
  readonly evaluatedAt: Instant;
  /** Of a system with words of its own. */
  readonly terms?: RoleTerms | undefined;
  /** What policies said and will say; of one that is left out another text counts as giving and taking. */
  readonly texts?: PolicyTexts;
  /** Who everybody was on GitHub. */
  readonly accounts?: KnownAccounts | undefined;
}

/** Who holds what before and after all changes. */
export interface Ends {
  readonly before: AccessAt;
  readonly after: AccessAt;
}

/** One and the same where nothing changes. */
export function endsOf({ changes, actual, manages, evaluatedAt, terms, accounts }: OrderInput): Ends {
  const words = terms && wordsBetween(terms, () => [before.graph, after.graph]);
  const before = accessAt(actual, manages, evaluatedAt, { words, accounts });
  const after = accessAfter(before, changes);
  return { before, after };
}

/**
 * Judges the effect of each change and orders them by it, so that an apply that dies half-way has taken nothing
 * that both states give and left nothing that neither gives: renames; pure losses; containers; replaced paths, add
 * before remove; pure gains; what touches no access; containers that go. Where no order does both, access is
 * rather missing for a moment (docs/decisions/0005-order-by-effect.md).
 */
export function orderChanges(input: OrderInput, ends: Ends = endsOf(input)): readonly Change[] {
  const { changes, texts } = input;
  const { before, after } = ends;
  const renames = changes.filter(({ action }) => action === 'rename');
  const others = changes.filter(({ action }) => action !== 'rename');
  if (others.length === 0) return renames.map((change) => ({ ...change, effect: 'none' }));
  const judged = others.map((change) => judgeChange(change, before, after, texts));
  const start = () => startSchedule(judged, before, after);
  const ordered = arrange(start(), false) ?? searchAll(start(), judged) ?? arrange(start(), true) ?? judged;
  return [
    ...renames.map((change): Change => ({ ...change, effect: 'none' })),
    ...ordered.map(({ change, effect }): Change => ({ ...change, effect })),
  ];
}

/** Undefined where replaced paths wait for each other, unless `force` is set. */
function arrange(schedule: Schedule, force: boolean): readonly JudgedChange[] | undefined {
  const { successors, roles, waiting } = schedule;
  const follows = ({ change }: JudgedChange) => roles.get(change.address);
  emitAll(
    schedule,
    (judged) => onlyTakes(judged) && !successors.has(judged.change.address) && follows(judged) === undefined,
  );
  // A role that other paths keep from going yet keeps the places that hang on it.
  emitAll(schedule, (judged) => {
    const role = follows(judged);
    return onlyTakes(judged) && role !== undefined && !waiting.has(role.change.address);
  });
  emitAll(schedule, ({ change, takes, gives }) => change.action === 'create' && !takes && !gives);
  if (!replacePaths(schedule, force)) return undefined;
  return finish(schedule);
}

function onlyTakes({ takes, gives, takesKept }: JudgedChange): boolean {
  return takes && !gives && !takesKept;
}

/** Of few changes, an order found by looking at all of them. */
function searchAll(schedule: Schedule, judged: readonly JudgedChange[]): readonly JudgedChange[] | undefined {
  const touching = judged.filter(({ takes, gives }) => takes || gives).sort(compareRank);
  if (touching.length > searchLimit) return undefined;
  const order = bestOrder(schedule.simulation, touching, (each) => blockersOf(schedule, each));
  if (order === undefined) return undefined;
  for (const each of order) emit(schedule, each);
  return finish(schedule);
}

function finish(schedule: Schedule): readonly JudgedChange[] {
  emitAll(schedule, ({ gives, change }) => gives && change.action !== 'delete');
  emitAll(schedule, ({ change }) => change.action !== 'delete');
  const { graph } = schedule.simulation.before;
  const depth = ({ change }: JudgedChange) =>
    change.address.startsWith('team:') ? lineOf(graph, change.address).length : 0;
  const deletions = [...schedule.waiting.values()].sort(compareRank);
  for (const judged of deletions.sort((a, b) => depth(b) - depth(a) || compareRank(a, b)))
    emit(schedule, judged);
  return schedule.ordered;
}

function emitAll(schedule: Schedule, chosen: (judged: JudgedChange) => boolean): void {
  const next = [...schedule.waiting.values()].filter(chosen).sort(compareRank);
  for (const judged of next) emit(schedule, judged);
}
