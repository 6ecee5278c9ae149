import { adaptiveSize } from './adaptive-size.ts';
import { expectWhole } from './expect-whole.ts';
import { fieldsOf } from './fields.ts';
import { Moved } from './moved.ts';
import type { ReadTeam } from './parse-team.ts';
import type { StructureReading } from './read-structure.ts';
import { appendRows, expectAll, teamMemberRows, teamRepositoryRows } from './rows.ts';
import { teamMembers, teamRepositories } from './structure-query.ts';

const what = 'members and repositories of large teams';
const teamsAtOnce = 25;

type Part = 'members' | 'repositories';

interface Overflow {
  readonly team: ReadTeam;
  readonly part: Part;
}

/** Reads what did not fit on the first pages, of many teams at once, and holds every team against its totals. */
export async function readOverflow(
  { client, signal }: StructureReading,
  teams: readonly ReadTeam[],
): Promise<void> {
  const size = adaptiveSize(what, teamsAtOnce);
  let open = teams.flatMap((team) => parts.map((part) => ({ team, part }))).filter(isOpen);
  while (open.length > 0) {
    signal.throwIfAborted();
    const batch = open.slice(0, size.current());
    const answer = await client.graphql<unknown>(what, queryOf(batch), variablesOf(batch));
    if (answer.is === 'heavy') {
      size.halve(answer.why);
      continue;
    }
    expectWhole(what, answer.errors);
    const data = fieldsOf(answer.data, what);
    for (const [index, overflow] of batch.entries()) append(overflow, data[`t${index}`]);
    size.grow();
    open = [...batch.filter(isOpen), ...open.slice(batch.length)];
  }
  for (const { slug, members, repositories } of teams) {
    expectAll(members, ({ account }) => account, `members of the team ${slug}`);
    expectAll(repositories, ({ name }) => name.toLowerCase(), `repositories of the team ${slug}`);
  }
}

const parts: readonly Part[] = ['members', 'repositories'];

function isOpen({ team, part }: Overflow): boolean {
  return team[part].cursor !== undefined;
}

function append({ team, part }: Overflow, node: unknown): void {
  const where = `${part} of the team ${team.slug}`;
  if (node === null) throw new Moved(`${where}: the team is gone`);
  const connection = fieldsOf(node, where)[part];
  if (part === 'members') appendRows(team.members, teamMemberRows(connection, where), where);
  else appendRows(team.repositories, teamRepositoryRows(connection, where), where);
}

function queryOf(batch: readonly Overflow[]): string {
  const parameters = batch.map((_, index) => `$i${index}: ID!, $a${index}: String!`);
  const nodes = batch.map(({ part }, index) => {
    const connection =
      part === 'members'
        ? `members(first: 100, after: $a${index}, membership: IMMEDIATE) { ${teamMembers} }`
        : `repositories(first: 100, after: $a${index}) { ${teamRepositories} }`;
    return `t${index}: node(id: $i${index}) { ... on Team { ${connection} } }`;
  });
  return `query Overflow(${parameters.join(', ')}) { rateLimit { cost } ${nodes.join(' ')} }`;
}

function variablesOf(batch: readonly Overflow[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    batch.flatMap(({ team, part }, index) => [
      [`i${index}`, team.node],
      [`a${index}`, team[part].cursor],
    ]),
  );
}
