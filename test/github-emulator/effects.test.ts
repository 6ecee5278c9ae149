import { expect, test } from 'vitest';
import { times } from '../acceptance/hardening/counts.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { emulatorPerTest } from './emulator-per-test.ts';
import type { LoggedWrite } from './logged-request.ts';
import type { Organization } from './state.ts';

const seen: LoggedWrite[] = [];
const { github, ask } = emulatorPerTest({
  secondaryLimits: false,
  primaryLimits: { core: 1_000_000 },
  afterWrite: (write) => seen.push(write),
});

const people = ['olivia', 'ana', 'ben', 'cem', 'dora', 'emil'];
const teams = ['core', 'docs', 'tools', 'web'];
const repositories = ['kubectl', 'site'];

/** Numerical Recipes' generator: enough to mix requests. */
function drawFrom(seed: number): <Item>(items: readonly Item[]) => Item {
  let state = seed >>> 0;
  return (items) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return items[Math.floor((state / 2 ** 32) * items.length)] as never;
  };
}

async function anyRequest(draw: ReturnType<typeof drawFrom>): Promise<void> {
  const person = draw(people);
  // Who asks stays an owner: else all that follows is refused.
  const other = draw(people.slice(1));
  const team = draw(teams);
  const repository = draw(repositories);
  const teamPath = `/orgs/acme/teams/${team}`;
  const parent = github().state.team(github().state.organization('acme') as Organization, draw(teams));
  const requests = [
    () => ask(`PUT /orgs/acme/memberships/${other}`, { role: draw(['admin', 'member']) }),
    () => ask(`DELETE /orgs/acme/memberships/${other}`),
    () =>
      ask('POST /orgs/acme/invitations', {
        invitee_id: github().state.someone(person).id,
        role: draw(['admin', 'direct_member']),
        team_ids: parent === undefined ? [] : [parent.id],
      }),
    () => ask('POST /orgs/acme/teams', { name: team, privacy: draw(['secret', 'closed']) }),
    () => ask(`PATCH ${teamPath}`, { parent_team_id: parent?.id ?? null }),
    () => ask(`PATCH ${teamPath}`, { name: draw(teams), privacy: draw(['secret', 'closed']) }),
    () => ask(`PUT ${teamPath}/memberships/${person}`, { role: draw(['member', 'maintainer']) }),
    () => ask(`PUT ${teamPath}/memberships/${person}`, { role: 'member' }),
    () => ask(`DELETE ${teamPath}/memberships/${person}`),
    () => ask(`PUT ${teamPath}/repos/acme/${repository}`, { permission: draw(['pull', 'push', 'admin']) }),
    () => ask(`DELETE ${teamPath}/repos/acme/${repository}`),
    () => ask(`PUT /orgs/acme/outside_collaborators/${other}`),
    () => Promise.resolve(github().accept(person)),
    () => Promise.resolve(github().clock.advance(6 * 60 * 60 * 1000)),
    ...(draw([false, false, true]) ? [() => ask(`DELETE ${teamPath}`)] : []),
  ];
  await draw<() => Promise<unknown>>(requests)();
}

/** What the indexes promise of each other. */
function mustHoldTogether(acme: Organization): void {
  expect([...acme.members.values()].some(({ role }) => role === 'admin')).toBe(true);
  expect(acme.teamsBySlug.size).toBe(acme.teams.size);
  for (const team of acme.teams.values()) {
    expect(acme.teamsBySlug.get(team.slug)).toBe(team.id);
    for (const account of team.members.keys()) expect(acme.members.has(account)).toBe(true);
    for (const child of team.children) expect(acme.teams.get(child)?.parent).toBe(team.id);
    if (team.parent !== undefined) {
      expect(acme.teams.get(team.parent)?.children.has(team.id)).toBe(true);
      expect([team.privacy, acme.teams.get(team.parent)?.privacy]).toEqual(['closed', 'closed']);
    }
  }
}

test('says every change that a request makes, and no other', async () => {
  const seed = chosenSeed();
  const draw = drawFrom(seed);
  const { state } = github();
  for (const person of people) state.someone(person);
  for (const repository of repositories) state.addRepository('acme', repository);
  const acme = state.organization('acme') as Organization;
  for (let round = 0; round < times(2000, 250); round += 1) {
    const before = pictureOf(acme);
    const known = seen.length;
    const requests = github().log.length;
    await anyRequest(draw);
    if (github().log.length === requests) continue;
    const effects = seen.slice(known).flatMap((write) => write.effects);
    expect(replay(before, effects), `seed ${seed}, round ${round}`).toEqual(pictureOf(acme));
    mustHoldTogether(acme);
  }
  expect(seen).toEqual(github().writes);
  expect(seen.length).toBeGreaterThan(50);
});

type Picture = Readonly<Record<string, unknown>>;

function loginOf(account: number): string {
  return github().state.accounts.get(account)?.login ?? '';
}

function slugsOf(acme: Organization, ids: Iterable<number>): string[] {
  return [...ids].map((id) => acme.teams.get(id)?.slug ?? '').sort();
}

/** Members, invitations, teams and who and what is in them, by names. */
function pictureOf(acme: Organization): Picture {
  const picture: Record<string, unknown> = {};
  for (const { account, role } of acme.members.values()) picture[`member ${loginOf(account)}`] = { role };
  for (const { account = 0, role, teams: leadsTo } of acme.invitations.values()) {
    picture[`invitation ${loginOf(account)}`] = { role, teams: slugsOf(acme, leadsTo.keys()) };
  }
  for (const team of acme.teams.values()) {
    const parent = team.parent === undefined ? {} : { parent: acme.teams.get(team.parent)?.slug };
    picture[`team ${team.slug}`] = { privacy: team.privacy, ...parent };
    for (const [account, role] of team.members)
      picture[`team-member ${team.slug}/${loginOf(account)}`] = { role };
    for (const [id, permission] of team.repositories) {
      picture[`team-repository ${team.slug}/${acme.repositories.get(id)?.name}`] = { permission };
    }
  }
  return picture;
}

type Effect = LoggedWrite['effects'][number];

/** The picture after the effects, by what they say alone. */
function replay(before: Picture, effects: readonly Effect[]): Picture {
  return effects.reduce(replayOne, before);
}

function replayOne(picture: Picture, effect: Effect): Picture {
  const { what, name, action, before, after } = effect;
  const key = `${what} ${name}`;
  switch (what) {
    case 'outside-collaborator':
      return picture;
    case 'team-invitation':
      return ledTo(picture, effect);
    case 'team':
      return action === 'delete' ? without(picture, name) : withTeam(picture, effect);
    default:
      expect(picture[key], `${key} as it was`).toEqual(before);
      return action === 'delete' ? omit(picture, key) : { ...picture, [key]: after };
  }
}

function ledTo(picture: Picture, { name, action }: Effect): Picture {
  const [slug = '', login = ''] = name.split('/');
  const invitation = picture[`invitation ${login}`] as { readonly teams: readonly string[] };
  const others = invitation.teams.filter((one) => one !== slug);
  const teams = action === 'delete' ? others : [...others, slug].sort();
  return { ...picture, [`invitation ${login}`]: { ...invitation, teams } };
}

function withTeam(picture: Picture, { name, action, after }: Effect): Picture {
  const { privacy, parent, name: called } = after as Readonly<Record<string, string>>;
  const slug = called ?? name;
  const moved = action === 'update' ? renamed(picture, name, slug) : picture;
  return { ...moved, [`team ${slug}`]: { privacy, ...(parent === undefined ? {} : { parent }) } };
}

function omit(picture: Picture, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(picture).filter(([one]) => one !== key));
}

/** A team with all that is in it, and out of the invitations that led to it. */
function without(picture: Picture, slug: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(picture)
      .filter(([key]) => key !== `team ${slug}` && !key.includes(` ${slug}/`))
      .map(([key, value]) => [key, relinked(key, value, (one) => (one === slug ? undefined : one))]),
  );
}

function renamed(picture: Picture, slug: string, next: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(picture).map(([key, value]) => [
      key === `team ${slug}` ? `team ${next}` : key.replace(` ${slug}/`, ` ${next}/`),
      relinked(key, value, (one) => (one === slug ? next : one)),
    ]),
  );
}

function relinked(key: string, value: unknown, to: (slug: string) => string | undefined): unknown {
  const fields = value as { readonly parent?: string; readonly teams?: readonly string[] };
  if (key.startsWith('invitation ')) {
    return { ...fields, teams: fields.teams?.flatMap((one) => to(one) ?? []).sort() };
  }
  return key.startsWith('team ') && fields.parent !== undefined
    ? { ...fields, parent: to(fields.parent) }
    : value;
}
