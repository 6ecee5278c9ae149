import { dropCache } from '../drop-cache.ts';
import { type Case, type Group, type Prepared, ratio } from '../group.ts';
import type { Form } from '../organization-files.ts';
import type { Backend, Workshop } from '../workshop.ts';

const commands = { plan: 'plan, cold', apply: 'first apply', again: 'plan, warm, all applied' } as const;

/** What ten times the members take, in both forms. */
export const growth: Group = {
  name: 'growth',
  rounds: 3,
  prepare: (workshop, members) => growthOf(workshop, 'native', ['lists', 'documents'], members),
};

/** Each command at `members` and at ten times as many. */
export function growthOf(
  workshop: Workshop,
  backend: Backend,
  forms: readonly Form[],
  members: number,
): Prepared {
  const sides: Record<string, () => number> = {};
  const cases: Case[] = [];
  const big = members * 10;
  for (const form of forms) {
    for (const size of [members, big]) Object.assign(sides, sidesOf(workshop, backend, form, size));
    for (const [command, words] of Object.entries(commands)) {
      const name = `${backend}, ${form}: ${words}, ${count(big)} / ${count(members)} members`;
      cases.push(ratio(name, `${command} ${form} ${big}`, `${command} ${form} ${members}`, 11));
    }
  }
  return { sides, cases };
}

/** In this order: each builds on the one before. */
function sidesOf(workshop: Workshop, backend: Backend, form: Form, members: number) {
  const { folder, reset } = workshop.repository(`${backend}-${form}-${members}`, members, form);
  const sides: Readonly<Record<keyof typeof commands, () => number>> = {
    plan() {
      reset();
      return workshop.bylaw(backend, folder, 'plan');
    },
    apply() {
      dropCache(folder);
      return workshop.bylaw(backend, folder, 'apply', '--yes');
    },
    again() {
      // The first plan after an apply is another one.
      workshop.bylaw(backend, folder, 'plan');
      return workshop.bylaw(backend, folder, 'plan');
    },
  };
  return Object.fromEntries(
    Object.entries(sides).map(([command, run]) => [`${command} ${form} ${members}`, run]),
  );
}

function count(members: number): string {
  return members.toLocaleString('en-US');
}
