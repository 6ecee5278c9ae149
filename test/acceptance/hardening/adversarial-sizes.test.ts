import { describe, expect, it } from 'vitest';
import { formatText } from '../../../src/edit/format-text.ts';
import { checkFolder, hall, makeFolder, removeFolder } from './checked-folder.ts';
import { times } from './counts.ts';

/**
 * So many that a step which looks at each for every other one would take many minutes, and one that looks at each
 * once takes a second or two.
 */
const many = times(30_000, 6_000);
const patience = times(60_000, 20_000);
const header = 'apiVersion: bylaw/v1\n';

function lines(write: (index: number) => string): string {
  return Array.from({ length: many }, (_, index) => `${write(index)}\n`).join('');
}

const adversaries: Readonly<Record<string, string>> = {
  'unknown keys of a document': `${header}kind: Team\nname: desk\n${lines((index) => `zz${index}: 1`)}`,
  'unknown keys around a list': `${header}kind: TeamList\nitems:\n${lines((index) => `  - {name: t${index}}`)}${lines((index) => `zz${index}: 1`)}`,
  'items with the same key twice': `${header}kind: TeamList\nitems:\n${lines((index) => `  - {name: t${index}, name: x}`)}`,
  'mistakes in items': `${header}kind: TeamList\nitems:\n${lines((index) => `  - {name: T${index}}`)}`,
  'mistakes behind aliases': `${header}kind: TeamList\nitems:\n${lines((index) => `  - &a${index} {name: T${index}}`)}${lines((index) => `  - *a${index}`)}`,
  'aliases of names': `${header}kind: Team\nname: desk\nmembers:\n${lines((index) => `  - &a${index} m${index}`)}${lines((index) => `  - *a${index}`)}`,
  'mistakes on one line': `${header}kind: TeamList\nitems: [${lines((index) => `{name: T${index}},`).replaceAll('\n', '')}]\n`,
  'documents with a mistake': lines((index) => `---\n${header}kind: Team\nname: T${index}`),
  'people that do not exist': `${header}kind: Team\nname: desk\nmembers:\n${lines((index) => `  - m${index}`)}`,
  'teams below one another': `${header}kind: TeamList\nitems:\n  - {name: t0}\n${lines((index) => `  - {name: t${index + 1}, parent: t${index}}`)}`,
  'teams in a circle': `${header}kind: TeamList\nitems:\n${lines((index) => `  - {name: t${index}, parent: t${(index + 1) % many}}`)}`,
  'names taken over in a circle': `${header}kind: TeamList\nitems:\n${lines((index) => `  - {name: t${index}, previously: [t${(index + 1) % many}]}`)}`,
};

describe(`${many}`, () => {
  it.each(Object.entries(adversaries))(
    '%s are told in bounded time and text',
    async (_, text) => {
      const root = makeFolder({ ...hall, 'organizations/hall/adversary.yaml': text });
      try {
        const { text: shown } = await checkFolder(root);
        expect(shown.length).toBeLessThan(1_000_000);
        expect(shown).toMatch(/error|no mistakes found/);
      } finally {
        removeFolder(root);
      }
    },
    patience,
  );

  it.each([
    ['unknown keys of a document', []],
    ['items with the same key twice', ['edit/invalid-yaml']],
    ['aliases of names', ['edit/invalid-yaml']],
    ['mistakes behind aliases', ['edit/invalid-yaml']],
  ])(
    '%s are formatted, or refused, in bounded time',
    (name, codes) => {
      const done = formatText({ path: 'organizations/hall/adversary.yaml', text: adversaries[name] ?? '' });
      expect(done.diagnostics.map(({ code }) => code)).toEqual(codes);
    },
    patience,
  );
});
