import { fileURLToPath } from 'node:url';
import { changeTeam } from '../change-team.ts';
import { dropCache } from '../drop-cache.ts';
import { type Case, type Group, ratio, side } from '../group.ts';

const parseOnly = fileURLToPath(new URL('../parse-only.mjs', import.meta.url));

/** Planning the organization as one file a document, with and without a cache of what was parsed before. */
export const plan: Group = {
  name: 'plan',
  rounds: 7,
  prepare(workshop, members) {
    const unapplied = workshop.repository('unapplied', members, 'documents');
    const applied = workshop.repository('applied', members, 'documents');
    workshop.bylaw('native', applied.folder, 'apply', '--yes');
    let turn = 0;
    const plan = (folder: string) => workshop.bylaw('native', folder, 'plan');
    const cold = (folder: string) => {
      dropCache(folder);
      return plan(folder);
    };
    return {
      sides: {
        parse: () => workshop.time(process.execPath, [parseOnly, unapplied.folder], unapplied.folder),
        coldFirst: () => cold(unapplied.folder),
        cold: () => cold(applied.folder),
        warm() {
          // Whatever ran before, this plan finds everything as the last one left it.
          plan(applied.folder);
          return plan(applied.folder);
        },
        warmChanged() {
          const takeBack = changeTeam(applied.folder, members, turn++);
          const took = plan(applied.folder);
          takeBack();
          return took;
        },
        peakFirst() {
          dropCache(unapplied.folder);
          return workshop.peak('native', unapplied.folder, 'plan');
        },
        peak() {
          dropCache(applied.folder);
          return workshop.peak('native', applied.folder, 'plan');
        },
      },
      cases: [
        ratio('plan, cold, nothing applied yet / parsing its files', 'coldFirst', 'parse', 1.5),
        ratio('plan, cold, all applied / parsing its files', 'cold', 'parse', 1.5),
        ratio('plan, warm, nothing changed / parsing its files', 'warm', 'parse', 0.35),
        ratio('plan, warm, one file changed / parsing its files', 'warmChanged', 'parse', 0.35),
        memory('plan, cold, nothing applied yet: peak memory', 'peakFirst'),
        memory('plan, cold, all applied: peak memory', 'peak'),
      ],
    };
  },
};

function memory(name: string, of: string): Case {
  return { name, unit: 'MB', limit: 400, subject: (round) => side(round, of), baseline: () => 1 };
}
