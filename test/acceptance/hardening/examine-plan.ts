import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { hintOf } from '../../../src/diagnostic/hint-of.ts';
import type { ApplyResult } from '../../../src/operations/apply-result.ts';
import { ownTime } from './own-time.ts';

/** What a world holds that an apply may change, as text, by name. */
export type Snapshot = ReadonlyMap<string, string>;

export interface Experiment {
  /** Applies a plan text. */
  apply(text: string): Promise<ApplyResult>;
  /** The systems and the ledger as they are. */
  look(): Promise<Snapshot>;
  /** Brings them back to how they were before. */
  reset(): Promise<void>;
  /** As they were before, and as a fresh plan would leave them. */
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Milliseconds of this process's own time: longer than this, three times in a row, is a hang. A second, if absent. */
  readonly longest?: number;
}

/** What is wrong with how a mutated plan was taken; undefined where nothing is. */
export async function examinePlan(experiment: Experiment, text: string): Promise<string | undefined> {
  const { longest = 1_000 } = experiment;
  let problem: string | undefined;
  for (let times = 0; times < 3; times++) {
    const [wrong, took] = await ownTime(() => wrongWith(experiment, text));
    problem = wrong;
    if (took <= longest) return problem;
    problem ??= `it took ${Math.round(took)} ms`;
  }
  return problem;
}

async function wrongWith(
  { apply, look, reset, before, after }: Experiment,
  text: string,
): Promise<string | undefined> {
  try {
    const { status, refusals } = await apply(text);
    const found = await look();
    if (status === 'applied' || status === 'partly-failed') return strangeIn(found, before, after);
    if (status === 'refused' && refusals.length === 0) return 'it was refused without a reason';
    return differenceOf(before, found, `it was ${status}, but`);
  } catch (error) {
    const told = toldWell(error);
    return told ?? differenceOf(before, await look(), 'it was refused, but');
  } finally {
    await reset();
  }
}

/** What is wrong with an error: a bug, or a refusal that leaves one alone. */
export function toldWell(error: unknown): string | undefined {
  if (!(error instanceof BylawError))
    return `it crashed: ${error instanceof Error ? error.stack : String(error)}`;
  return hintOf(error) === undefined ? `${error.code} has no hint: ${error.message}` : undefined;
}

function differenceOf(before: Snapshot, found: Snapshot, what: string): string | undefined {
  for (const name of new Set([...before.keys(), ...found.keys()])) {
    if (before.get(name) !== found.get(name))
      return `${what} ${name} became ${found.get(name)} (was ${before.get(name)})`;
  }
  return undefined;
}

/** Each thing is as it was, or as the fresh plan has it. */
function strangeIn(found: Snapshot, before: Snapshot, after: Snapshot): string | undefined {
  for (const name of new Set([...before.keys(), ...found.keys(), ...after.keys()])) {
    if (name === 'ledger') continue;
    const value = found.get(name);
    if (value !== before.get(name) && value !== after.get(name)) return `it made ${name} ${value}`;
  }
  return undefined;
}
