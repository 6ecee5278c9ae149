import { type Chance, chanceOf } from '../../../../access/enumerated/chance.ts';
import { type Doc, type Edit, edited, type Step, type Story } from '../documents.ts';
import { accounts, team as directoryTeam, period } from '../first-files.ts';
import {
  type Change,
  exempted,
  identified,
  joined,
  left,
  listOf,
  put,
  redated,
  removed,
  renamed,
  reparented,
  suspended,
  swapped,
  unbound,
  widened,
} from '../random-edit.ts';
import { isValid } from '../random-story.ts';

/** `later-repo` is not there at first. */
export const repositories = ['handbook', 'wiki'];
export const laterRepository = 'later';
/** Who is in the organization at first; `eve` joins later. */
export const people = ['ana', 'bob', 'carla', 'dave'] as const;

const patterns = ['handbook', 'wiki', '*', 'la*'];

function binding(chance: Chance): unknown {
  const role = chance.one(['keeper', 'keeper', 'writer']);
  return { role, on: [`krn:acme:github:{org_id}:repository/${chance.one(patterns)}`], ...period(chance) };
}

function team(chance: Chance, name: string, parents: readonly string[]): Doc {
  const { bindings: _, ...rest } = directoryTeam(chance, name, parents, [...people, 'eve']);
  return { ...(rest as Doc), bindings: chance.is(0.7) ? [binding(chance)] : [] };
}

function firstFiles(chance: Chance): readonly Doc[] {
  const names = [...people, 'eve'] as const;
  return [
    { kind: 'Organization', name: 'acme', resourceNames: 'krn:acme' },
    {
      kind: 'Target',
      name: 'github',
      provider: 'github',
      coordinates: { organization: 'acme', baseUrl: 'http://127.0.0.1:9' },
      manages: ['team'],
      ...(chance.is(0.3) ? { mode: 'strict' } : {}),
    },
    { kind: 'Role', name: 'keeper', github: { repositoryPermission: 'admin' } },
    { kind: 'Role', name: 'writer', github: { repositoryPermission: chance.one(['write', 'read']) } },
    ...names.map((name) => ({
      kind: 'Member',
      name,
      identities: { github: { login: name, id: accounts[name] } },
    })),
    team(chance, 'sup', []),
    ...(chance.is(0.6) ? [team(chance, 'sub', ['sup'])] : []),
    {
      kind: 'Guardrail',
      name: 'g1',
      approval: { gains: { actions: ['*'], privileged: true }, by: ['member/bob'] },
    },
  ];
}

function bound(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { bindings: [...listOf(doc.bindings), binding(chance)] });
}

function rebound(doc: Doc, chance: Chance): readonly Edit[] {
  const all = listOf(doc.bindings) as readonly { readonly role: string; readonly on: readonly string[] }[];
  const at = chance.below(all.length);
  const dated = ({ role, on }: (typeof all)[number]) => ({ role, on, ...period(chance) });
  return put(doc, { bindings: all.map((each, index) => (index === at ? dated(each) : each)) });
}

function permitted(doc: Doc, chance: Chance): readonly Edit[] {
  return put(doc, { github: { repositoryPermission: chance.one(['admin', 'admin', 'write']) } });
}

function managed(doc: Doc, chance: Chance): readonly Edit[] {
  return chance.one([
    put(doc, { mode: doc.mode === 'strict' ? undefined : 'strict' }),
    put(doc, { enabled: doc.enabled === false ? undefined : false }),
  ]);
}

const changes: Readonly<Record<string, readonly Change[]>> = {
  Team: [
    joined,
    joined,
    left,
    redated,
    redated,
    reparented,
    bound,
    unbound,
    rebound,
    rebound,
    renamed,
    removed,
  ],
  Member: [identified, suspended, swapped, removed, renamed],
  Role: [permitted, renamed],
  Target: [managed],
  Guardrail: [removed, widened, exempted],
};

const often = ['Team', 'Team', 'Team', 'Team', 'Team', 'Team', 'Team', 'Member', 'Member', 'Role'];

function randomEdit(chance: Chance, files: readonly Doc[]): readonly Edit[] {
  const kind = chance.is(0.04) ? chance.one(['Target', 'Guardrail']) : chance.one(often);
  const docs = files.filter((each) => each.kind === kind);
  if (docs.length === 0 || chance.is(0.06)) return [{ put: team(chance, 'new', ['sup']) }];
  return chance.one(changes[kind] ?? [])(chance.one(docs), chance, files);
}

/** The same for a target on GitHub, where nothing has dates. */
export function githubStory(seed: number): Story {
  const chance = chanceOf(seed);
  let first = firstFiles(chance);
  while (!isValid(first)) first = firstFiles(chance);
  let files = first;
  const steps = chance.many(1, 3, (): Step => {
    const edits = editsOf(chance, files);
    files = edited(files, edits);
    const event = chance.one([undefined, undefined, 'joins', 'repository'] as const);
    return { edits, event, wait: chance.one([0, 0, 3600, 5 * 3600, 20 * 3600]), applies: chance.is(0.8) };
  });
  const end = { edits: [], applies: true };
  return { first, steps: [...steps, { ...end, wait: 0 }, { ...end, wait: chance.one([7, 30]) * 3600 }] };
}

function editsOf(chance: Chance, files: readonly Doc[]): readonly Edit[] {
  for (let tries = 0; tries < 20; tries += 1) {
    const edits = chance.is(0.1) ? [] : randomEdit(chance, files);
    if (isValid(edited(files, edits))) return edits;
  }
  return [];
}
