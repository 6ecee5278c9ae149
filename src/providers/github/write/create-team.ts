import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { JsonObject } from '../../../digest/json.ts';
import { type Address, knownAddress, teamMemberAddress } from '../../../plan/address.ts';
import type { Change } from '../../../plan/plan.ts';
import { ChangeFailed } from './change-failed.ts';
import { expectDone } from './expect-done.ts';
import { findTeam } from './find-team.ts';
import { notTaken, type TeamAnswer, type TeamRequest, teamRequest } from './team-fields.ts';
import type { Work } from './work.ts';

/**
 * Makes a team, visible to the organization unless it is to be secret: else none could stand under it. GitHub makes
 * whoever makes a team its maintainer, which is undone unless it is declared.
 */
export async function createTeam(work: Work, { address, after }: Change): Promise<void> {
  const { draft } = work;
  const { parent_team_id, ...asked } = teamRequest(draft, address, { before: null, after });
  const request = { privacy: 'closed' as const, ...asked, ...(parent_team_id ? { parent_team_id } : {}) };
  const made = await sendTeam(work, request);
  draft.entries.set(address, { ...after, number: made.id, slug: made.slug });
  const ignored = notTaken(request, made);
  if (ignored.length > 0) {
    work.note(`GitHub made it with another ${ignored.join(', ')} than asked for: the next apply corrects it`);
    draft.entries.set(address, { ...draft.entries.get(address), ...shown(made) });
  }
  await withoutCreator(work, address);
}

async function sendTeam({ attempt, org }: Work, request: TeamRequest): Promise<TeamAnswer> {
  const { name = '', parent_team_id, ...rest } = request;
  const asked = { name, ...rest, ...(parent_team_id ? { parent_team_id } : {}) };
  let found: TeamAnswer | undefined;
  const look = async () => {
    const matches = (team: TeamAnswer) => team.name === name;
    found = await findTeam(attempt.client, org, { slug: likelySlug(name), matches });
    return found !== undefined;
  };
  const { data = found } = expectDone(await attempt.send('POST /orgs/{org}/teams', { org, ...asked }, look));
  if (data === undefined) throw new ChangeFailed('GitHub made the team and did not show it');
  return data;
}

/** As GitHub makes most: a first guess, where the answer was lost. */
function likelySlug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[a-z0-9_]+/g)?.join('-') ?? '-';
}

async function withoutCreator(work: Work, team: Address): Promise<void> {
  const { attempt, draft, org } = work;
  const { login, account } = draft.viewer;
  if (!draft.isMember({ account })) return;
  const creator = edgeOfCreator(work, team);
  if (creator !== undefined && work.isPlanned(creator)) return;
  const parameters = { org, team_slug: draft.teamAt(team).slug, username: login };
  const look = async () =>
    (await attempt.client.find('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', parameters)) ===
    undefined;
  const route = 'DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}';
  const sent = await attempt.send(route, parameters, look).catch((error: unknown) => error);
  if (!(sent instanceof Error) && isGone(sent)) return;
  if (sent instanceof Error && !(sent instanceof ChangeFailed || sent instanceof BylawError)) throw sent;
  if (creator !== undefined) draft.entries.set(creator, { role: 'maintainer' });
  work.note(`GitHub made \`${login}\` its maintainer, which could not be undone: the next apply does`);
}

function edgeOfCreator({ draft }: Work, team: Address): Address | undefined {
  const { account } = draft.viewer;
  for (const [address, value] of draft.entries) {
    if (value.account !== account) continue;
    const parsed = knownAddress(address);
    if (parsed.kind !== 'member' && parsed.kind !== 'service-account') continue;
    const member = parsed.kind === 'member' ? parsed.name : `service-account/${parsed.name}`;
    return teamMemberAddress(parsed.organization, team.slice(team.indexOf('/') + 1), member);
  }
  return undefined;
}

function isGone(sent: unknown): boolean {
  const { is, status } = sent as { readonly is?: string; readonly status?: number };
  return is === 'done' || status === 404;
}

function shown({ name, description, privacy }: TeamAnswer): JsonObject {
  return {
    name,
    ...(description === null ? {} : { description }),
    ...(privacy === undefined ? {} : { privacy }),
  };
}
