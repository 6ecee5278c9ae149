import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './caller.ts';
import type { Effect } from './effect.ts';
import type { Emulated } from './emulated.ts';
import type { Organization } from './state.ts';

export interface Incoming {
  readonly method: string;
  /** Path and query, or the whole address where a proxy is asked. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request on its way. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly effects: Effect[];
  readonly copies: Map<number, Organization>;
  caller?: Caller;
  points: number;
}

export function readExchange(world: Emulated, incoming: Incoming): Exchange {
  const { pathname, searchParams } = new URL(incoming.target, 'http://emulator');
  const prefix = world.options.enterpriseServer === true ? /^\/api\/v3(?=\/|$)|^\/api(?=\/graphql$)/ : /^/;
  const path = prefix.test(pathname) ? pathname.replace(prefix, '') || '/' : '/outside-the-api';
  return {
    method: incoming.method,
    path: byNames(world, path),
    query: Object.fromEntries(searchParams),
    headers: incoming.headers,
    body: incoming.body === '' ? undefined : parsed(incoming.body),
    effects: [],
    copies: new Map(),
    points: 0,
  };
}

/** `/organizations/1/team/2/members`, as links of pages have it, is `/orgs/acme/teams/core/members`. */
function byNames(world: Emulated, path: string): string {
  const [, id, team, rest] = /^\/organizations\/(\d+)(?:\/team\/(\d+))?(\/.*)?$/.exec(path) ?? [];
  const organization = world.state.organizations.get(Number(id));
  if (organization === undefined) {
    return ofRepository(world, path);
  }
  const slug = team === undefined ? undefined : organization.teams.get(Number(team))?.slug;
  return `/orgs/${organization.login}${team === undefined ? '' : `/teams/${slug ?? '-'}`}${rest ?? ''}`;
}

/** `/repositories/3/pulls` is `/repos/acme/iam/pulls`. */
function ofRepository(world: Emulated, path: string): string {
  const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const owned = world.state.repositoryById(Number(id));
  return owned === undefined ? path : `/repos/${owned.owner.login}/${owned.repository.name}${rest}`;
}

export function isGraphql(exchange: Exchange): boolean {
  return exchange.path === '/graphql';
}

export function bearer(headers: IncomingHttpHeaders): string | undefined {
  return /^(?:bearer|token)\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export function asObject(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}
