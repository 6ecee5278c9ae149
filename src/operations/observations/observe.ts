import { mergeObserved } from '../../audit/observations/merge-observed.ts';
import { renderObserved } from '../../audit/observations/observed-file.ts';
import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../../git/git-repository.ts';
import { type ObservedBranch, observedRef } from '../../ledger/observed/observed-branch.ts';
import { readObserved } from '../../ledger/observed/read-observed.ts';
import { recordObserved } from '../../ledger/observed/record-observed.ts';
import type { ObserveReport } from '../../report/observations/observe-report.ts';
import { openWorkTreeSource } from '../../source/folder-source.ts';
import { validModel } from '../access/asked-source.ts';
import { keptModel } from '../kept-model.ts';
import { loadModel } from '../load-model.ts';
import { ledgerOf } from '../own-ledger.ts';
import type { Session } from '../session.ts';
import { withRepository } from '../with-repository.ts';
import { moveObserved } from './move-observed.ts';
import { type ReadObservations, readObservations } from './read-observations.ts';

export interface ObserveOptions {
  /** JSON Lines, an observation each: see `schemas/observation.schema.json`. */
  readonly lines: AsyncIterable<Uint8Array>;
  /** What to call them in messages, such as the path of a file. */
  readonly from: string;
  /** Record the good lines where others are bad. */
  readonly skipBad?: boolean;
}

/** Clocks of systems differ by so much, in milliseconds; what is seen later than that is in the future. */
const clockDifference = 5 * 60 * 1000;

/**
 * Records what systems saw of members on the branch of observations: of each value the newest stays. No decision and
 * no plan reads it.
 * @throws BylawError `observe/bad-lines`, `observe/too-much`, `observe/corrupt`, `observe/branch-in-use`,
 *   `access/invalid-files`, and what moving the branch throws
 */
export async function observe(session: Session, options: ObserveOptions): Promise<ObserveReport> {
  return withRepository(session, async (git) => {
    const loaded = await loadModel(openWorkTreeSource(git), session, () => keptModel(git, session));
    const model = await validModel(loaded, 'the files');
    const place = await ledgerOf(git, loaded.settings.ledger);
    session.progress.step(`reading ${options.from}`);
    const latest = new Date(Date.parse(session.now()) + clockDifference).toISOString();
    const read = await readObservations(options.lines, model, `${latest.slice(0, 19)}Z`);
    if (read.badLines > 0 && (options.skipBad !== true || read.observations === 0))
      throw badLines(options, read);
    const recorded = await moveObserved(session, git, place, (branch) => record(session, git, branch, read));
    return {
      observations: read.observations,
      skipped: read.badLines,
      skippedLines: read.bad,
      ref: observedRef,
      remote: place.remote ?? null,
      ...recorded,
    };
  });
}

async function record(session: Session, git: GitWriter, branch: ObservedBranch, { seen }: ReadObservations) {
  if (seen.size === 0) return { members: 0, commit: null };
  const there = await readObserved(git, branch.tip, () => true);
  const known = new Map(there.map(({ path, observed }) => [path, observed]));
  const files = new Map<string, ObservedMember>();
  for (const [path, observed] of seen) {
    const before = known.get(path) ?? {};
    const after = mergeObserved(before, observed);
    if (renderObserved(before) !== renderObserved(after)) files.set(path, after);
  }
  const message = `Observe ${countOf(files.size)}\n`;
  const commit = await recordObserved(git, branch, { files, pruned: false, at: session.now(), message });
  return { members: files.size, commit: commit ?? null };
}

function badLines({ from }: ObserveOptions, { bad, badLines: count }: ReadObservations): BylawError {
  const details = bad.map(({ line, problem }) => `${from}:${line}: ${problem}`);
  const more = count > bad.length ? [`and ${count - bad.length} more`] : [];
  const message = count === 1 ? 'a line cannot be recorded' : `${count} lines cannot be recorded`;
  return new BylawError('observe/bad-lines', message, {
    details: [...details, ...more],
    hint: 'nothing was recorded; --skip-bad leaves such lines out',
  });
}

function countOf(members: number): string {
  return `${members} ${members === 1 ? 'member' : 'members'}`;
}
