import type { GithubClient } from '../client/github-client.ts';
import type { SnapshotAccount, SnapshotMember } from '../snapshot.ts';
import { type AdaptiveSize, adaptiveSize } from './adaptive-size.ts';
import { checkSight } from './check-sight.ts';
import { expectWhole } from './expect-whole.ts';
import { type Fields, fieldsOf, idOf, textOf } from './fields.ts';
import { Moved } from './moved.ts';
import { parseMember } from './parse-member.ts';
import { parseTeam, type ReadTeam } from './parse-team.ts';
import { readOverflow } from './read-overflow.ts';
import { appendRows, expectAll, type Rows, rowsOf } from './rows.ts';
import { structureQuery } from './structure-query.ts';

/** Who is in an organization, its teams, and who and what is in them. */
export interface Structure {
  readonly viewer: SnapshotAccount;
  readonly members: readonly SnapshotMember[];
  readonly teams: readonly ReadTeam[];
}

export interface StructureReading {
  readonly client: GithubClient;
  readonly organization: string;
  /** Aborted once another part of the read has failed. */
  readonly signal: AbortSignal;
  step(text: string): void;
}

const what = 'members and teams';
const most = 100;
const [fewTeams, manyTeams] = [10, 50];

export async function readStructure(reading: StructureReading): Promise<Structure> {
  const list: Lists = { viewer: undefined, members: undefined, teams: undefined };
  const rows = adaptiveSize(what, most, 10);
  let teams = adaptiveSize(what, fewTeams);
  while (list.members === undefined || !isWhole(list)) {
    reading.signal.throwIfAborted();
    const isFirst = list.members === undefined;
    const page = await readPage(reading, list, rows, teams);
    if (page === undefined) continue;
    if (isFirst) await checkFirst(reading, page);
    addPage(list, page);
    if (isFirst) teams = adaptiveSize(what, Math.max(teams.current(), teamsAtOnce(list)));
    reading.step(`reading members and teams: ${list.members?.rows.length} and ${list.teams?.rows.length}`);
  }
  if (list.viewer === undefined || list.teams === undefined) throw new Moved(`${what}: nothing came`);
  expectAll(list.members, ({ account }) => account, 'members');
  expectAll(list.teams, ({ number }) => number, 'teams');
  await readOverflow(reading, list.teams.rows);
  return { viewer: list.viewer, members: list.members.rows, teams: list.teams.rows };
}

interface Lists {
  viewer: SnapshotAccount | undefined;
  members: Rows<SnapshotMember> | undefined;
  teams: Rows<ReadTeam> | undefined;
}

function isWhole({ members, teams }: Lists): boolean {
  return members?.cursor === undefined && teams?.cursor === undefined;
}

/** As many as let the teams end with the members: more at once would be slower, and save nothing. */
function teamsAtOnce({ members, teams }: Lists): number {
  const pagesLeft = Math.max(1, Math.ceil(left(members) / most));
  return Math.min(manyTeams, Math.max(fewTeams, Math.ceil(left(teams) / pagesLeft)));
}

function left(list: Rows<unknown> | undefined): number {
  return list === undefined ? 0 : list.total - list.rows.length;
}

/** Undefined where it was too much, and less is to be asked for. */
async function readPage(
  { client, organization }: StructureReading,
  { members, teams }: Lists,
  rows: AdaptiveSize,
  teamsSize: AdaptiveSize,
): Promise<Fields | undefined> {
  const withTeams = teams === undefined || teams.cursor !== undefined;
  const answer = await client.graphql<unknown>(what, structureQuery, {
    organization,
    withMembers: members === undefined || members.cursor !== undefined,
    members: rows.current(),
    membersAfter: members?.cursor ?? null,
    withTeams,
    teams: teamsSize.current(),
    teamsAfter: teams?.cursor ?? null,
    rows: rows.current(),
  });
  if (answer.is === 'heavy') {
    (withTeams && teamsSize.current() > 1 ? teamsSize : rows).halve(answer.why);
    return undefined;
  }
  expectWhole(what, answer.errors);
  rows.grow();
  teamsSize.grow();
  return fieldsOf(answer.data, what);
}

async function checkFirst({ client, organization: login }: StructureReading, page: Fields): Promise<void> {
  const { viewerCanAdminister } = fieldsOf(page.organization, 'the organization');
  await checkSight(client, login, viewerCanAdminister);
}

function addPage(list: Lists, page: Fields): void {
  const { viewer, organization } = page;
  const { databaseId, login } = fieldsOf(viewer, 'viewer');
  list.viewer = { account: idOf(databaseId, 'viewer'), login: textOf(login, 'viewer') };
  const { membersWithRole, teams } = fieldsOf(organization, 'the organization');
  if (membersWithRole !== undefined) {
    const next = rowsOf(membersWithRole, 'members', parseMember);
    if (list.members === undefined) list.members = next;
    else appendRows(list.members, next, 'members');
  }
  if (teams !== undefined) {
    const next = rowsOf(teams, 'teams', parseTeam);
    if (list.teams === undefined) list.teams = next;
    else appendRows(list.teams, next, 'teams');
  }
}
