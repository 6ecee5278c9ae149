import { hasErrors } from '../../../../src/diagnostic/diagnostic.ts';
import { type Chance, chanceOf } from '../../../access/enumerated/chance.ts';
import { checkRepository } from '../../../model/fixture-repository.ts';
import { type Doc, type Edit, edited, type Step, type Story, textOf } from './documents.ts';
import { accounts, firstFiles } from './first-files.ts';
import { randomEdit } from './random-edit.ts';

export const path = 'organizations/acme/organization.yaml';

/** Files without errors, and up to three commits, each of which leaves them without. */
export function randomStory(seed: number, approved: Approved = 'never'): Story {
  const chance = chanceOf(seed);
  const isCalm = chance.is(0.6);
  const first = firstOf(chance, isCalm);
  let files = first;
  const steps = chance.many(1, 3, (): Step => {
    const edits = editsOf(chance, files, isCalm);
    files = edited(files, edits);
    return {
      edits,
      pull: pullOf(chance, approved),
      wait: chance.one([0, 0, 3600, 5 * 3600, 20 * 3600]),
      applies: chance.is(0.8),
    };
  });
  // In the end all is applied; then nothing is pushed any more, and time passes.
  return {
    first,
    steps: [...steps, { edits: [], wait: chance.one([0, 7 * 3600]), applies: true }],
  };
}

/** Which of the commits pull requests bring that are approved: by everybody, or by anybody. */
export type Approved = 'never' | 'sometimes' | 'always';

function pullOf(chance: Chance, approved: Approved): Step['pull'] {
  if (approved === 'never') return undefined;
  const everybody = Object.keys(accounts);
  if (approved === 'always') return { author: 'olivia', approvedBy: everybody };
  if (chance.is(0.4)) return undefined;
  const isOne = chance.is(0.3);
  return {
    author: chance.one([...everybody, 'olivia', 'olivia']),
    approvedBy: isOne ? [chance.one(everybody)] : everybody.filter(() => chance.is(0.7)),
  };
}

function firstOf(chance: Chance, isCalm: boolean): readonly Doc[] {
  for (;;) {
    const files = firstFiles(chance, isCalm);
    if (isValid(files)) return files;
  }
}

function editsOf(chance: Chance, files: readonly Doc[], isCalm: boolean): readonly Edit[] {
  for (let tries = 0; tries < 20; tries += 1) {
    let changed = files;
    const edits: Edit[] = [];
    for (const _ of chance.many(1, 3, () => 0)) {
      const some = randomEdit(chance, changed, isCalm);
      edits.push(...some);
      changed = edited(changed, some);
    }
    if (isValid(changed)) return edits;
  }
  return [];
}

export function isValid(files: readonly Doc[]): boolean {
  return !hasErrors(checkRepository([{ path, text: textOf(files) }]).diagnostics);
}
