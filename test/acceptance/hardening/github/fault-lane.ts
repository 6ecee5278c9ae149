import type { LedgerEntry } from '../../../../src/audit/entry.ts';
import { guardNames } from '../../../../src/plan/guards/check-guards.ts';
import type { Fault } from '../../../github-emulator/fault.ts';
import type { Organization, Team } from '../../../github-emulator/state.ts';
import { type GithubLibrary, githubTarget, openGithubLibrary } from '../../../operations/github-library.ts';
import { named } from '../../../operations/library.ts';
import { entriesThere } from '../../../providers/github/write/entries-there.ts';
import type { Random } from '../random.ts';
import { type AccessThere, accessDeclared, accessThere, accessWords, lostMeanwhile } from './access-there.ts';
import { compareAccounts } from './compare-accounts.ts';
import { type DeclaredWorld, filesOf, others, repositories, steady } from './declared-world.ts';
import { firstWorld, mutateWorld } from './mutate-world.ts';

/** A repository and an emulated organization that go through one edit after the other, each applied badly. */
export interface FaultLane {
  readonly library: GithubLibrary;
  /** Called when a write took effect, before it is answered. */
  onWrite: () => void;
  /**
   * Edits, applies by `apply` with these faults, and lets the next apply repair it. Gives what is wrong, in words with
   * what led there: nothing, it is hoped.
   */
  run(
    random: Random,
    faults: readonly Fault[],
    apply: () => Promise<readonly string[]>,
  ): Promise<readonly string[]>;
}

export interface LaneOptions {
  /** Where the emulator's clock begins. */
  readonly start?: string;
  /** Milliseconds between writes. */
  readonly pace: number;
}

const hours = 3_600_000;

export async function openFaultLane(random: Random, { start, pace }: LaneOptions): Promise<FaultLane> {
  let count = 0;
  const fresh = () => {
    count += 1;
    return `team-${count}`;
  };
  let world = firstWorld(random, fresh);
  const moments: AccessThere[] = [];
  const paced = (target: string) => target.replace('baseUrl:', `pace: ${pace}, baseUrl:`);
  const lane: { -readonly [key in 'onWrite']: FaultLane[key] } = { onWrite: () => undefined };
  let organization: Organization | undefined;
  const library = await openGithubLibrary((target) => filesOf(world, paced(target)), {
    ...(start === undefined ? {} : { start }),
    afterWrite() {
      if (organization !== undefined) moments.push(accessNow(library, organization));
      lane.onWrite();
    },
  });
  const { github } = library;
  const acme = github.state.organization('acme') as Organization;
  organization = acme;
  for (const login of [...steady, ...others]) github.state.someone(login);
  for (const name of repositories) github.state.addRepository('acme', name);
  const first = await converge(library);
  if (first.length > 0) throw new Error(first.join('\n'));
  async function run(seed: Random, faults: readonly Fault[], apply: () => Promise<readonly string[]>) {
    const before = world;
    world = edited(before, seed, fresh);
    const from = accessNow(library, acme);
    moments.length = 0;
    library.edit(filesOf(world, paced(githubTarget(github))), 'Edit');
    const since = { log: github.log.length, entries: (await library.entries()).length };
    github.faults(faults);
    const problems = [...(await apply())];
    github.faults([]);
    problems.push(...(await converge(library)));
    problems.push(...(await accountProblems(library, acme, { ...since, world })));
    github.accept();
    problems.push(...(await converge(library)));
    const to = accessNow(library, acme);
    const lost = moments.flatMap((moment) => lostMeanwhile(from, moment, to));
    problems.push(...new Set(lost.map((each) => `lost meanwhile: ${each}`)));
    problems.push(...differences(library, acme, world), ...github.violations);
    return problems.length === 0 ? [] : [...problems, told(faults, before, world)];
  }
  return Object.assign(lane, { library, run });
}

/** Edits may take back each other: at least one stays. */
function edited(before: DeclaredWorld, random: Random, fresh: () => string): DeclaredWorld {
  const written = JSON.stringify(filesOf(before, ''));
  for (;;) {
    const world = mutateWorld(before, random, fresh);
    if (JSON.stringify(filesOf(world, '')) !== written) return world;
  }
}

/** With teams by their numbers, which another name does not change. */
function accessNow({ github }: GithubLibrary, organization: Organization): AccessThere {
  return accessThere(github.state, organization, ({ id }) => String(id));
}

/** An apply without faults does all that is left: nothing is planned after it. */
async function converge(library: GithubLibrary): Promise<readonly string[]> {
  library.github.clock.advance(2 * hours);
  const { status, sections, refusals, diagnostics } = await library.apply({ allow: guardNames });
  const left = named((await library.plan({ allow: guardNames })).plan);
  const failed = sections.flatMap(({ outcomes }) => outcomes).filter((each) => each.status !== 'applied');
  const isDone = status === 'applied' || status === 'nothing-to-do';
  return [
    ...(isDone ? [] : [`without faults: ${status} ${JSON.stringify([failed, refusals, diagnostics])}`]),
    ...(left.length === 0 ? [] : [`left to do: ${left.join(', ')}`]),
  ];
}

function differences(
  { github }: GithubLibrary,
  organization: Organization,
  world: DeclaredWorld,
): readonly string[] {
  const there = accessWords(accessThere(github.state, organization, ({ name }) => name));
  const declared = accessWords(accessDeclared(world));
  return [
    ...there.filter((each) => !declared.includes(each)).map((each) => `not declared: ${each}`),
    ...declared.filter((each) => !there.includes(each)).map((each) => `declared, and not there: ${each}`),
  ];
}

interface Since {
  /** Requests before. */
  readonly log: number;
  /** Entries before. */
  readonly entries: number;
  readonly world: DeclaredWorld;
}

async function accountProblems(
  library: GithubLibrary,
  organization: Organization,
  { log, entries, world }: Since,
): Promise<readonly string[]> {
  const { github } = library;
  const since = (await library.entries()).slice(entries).map(({ entry }) => entry);
  const of = (kind: LedgerEntry['kind']) => since.filter((entry) => entry.kind === kind);
  const requests = github.log.slice(log);
  const renamed = new Map([...world.teams].map(([name, { previously }]) => [previously ?? name, name]));
  const nameOf = ({ name }: Pick<Team, 'name'>) => renamed.get(name) ?? name;
  const names = new Map<number, string>();
  for (const { what, team, name } of requests.flatMap(({ effects }) => effects))
    if (team !== undefined && what === 'team') names.set(team, nameOf({ name }));
  for (const team of organization.teams.values()) names.set(team.id, nameOf(team));
  return compareAccounts({
    outcomes: of('result').flatMap(({ outcomes = [] }) => outcomes),
    changes: of('intent').flatMap(({ changes = [] }) => changes),
    log: requests,
    there: new Map([
      ...entriesThere(github.state, organization, nameOf),
      [
        'settings:acme',
        { defaultRepositoryPermission: organization.settings.default_repository_permission ?? null },
      ],
    ]),
    teamOf: (number) => names.get(number),
  });
}

function told(faults: readonly Fault[], before: DeclaredWorld, after: DeclaredWorld): string {
  const words = ({ people, teams, base }: DeclaredWorld) => ({
    base,
    people: Object.fromEntries(people),
    teams: Object.fromEntries(
      [...teams].map(([name, { members, permissions, ...team }]) => [
        name,
        { ...team, members: Object.fromEntries(members), permissions: Object.fromEntries(permissions) },
      ]),
    ),
  });
  return `with ${JSON.stringify(faults)}\n  from ${JSON.stringify(words(before))}\n  to ${JSON.stringify(words(after))}`;
}
