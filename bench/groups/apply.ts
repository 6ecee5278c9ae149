import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { changeTeam } from '../change-team.ts';
import { type Group, ratio, side } from '../group.ts';
import type { Workshop } from '../workshop.ts';

/** Applying the organization as one file a document: all of it, and one changed team. */
export const apply: Group = {
  name: 'apply',
  rounds: 5,
  prepare(workshop, members) {
    const fresh = workshop.repository('fresh', members, 'documents');
    const applied = workshop.repository('kept', members, 'documents');
    workshop.bylaw('native', applied.folder, 'apply', '--yes');
    const files = ledgerFiles(workshop, applied.folder);
    let turn = 0;
    return {
      sides: {
        commit: () => commitAll(workshop, files),
        plan() {
          fresh.reset();
          workshop.bylaw('native', fresh.folder, 'plan');
          return workshop.bylaw('native', fresh.folder, 'plan');
        },
        apply: () => workshop.bylaw('native', fresh.folder, 'apply', '--yes'),
        planOfOne() {
          // The round before applied: the first plan after that is another one.
          workshop.bylaw('native', applied.folder, 'plan');
          changeTeam(applied.folder, members, turn++);
          return workshop.bylaw('native', applied.folder, 'plan');
        },
        applyOfOne() {
          workshop.time('git', ['commit', '--quiet', '--all', '--message', 'Change'], applied.folder);
          return workshop.bylaw('native', applied.folder, 'apply', '--yes');
        },
      },
      cases: [
        {
          name: 'first apply beyond its plan / `git add -A && git commit` of the files it writes',
          unit: '×',
          limit: 2,
          subject: (round) => side(round, 'apply') - side(round, 'plan'),
          baseline: (round) => side(round, 'commit'),
        },
        ratio('apply of one changed team / its warm plan', 'applyOfOne', 'planOfOne', 1.5),
      ],
    };
  },
};

/** The files of the ledger, in a folder of their own. */
function ledgerFiles(workshop: Workshop, folder: string): string {
  const files = join(workshop.folder, 'ledger-files');
  mkdirSync(files);
  workshop.time('git', ['--work-tree', files, 'checkout', 'bylaw/ledger', '--', '.'], folder);
  workshop.time('git', ['reset', '--quiet'], folder);
  return files;
}

function commitAll(workshop: Workshop, folder: string): number {
  rmSync(join(folder, '.git'), { recursive: true, force: true });
  workshop.time('git', ['init', '--quiet'], folder);
  return workshop.time('sh', ['-c', 'git add -A && git commit --quiet --message Files'], folder);
}
