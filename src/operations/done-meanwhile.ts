import type { Ledger } from '../ledger/ledger.ts';
import { isEmptySection } from '../plan/build-plan.ts';
import type { PlanSection } from '../plan/plan.ts';
import type { AppliedSection } from './apply-result.ts';
import { addDone } from './done-sections.ts';

/** What the first attempt of an apply planned, and the newest entry that it had read. */
export interface FirstPlanned {
  readonly sections: readonly PlanSection[];
  readonly sequence: number;
}

/** Notes, in `done`, who did what was planned of a section, where another apply came first and nothing is left. */
export async function noteDoneMeanwhile(
  done: AppliedSection[],
  first: FirstPlanned,
  left: readonly PlanSection[],
  ledger: Ledger,
): Promise<void> {
  for (const section of first.sections.filter((each) => !isEmptySection(each))) {
    const { organization, target } = section;
    const isSame = (other: typeof section | AppliedSection) =>
      other.organization === organization && other.target === target;
    const isLeft = left.some((each) => isSame(each) && !isEmptySection(each));
    if (isLeft || done.some((each) => isSame(each) && each.entries.length > 0)) continue;
    const note = await whoApplied(section, first.sequence, ledger);
    if (note === undefined) continue;
    const nothing = { outcomes: [], published: [], entries: [], invitations: [] };
    addDone(done, { organization, target, ...nothing, notes: [note] });
  }
}

/** By the newest result in the scope since the entry `since`. */
async function whoApplied(
  { organization, target }: PlanSection,
  since: number,
  ledger: Ledger,
): Promise<string | undefined> {
  for await (const { commit, entry } of ledger.entries({ organization, target })) {
    if (entry.sequence <= since) return undefined;
    if (entry.kind !== 'result' || entry.outcomes?.length === 0) continue;
    const { sequence, actor, at, runner } = entry;
    const by = `${actor.name} <${actor.email}> at ${at}, process ${runner.process} on ${runner.host}`;
    return `what was planned here was applied meanwhile by ${by}: entry ${sequence} (${commit.slice(0, 7)})`;
  }
  return undefined;
}
