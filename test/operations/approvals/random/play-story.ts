import { openLedger } from '../../../../src/ledger/open-ledger.ts';
import { type ApplyOptions, apply } from '../../../../src/operations/apply.ts';
import type { ApplyResult } from '../../../../src/operations/apply-result.ts';
import { silent } from '../../../../src/operations/session.ts';
import { guardNames } from '../../../../src/plan/guards/check-guards.ts';
import { temporaryFolder } from '../../../git/scratch-repository.ts';
import { type Held, heldIn } from './applied-world.ts';
import { type Doc, edited, type Step, type Story, textOf } from './documents.ts';
import { start } from './first-files.ts';
import { type MemoryGit, memoryGit } from './memory-git.ts';
import type { MergedPull } from './memory-pulls.ts';
import { path } from './random-story.ts';

/** What an apply made of what was there. */
export interface Played {
  readonly step: Step;
  /** In milliseconds: when it was applied. */
  readonly now: number;
  readonly result: ApplyResult;
  readonly before: Held;
  readonly after: Held;
  /** What was declared when it was applied. */
  readonly files: readonly Doc[];
  /** What the files declare by which later ones are judged, before and after. */
  readonly base: readonly Doc[];
  readonly judged: readonly Doc[];
  /** The pull requests that were merged by then. */
  readonly proposals: readonly Proposal[];
  /** How many commits came since the first files, by pull requests or not. */
  readonly pushes: number;
}

/** A pull request that was merged. */
export interface Proposal {
  readonly author: string;
  readonly approvedBy: readonly string[];
  readonly from: readonly Doc[];
  readonly to: readonly Doc[];
}

/** What `apply` opens: a test puts it in the place of Git and of the host of pull requests. */
export interface Stage {
  git?: MemoryGit;
  pulls: MergedPull[];
}

/** Plays a story with commits and a ledger as they are; tells every apply of it. Undefined: its first files are refused. */
export async function playStory(
  stage: Stage,
  { first, steps }: Story,
  options: Partial<ApplyOptions> = {},
): Promise<readonly Played[] | undefined> {
  const folder = temporaryFolder();
  const git = memoryGit(folder);
  stage.git = git;
  stage.pulls = [];
  let now = start;
  const session = {
    cwd: folder,
    environment: {
      HOME: '/nonexistent',
      BYLAW_CACHE: 'off',
      GITHUB_TOKEN: 't',
      GITHUB_REPOSITORY: 'acme/iam',
    },
    now: () => new Date(now).toISOString().replace('.000Z', 'Z'),
    progress: silent,
    wait: async () => {},
  };
  const applied = () => apply(session, { confirm: async () => true, allow: guardNames, ...options });
  const held = async () => heldIn(await openLedger(git, 'refs/heads/bylaw/ledger'));
  const sources = new Map<string, readonly Doc[]>();
  let tip: string | undefined;
  const commit = async (files: readonly Doc[], pull?: Step['pull']) => {
    const written = { [path]: textOf(files), 'bylaw.yaml': settings };
    const parents = tip === undefined ? [] : [tip];
    const branch = 'refs/heads/main';
    if (pull === undefined || tip === undefined)
      tip = await git.commit(written, { at: now, parents, branch });
    else {
      const head = await git.commit(written, { at: now, parents, author: pull.author });
      const merge = await git.commit(written, { at: now, parents: [tip, head], branch });
      stage.pulls.push({ ...pull, head, base: tip, merge });
      tip = merge;
    }
    sources.set(tip, files);
  };
  await commit(first);
  const initial = await applied();
  if (initial.status !== 'applied') return undefined;
  let files = first;
  const played: Played[] = [];
  const proposals: Proposal[] = [];
  let pushes = 0;
  let before = await held();
  for (const step of steps) {
    const changed = edited(files, step.edits);
    if (textOf(changed) !== textOf(files)) {
      await commit(changed, step.pull);
      pushes += 1;
      if (step.pull !== undefined) proposals.push({ ...step.pull, from: files, to: changed });
    }
    files = changed;
    now += step.wait * 1000;
    if (!step.applies) continue;
    const result = await applied();
    const after = await held();
    const [base, judged] = [before, after].map(({ source }) => sources.get(source) ?? first);
    const filesThen = {
      files,
      base: base ?? first,
      judged: judged ?? first,
      proposals: [...proposals],
      pushes,
    };
    played.push({ step, now, result, before, after, ...filesThen });
    before = after;
  }
  return played;
}

const settings = 'apiVersion: bylaw/v1\nkind: Repository\n';
