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

/** A service with many names of one kind. */
function books(field: 'actions' | 'conditionKeys' | 'resourceTypes', name: string): string {
  const values = {
    actions: '{access: read}',
    conditionKeys: 'string',
    resourceTypes: '"krn:acme:books:{org_id}:%/*"',
  };
  const many = lines((index) => `  ${name}${index}: ${values[field].replace('%', `${name}${index}`)}`);
  const actions = field === 'actions' ? '' : 'actions:\n  own: {access: read}\n';
  return `${header}kind: Service\nname: books\n${field}:\n${many}${actions}`;
}

/** A policy whose statement names many of what no service has. */
function policyOf(
  field: 'actions' | 'resources',
  name: string,
  written = (each: string) => (field === 'actions' ? `books:${each}` : `krn:acme:books:{org_id}:${each}/*`),
): string {
  const other = field === 'actions' ? 'resources: ["*"]' : 'actions: ["books:own"]';
  const items = lines((index) => `      - "${written(`${name}${index}`)}"`);
  return `---\n${header}kind: Policy\nname: lend\nstatements:\n  - effect: allow\n    ${other}\n    ${field}:\n${items}`;
}

function conditions(name: string): string {
  const items = lines((index) => `        books.${name}${index}: x`);
  return `---\n${header}kind: Policy\nname: lend\nstatements:\n  - effect: allow\n    actions: ["books:own"]\n    resources: ["*"]\n    conditions:\n      StringEquals:\n${items}`;
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
  'actions that no service has': `${books('actions', 'read')}${policyOf('actions', 'red')}`,
  'actions of services that do not exist': `${books('actions', 'read')}${policyOf('actions', 'buy', (name) => `${name}:it`)}`,
  'condition keys that nobody declares': `${books('conditionKeys', 'shelf')}${conditions('shlf')}`,
  'resources of no type': `${books('resourceTypes', 'book')}${policyOf('resources', 'bok')}`,
  'resource types that actions name and nobody declares': `${books('resourceTypes', 'book')}  lend:\n    access: read\n    resources:\n${lines((index) => `      - bok${index}`)}`,
  'patterns that match nothing': `${header}kind: Organization\nname: attic\nuses:\n${lines((index) => `  - bok${index}.yaml`)}`,
  'teams below one another': `${header}kind: TeamList\nitems:\n  - {name: t0}\n${lines((index) => `  - {name: t${index + 1}, parent: t${index}}`)}`,
  'teams in a circle': `${header}kind: TeamList\nitems:\n${lines((index) => `  - {name: t${index}, parent: t${(index + 1) % many}}`)}`,
  'names taken over in a circle': `${header}kind: TeamList\nitems:\n${lines((index) => `  - {name: t${index}, previously: [t${(index + 1) % many}]}`)}`,
};

/** What some of them are about: the mistakes that are told come from there. */
const codes: Readonly<Record<string, string>> = {
  'people that do not exist': 'model/unknown-member',
  'actions that no service has': 'model/unknown-action',
  'actions of services that do not exist': 'model/unknown-service',
  'condition keys that nobody declares': 'model/unknown-condition-key',
  'resources of no type': 'model/unknown-resource-type',
  'resource types that actions name and nobody declares': 'model/unknown-resource-type',
  'patterns that match nothing': 'model/unmatched-pattern',
};

describe(`${many}`, () => {
  it.each(Object.entries(adversaries))(
    '%s are told in bounded time and text',
    async (name, text) => {
      const root = makeFolder({ ...hall, 'organizations/hall/adversary.yaml': text });
      try {
        const { diagnostics, text: shown } = await checkFolder(root);
        expect(shown.length).toBeLessThan(1_000_000);
        expect(shown).toMatch(/error|no mistakes found/);
        const code = codes[name];
        if (code === undefined) return;
        // Beyond these, comparing may have come to its end.
        const told = diagnostics.filter((each) => each.code === code).length;
        expect(told).toBeGreaterThanOrEqual(6_000);
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
