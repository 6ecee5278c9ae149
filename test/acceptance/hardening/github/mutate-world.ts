import type { Random } from '../random.ts';
import {
  type DeclaredTeam,
  type DeclaredWorld,
  others,
  type Permission,
  permissions,
  repositories,
  steady,
} from './declared-world.ts';

interface Draft {
  readonly people: Map<string, 'admin' | 'member'>;
  readonly teams: Map<string, DeclaredTeam>;
  base: 'none' | 'read';
  /** Teams that these edits made: they are not there yet. */
  readonly made: Set<string>;
}

type Mutate = (draft: Draft, random: Random, fresh: () => string) => void;

const none: DeclaredWorld = { people: new Map(), teams: new Map(), base: 'none' };

/** A small organization to begin with. */
export function firstWorld(random: Random, fresh: () => string): DeclaredWorld {
  const draft = draftOf(none);
  for (const name of steady) draft.people.set(name, 'admin');
  for (const name of others.slice(0, 5)) draft.people.set(name, 'member');
  for (let at = 0; at < 4; at += 1) makeTeam(draft, random, fresh);
  for (let at = 0; at < 8; at += 1) joinTeam(draft, random, fresh);
  return draft;
}

/** The same after a few edits: what people do to such files in a day. */
export function mutateWorld(world: DeclaredWorld, random: Random, fresh: () => string): DeclaredWorld {
  const draft = draftOf(world);
  for (const [name, { previously: _, ...team }] of draft.teams) draft.teams.set(name, team);
  const edits = 2 + random.below(5);
  for (let at = 0; at < edits; at += 1) random.pick(mutations)(draft, random, fresh);
  return draft;
}

function draftOf({ people, teams, base }: DeclaredWorld): Draft {
  return { people: new Map(people), teams: new Map(teams), base, made: new Set() };
}

const makeTeam: Mutate = ({ teams, people, made }, random, fresh) => {
  const parent = random.below(2) === 0 ? undefined : someTeam(teams, random);
  const first = random.pick([...people.keys()]);
  const name = fresh();
  made.add(name);
  teams.set(name, {
    ...(parent === undefined ? {} : { parent }),
    description: 'what it is for',
    members: new Map(random.below(3) === 0 ? [] : [[first, random.pick(['member', 'maintainer'] as const)]]),
    permissions: new Map([[random.pick(repositories), random.pick(permissions)]]),
  });
};

const joinTeam: Mutate = ({ teams, people }, random) => {
  const name = someTeam(teams, random);
  if (name === undefined) return;
  const members = new Map(teams.get(name)?.members);
  members.set(random.pick([...people.keys()]), random.pick(['member', 'member', 'maintainer'] as const));
  edit(teams, name, { members });
};

const leaveTeam: Mutate = ({ teams }, random) => {
  const name = someTeam(teams, random);
  const members = new Map(teams.get(name ?? '')?.members);
  if (name === undefined || members.size === 0) return;
  members.delete(random.pick([...members.keys()]));
  edit(teams, name, { members });
};

/** From one team to another: the path is replaced. */
const changeTeam: Mutate = (draft, random, fresh) => {
  leaveTeam(draft, random, fresh);
  joinTeam(draft, random, fresh);
};

const permit: Mutate = ({ teams }, random) => {
  const name = someTeam(teams, random);
  if (name === undefined) return;
  const held = new Map<string, Permission>(teams.get(name)?.permissions);
  const repository = random.pick(repositories);
  if (random.below(3) === 0) held.delete(repository);
  else held.set(repository, random.pick(permissions));
  edit(teams, name, { permissions: held });
};

const come: Mutate = ({ people }, random) => {
  people.set(random.pick(others), random.below(4) === 0 ? 'admin' : 'member');
};

const go: Mutate = ({ people, teams }, random) => {
  const name = random.pick(others);
  people.delete(name);
  for (const [team, { members }] of teams) {
    edit(teams, team, { members: new Map([...members].filter(([member]) => member !== name)) });
  }
};

const move: Mutate = ({ teams }, random) => {
  const name = someTeam(teams, random);
  const parent = random.below(3) === 0 ? undefined : someTeam(teams, random);
  if (name === undefined || isUnder(teams, parent, name)) return;
  const { parent: _, ...team } = teams.get(name) as DeclaredTeam;
  teams.set(name, { ...team, ...(parent === undefined ? {} : { parent }) });
};

const endTeam: Mutate = ({ teams }, random) => {
  const name = someTeam(teams, random);
  if (name === undefined || teams.size < 3) return;
  const above = teams.get(name)?.parent;
  teams.delete(name);
  for (const [child, { parent, ...team }] of teams) {
    if (parent === name) teams.set(child, { ...team, ...(above === undefined ? {} : { parent: above }) });
  }
};

const renameTeam: Mutate = ({ teams, made }, random, fresh) => {
  const name = someTeam(teams, random);
  const team = teams.get(name ?? '');
  // One that is new, or was renamed a moment ago, has no name there yet.
  if (name === undefined || team === undefined || made.has(name)) return;
  const other = fresh();
  made.add(other);
  const entries = [...teams].map(
    ([each, value]) =>
      [
        each === name ? other : each,
        each === name
          ? { ...value, previously: name }
          : { ...value, ...(value.parent === name ? { parent: other } : {}) },
      ] as const,
  );
  teams.clear();
  for (const [each, value] of entries) teams.set(each, value);
};

const describeTeam: Mutate = ({ teams }, random) => {
  const name = someTeam(teams, random);
  if (name !== undefined) edit(teams, name, { description: `about ${random.below(1000)}` });
};

const rebase: Mutate = (draft) => {
  draft.base = draft.base === 'none' ? 'read' : 'none';
};

const mutations: readonly Mutate[] = [
  makeTeam,
  ...[joinTeam, joinTeam, leaveTeam, leaveTeam, changeTeam, changeTeam],
  ...[permit, permit, permit, come, come, go, move, move, endTeam, renameTeam, describeTeam, rebase],
];

function someTeam(teams: ReadonlyMap<string, DeclaredTeam>, random: Random): string | undefined {
  return teams.size === 0 ? undefined : random.pick([...teams.keys()]);
}

function edit(teams: Map<string, DeclaredTeam>, name: string, change: Partial<DeclaredTeam>): void {
  const team = teams.get(name);
  if (team !== undefined) teams.set(name, { ...team, ...change });
}

/** Whether a team is another one, or below it. */
function isUnder(teams: ReadonlyMap<string, DeclaredTeam>, team: string | undefined, above: string): boolean {
  if (team === undefined) return false;
  return team === above || isUnder(teams, teams.get(team)?.parent, above);
}
